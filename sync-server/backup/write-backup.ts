import { existsSync, readFileSync, rmSync } from 'node:fs';
import { link, open } from 'node:fs/promises';
import { join } from 'node:path';
import { createGzip } from 'node:zlib';
import type { RandomBytes } from '../secrets.ts';
import { type DatabasePlace, readWhole } from '../store/read-whole.ts';
import type { BackupSummary } from './backup-content.ts';
import { backupName, makeFolder, syncFolder, tidyFolder } from './backup-folder.ts';
import { backupLines } from './backup-lines.ts';
import type { BackupKey } from './key-file.ts';
import { sealFrames } from './sealed-frames.ts';
import { throughZlib } from './through-zlib.ts';

export interface WriteBackupParts {
  readonly place: DatabasePlace;
  readonly folder: string;
  readonly key: BackupKey;
  /** Of the key receipts are signed with; it goes into the backup where it is there. */
  readonly receiptKeyFile: string;
  readonly at: string;
  readonly server: string;
  readonly randomBytes: RandomBytes;
  readonly pause: () => Promise<void>;
}

export interface WrittenBackup {
  readonly file: string;
  readonly bytes: number;
  readonly summary: BackupSummary;
  /** Older ones taken away because of their age. */
  readonly outlived: number;
}

/** The folder has no room, or is not to be written to. What was there before is there still. */
export class BackupNotWritten extends Error {
  override readonly name = 'BackupNotWritten';
}

/**
 * Copies the whole database of one moment into a new file of the folder: written beside, on disk, and only then called a
 * backup. Older ones go by their age when it is there, never before.
 *
 * @throws {BackupNotWritten | import('../store/read-whole.ts').NoDatabase}
 */
export async function writeBackup(parts: WriteBackupParts): Promise<WrittenBackup> {
  const { place, folder, key, at, server, randomBytes, pause } = parts;
  const file = join(folder, backupName(at));
  const beside = `${file}.partial`;
  const receiptKey = existsSync(parts.receiptKeyFile) ? readFileSync(parts.receiptKeyFile, 'utf8') : null;
  let written: { bytes: number; summary: BackupSummary } | undefined;
  try {
    makeFolder(folder);
    await readWhole(place, async (database, kind) => {
      let summary: BackupSummary | undefined;
      const lines = backupLines(database, kind, { at, server, receiptKey, pause });
      const kept = (async function* () {
        summary = yield* lines;
      })();
      const packed = throughZlib(kept, createGzip());
      const bytes = await writeAll(beside, sealFrames(packed, { key, at, randomBytes }));
      if (summary !== undefined) written = { bytes, summary };
    });
    if (written === undefined) throw new Error('The copy ended without an end.');
    // Not renamed: that would put it in the place of another one of the same moment.
    await link(beside, file);
    rmSync(beside);
    syncFolder(folder);
    return { file, ...written, outlived: tidyFolder(folder, at) };
  } catch (error) {
    rmSync(beside, { force: true });
    const code = error instanceof Error && 'code' in error ? String(error.code) : '';
    const reason = reasons[code];
    if (reason === undefined) throw error;
    throw new BackupNotWritten(`${reason}: ${folder}. Older backups are as they were.`, { cause: error });
  }
}

const reasons: Readonly<Record<string, string>> = {
  ENOSPC: 'There is no room left for a backup in',
  EDQUOT: 'There is no room left for a backup in',
  EFBIG: 'A file may not be as large as the backup in',
  EROFS: 'Nothing can be written to',
  EACCES: 'This account may not write to',
  EPERM: 'This account may not write to',
  EIO: 'The disk fails in',
  EEXIST: 'A backup of this very moment is there, or being written, in',
};

async function writeAll(file: string, chunks: AsyncIterable<Buffer>): Promise<number> {
  const handle = await open(file, 'wx', 0o600);
  let bytes = 0;
  try {
    for await (const chunk of chunks) {
      await handle.appendFile(chunk);
      bytes += chunk.length;
    }
    await handle.sync();
  } finally {
    await handle.close();
  }
  return bytes;
}
