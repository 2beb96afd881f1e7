import { createHash } from 'node:crypto';
import { closeSync, fsyncSync, openSync, readFileSync, statSync, writeSync } from 'node:fs';
import type { RandomBytes } from '../secrets.ts';

/** What backups are sealed under. */
export interface BackupKey {
  /** 16 hex digits made of the key, so that a digit mistyped from paper is noticed. */
  readonly id: string;
  /** 32 bytes. */
  readonly secret: Buffer;
}

/** A key file that cannot be used; the message tells what a person must put right. */
export class BadKeyFile extends Error {
  override readonly name = 'BadKeyFile';
}

const title = 'lien-mach backup key 1';

function keyOf(secret: Buffer): BackupKey {
  const id = createHash('sha256')
    .update(`${title} ${secret.toString('hex')}`)
    .digest('hex')
    .slice(0, 16);
  return { id, secret };
}

/**
 * Makes a key in a new file that this account of the machine alone may read: three things in plain letters, fit to be
 * written on paper and typed in again.
 *
 * @throws {BadKeyFile} when there is a file already: the backups sealed under what is in it would be lost with it
 */
export function makeKeyFile(file: string, randomBytes: RandomBytes): BackupKey {
  const key = keyOf(Buffer.from(randomBytes(32)));
  const groups = key.secret.toString('hex').match(/.{16}/gu) ?? [];
  const lines = groups.map((line) => (line.match(/.{4}/gu) ?? []).join(' '));
  try {
    const handle = openSync(file, 'wx', 0o600);
    writeSync(handle, [title, `id ${key.id}`, ...lines, ''].join('\n'));
    fsyncSync(handle);
    closeSync(handle);
  } catch (error) {
    throw new BadKeyFile(`The key cannot be written to ${file}: ${reasonOf(error)}.`, { cause: error });
  }
  return key;
}

/** @throws {BadKeyFile} also when others on the machine may read the file */
export function readKeyFile(file: string): BackupKey {
  let text: string;
  try {
    if ((statSync(file).mode & 0o077) !== 0) {
      throw new BadKeyFile(
        `Others on this machine may read ${file}. Give it mode 0600, and think who may have read it.`,
      );
    }
    text = readFileSync(file, 'utf8');
  } catch (error) {
    if (error instanceof BadKeyFile) throw error;
    throw new BadKeyFile(`The key file ${file} cannot be read: ${reasonOf(error)}.`, { cause: error });
  }
  const [, id = '', digits = ''] =
    /^lien-mach\s+backup\s+key\s+1\s+id\s+([0-9a-f]{16})\s+([0-9a-f\s]+)$/u.exec(text) ?? [];
  const hex = digits.replaceAll(/\s/gu, '');
  if (hex.length !== 64) throw new BadKeyFile(`${file} is not a backup key.`);
  const key = keyOf(Buffer.from(hex, 'hex'));
  if (key.id !== id) throw new BadKeyFile(`A digit of the key in ${file} is wrong: it does not fit its id ${id}.`);
  return key;
}

function reasonOf(error: unknown): string {
  const code = error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : 'unknown';
  return code === 'EEXIST' ? 'there is a file already' : code;
}
