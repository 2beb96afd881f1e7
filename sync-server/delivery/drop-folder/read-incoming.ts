import { lstat, readdir, readFile, rename } from 'node:fs/promises';
import { join } from 'node:path';
import type { Logger } from 'pino';
import * as v from 'valibot';
import { plainStandingSchema } from '../plain/plain-dossier.ts';
import { fileOf, type Folders, rejectedNameOf } from './folders.ts';
import { codeOfFailure } from '../../code-of-failure.ts';
import { writeWhole } from '../../write-whole.ts';

/** A file that cannot be read may still be being written; after so long without a change it is not. */
const stillWrittenMs = 60_000;
const largest = 20_000_000;

interface IncomingParts {
  /** Milliseconds since 1970. */
  readonly now: () => number;
  readonly newId: () => string;
  readonly log: Logger;
}

/** Goes through what the bus has answered: each file is the last word about its dossier, or rejected with why, or left alone while it is being written. One that cannot be read holds up no other. */
export async function readIncoming(folders: Folders, parts: IncomingParts): Promise<void> {
  for (const name of (await readdir(folders.incoming)).sort()) {
    if (name.startsWith('.') || !name.endsWith('.json')) continue;
    try {
      await readOne(name, folders, parts);
    } catch (error) {
      const code = codeOfFailure(error);
      // Another process was before us, or the bus took it back.
      if (code === 'ENOENT') continue;
      parts.log.warn({ code }, 'a file among the answers of the bus cannot be read or set aside: look at its rights');
    }
  }
}

async function readOne(name: string, folders: Folders, parts: IncomingParts): Promise<void> {
  const file = join(folders.incoming, name);
  const facts = await lstat(file);
  if (!facts.isFile()) return;
  const reject = async (why: string): Promise<void> => {
    const rejected = join(folders.rejected, rejectedNameOf(name));
    await writeWhole(`${rejected}.why.txt`, `${why}\n`, parts.newId);
    await rename(file, rejected);
  };
  if (facts.size > largest) return reject(`longer than ${largest} bytes`);
  const told = jsonOf(await readFile(file, 'utf8'));
  if (told === undefined) {
    if (parts.now() - facts.mtimeMs < stillWrittenMs) return;
    return reject('not JSON');
  }
  const read = v.safeParse(plainStandingSchema, told);
  if (!read.success) {
    const [issue] = read.issues;
    return reject(`${v.getDotPath(issue) ?? 'the whole'} is not as it should be`);
  }
  const done = join(folders.done, fileOf(read.output.code));
  const before = await answerIn(done);
  if (before?.at !== undefined && read.output.at !== undefined && before.at > read.output.at) {
    return reject('a later answer about this dossier is here already');
  }
  await rename(file, done);
}

/** The last answer about a dossier; `undefined`: there is none. */
export async function answerIn(done: string): Promise<v.InferOutput<typeof plainStandingSchema> | undefined> {
  try {
    const read = v.safeParse(plainStandingSchema, jsonOf(await readFile(done, 'utf8')));
    return read.success ? read.output : undefined;
  } catch (error) {
    if (codeOfFailure(error) === 'ENOENT') return undefined;
    throw error;
  }
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return undefined;
  }
}
