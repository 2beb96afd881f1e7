import { join } from 'node:path';
import type { Logger } from 'pino';
import type { Connection, Outcome, Standing } from '../connector.ts';
import type { DropFolderTarget } from '../delivery-settings.ts';
import { plainDossier } from '../plain/write-dossier.ts';
import { readStanding } from '../plain/read-standing.ts';
import { provinceOf } from '../province-of.ts';
import { withoutFiles } from '../without-files.ts';
import { dropOnce, finishDrop, wasDropped } from './drop-once.ts';
import { fileOf, type Folders, openFolders } from './folders.ts';
import { answerIn, readIncoming } from './read-incoming.ts';
import { codeOfFailure } from '../../code-of-failure.ts';

interface DropFolderParts {
  readonly target: DropFolderTarget;
  readonly clock: { readonly now: () => string };
  readonly newId: () => string;
  readonly log: Logger;
}

/** A folder between us and an integration bus: dossiers lie there as files, whole or not at all, and answers come back as files. */
export function connectDropFolder({ target, clock, newId, log }: DropFolderParts): Connection {
  const unclear = (error: unknown): Extract<Outcome, { kind: 'unclear' }> => ({
    kind: 'unclear',
    said: `the folder cannot be used: ${codeOfFailure(error)}`,
  });

  return {
    async send(parcel) {
      const text = JSON.stringify(plainDossier(parcel, provinceOf(parcel.communeCode, target)));
      const request = withoutFiles(text);
      try {
        const outcome = await dropOnce(parcel.code, text, await openFolders(target.folder), newId);
        return { outcome, said: { request, response: outcome.kind } };
      } catch (error) {
        return { outcome: unclear(error), said: { request, response: codeOfFailure(error) } };
      }
    },
    async ask({ codes }) {
      const request = codes.join(' ');
      try {
        const folders = await openFolders(target.folder);
        await readIncoming(folders, { now: () => Date.parse(clock.now()), newId, log });
        const standings: Standing[] = [];
        for (const code of codes) {
          const standing = await standingOf(code, folders);
          if (standing !== undefined) standings.push(standing);
        }
        return { outcome: { kind: 'told', standings, unread: [] }, said: { request, response: '' } };
      } catch (error) {
        return { outcome: unclear(error), said: { request, response: codeOfFailure(error) } };
      }
    },
  };
}

async function standingOf(code: string, folders: Folders): Promise<Standing | undefined> {
  await finishDrop(code, folders);
  const answer = await answerIn(join(folders.done, fileOf(code)));
  if (answer !== undefined) return readStanding(answer);
  return (await wasDropped(code, folders)) ? readStanding({ code, state: 'received' }) : undefined;
}
