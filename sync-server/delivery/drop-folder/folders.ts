import { createHash } from 'node:crypto';
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';

/**
 * `ready`: a dossier about to go, whole; `outgoing`: dossiers for the bus, which takes each away; `sent`: that one was put there, by its code, and in answer to what; `incoming`: answers of the bus; `done`: the last
 * answer about each; `rejected`: files that are no answer, each with why.
 */
const names = ['ready', 'outgoing', 'sent', 'incoming', 'done', 'rejected'] as const;
export type Folders = Readonly<Record<(typeof names)[number], string>>;

export async function openFolders(root: string): Promise<Folders> {
  for (const name of names) await mkdir(join(root, name), { recursive: true, mode: 0o770 });
  const at = (name: (typeof names)[number]): string => join(root, name);
  return {
    ready: at('ready'),
    outgoing: at('outgoing'),
    sent: at('sent'),
    incoming: at('incoming'),
    done: at('done'),
    rejected: at('rejected'),
  };
}

/** The file of a dossier, from letters that lead nowhere else: a code that has others is named by its hash. */
export function fileOf(code: string): string {
  const isPlain = code.length <= 100 && /^[A-Z0-9]+(?:[.-][A-Z0-9]+)*$/u.test(code);
  return isPlain ? `${code}.json` : hashed(code);
}

/** Most bytes of a name that leave room for what is written beside it. */
const longestName = 200;

/** A file that is no answer keeps its name, unless nothing more may be put after it. */
export function rejectedNameOf(name: string): string {
  return Buffer.byteLength(name) <= longestName ? name : hashed(name);
}

function hashed(text: string): string {
  return `hash-${createHash('sha256').update(text).digest('hex')}.json`;
}
