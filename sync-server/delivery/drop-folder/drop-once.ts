import { createHash } from 'node:crypto';
import { access, readFile, rename, stat } from 'node:fs/promises';
import { join } from 'node:path';
import * as v from 'valibot';
import { syncFolder } from '../../backup/backup-folder.ts';
import { codeOfFailure } from '../../code-of-failure.ts';
import { writeWhole } from '../../write-whole.ts';
import type { Outcome } from '../connector.ts';
import { fileOf, type Folders } from './folders.ts';
import { answerIn } from './read-incoming.ts';

/** Of a dossier that was put there: to which answer of the bus; `null`: it was the first time. */
const sentSchema = v.object({ inAnswerTo: v.optional(v.nullable(v.string()), null) });

/**
 * Puts a dossier there, anew where they have asked for more or refused it; one that is on its way stays as it lies. It is made ready beside, then noted as
 * sent, then renamed: killed anywhere between, whoever comes next sees by what is ready and what is noted how far it came, and it goes once.
 */
export async function dropOnce(code: string, text: string, folders: Folders, newId: () => string): Promise<Outcome> {
  await finishDrop(code, folders);
  const { ready, outgoing, sent, done } = placesOf(code, folders);
  const inAnswerTo = await nameOf(done);
  const answer = await answerIn(done);
  const isWanted = answer?.state === 'supplement' || answer?.state === 'refused';
  if (!isWanted && (answer !== undefined || (await isThere(sent)) || (await isThere(outgoing)))) {
    return { kind: 'already', said: 'it lies there' };
  }
  await writeWhole(ready, text, newId);
  await writeWhole(sent, JSON.stringify({ inAnswerTo }), newId);
  await finishDrop(code, folders);
  // Another process has found another answer of theirs meanwhile.
  if (await isThere(ready)) return { kind: 'unclear', said: 'they have answered meanwhile' };
  return { kind: 'taken' };
}

/** What was noted as sent and still lies ready goes now; what they said of it as it was before is no answer to it as it is now. */
export async function finishDrop(code: string, folders: Folders): Promise<void> {
  const { ready, outgoing, sent, done } = placesOf(code, folders);
  const noted = await readSent(sent);
  const before = await nameOf(done);
  // Made ready and not noted: it was killed before it was sent.
  if (noted === undefined || noted.inAnswerTo !== before) return;
  if (await isThere(ready)) {
    await rename(ready, outgoing);
    syncFolder(folders.outgoing);
    syncFolder(folders.ready);
  }
  if (before !== null) await rename(done, `${done}.before`);
}

export async function wasDropped(code: string, folders: Folders): Promise<boolean> {
  const { sent, outgoing } = placesOf(code, folders);
  return (await isThere(sent)) || (await isThere(outgoing));
}

function placesOf(code: string, folders: Folders) {
  const name = fileOf(code);
  return {
    ready: join(folders.ready, name),
    outgoing: join(folders.outgoing, name),
    sent: join(folders.sent, name),
    done: join(folders.done, name),
  };
}

async function readSent(sent: string): Promise<v.InferOutput<typeof sentSchema> | undefined> {
  const text = await textOf(sent);
  if (text === undefined) return undefined;
  try {
    return v.parse(sentSchema, JSON.parse(text));
  } catch {
    return { inAnswerTo: null };
  }
}

/** An answer by its words and when it was written: the same words may be said of it again. */
async function nameOf(answer: string): Promise<string | null> {
  const text = await textOf(answer);
  if (text === undefined) return null;
  const { mtimeMs } = await stat(answer);
  return createHash('sha256').update(`${mtimeMs}\n${text}`).digest('hex');
}

async function textOf(file: string): Promise<string | undefined> {
  try {
    return await readFile(file, 'utf8');
  } catch (error) {
    if (codeOfFailure(error) === 'ENOENT') return undefined;
    throw error;
  }
}

async function isThere(file: string): Promise<boolean> {
  try {
    await access(file);
    return true;
  } catch {
    return false;
  }
}
