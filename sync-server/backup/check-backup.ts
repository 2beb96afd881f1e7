import { createReadStream } from 'node:fs';
import type { HashText } from '../../src/domain/words.ts';
import { auditDatabase } from '../audit/audit-database.ts';
import type { Finding } from '../audit/finding.ts';
import type { BackupSummary } from './backup-content.ts';
import { openLibsqlTarget } from './libsql-target.ts';
import type { BackupKey } from './key-file.ts';
import { loadBackup } from './load-backup.ts';

export interface CheckedBackup {
  readonly summary: BackupSummary;
  readonly findings: readonly Finding[];
}

/**
 * Restores a backup into memory and walks all of it: that it can be opened to its end, put back, and that what is in it
 * hangs together. Nothing is left on the disk. It takes as much memory as the database is large.
 *
 * @throws {import('./damaged-backup.ts').DamagedBackup | import('./damaged-backup.ts').OtherBackupKey}
 */
export async function checkBackup(
  file: string,
  { keys, hash, at }: { readonly keys: readonly BackupKey[]; readonly hash: HashText; readonly at: string },
): Promise<CheckedBackup> {
  const target = openLibsqlTarget(':memory:', { at, epoch: '' });
  try {
    const { database } = target;
    const summary = await loadBackup(bytesOf(file), keys, target);
    return { summary, findings: (await auditDatabase(database, hash)).findings };
  } finally {
    await target.close();
  }
}

export async function* bytesOf(file: string): AsyncGenerator<Buffer> {
  for await (const chunk of createReadStream(file)) yield chunk as Buffer;
}
