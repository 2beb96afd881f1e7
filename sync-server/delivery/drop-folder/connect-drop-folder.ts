import { access, rename } from 'node:fs/promises';
import { join } from 'node:path';
import type { Logger } from 'pino';
import type { Connection, Outcome, Standing } from '../connector.ts';
import type { DropFolderTarget } from '../delivery-settings.ts';
import { plainDossier } from '../plain/write-dossier.ts';
import { readStanding } from '../plain/read-standing.ts';
import { provinceOf } from '../province-of.ts';
import { withoutFiles } from '../without-files.ts';
import { fileOf, type Folders, openFolders } from './folders.ts';
import { answerIn, readIncoming } from './read-incoming.ts';
import { codeOfFailure } from '../../code-of-failure.ts';
import { writeWhole } from '../../write-whole.ts';

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
        const outcome = await drop(parcel.code, text, await openFolders(target.folder), newId);
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

/** Puts it there, anew where they have asked for more or refused it; one that is on its way stays as it lies. */
async function drop(code: string, text: string, folders: Folders, newId: () => string): Promise<Outcome> {
  const name = fileOf(code);
  const done = join(folders.done, name);
  const answer = await answerIn(done);
  const isWanted = answer?.state === 'supplement' || answer?.state === 'refused';
  if (!isWanted && (answer !== undefined || (await isThere(join(folders.sent, name))))) {
    return { kind: 'already', said: 'it lies there' };
  }
  await writeWhole(join(folders.outgoing, name), text, newId);
  // Only then, so that nothing is taken for sent that is not.
  await writeWhole(join(folders.sent, name), '{}', newId);
  // What they said of it as it was before is no answer to it as it is now.
  if (isWanted) await rename(done, join(folders.done, `${name}.before`));
  return { kind: 'taken' };
}

async function standingOf(code: string, folders: Folders): Promise<Standing | undefined> {
  const name = fileOf(code);
  const answer = await answerIn(join(folders.done, name));
  if (answer !== undefined) return readStanding(answer);
  const isKnown = (await isThere(join(folders.sent, name))) || (await isThere(join(folders.outgoing, name)));
  return isKnown ? readStanding({ code, state: 'received' }) : undefined;
}

async function isThere(file: string): Promise<boolean> {
  try {
    await access(file);
    return true;
  } catch {
    return false;
  }
}
