import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { auditDatabase } from '../audit/audit-database.ts';
import type { BackupSummary } from './backup-content.ts';
import { bytesOf } from './check-backup.ts';
import { loadBackup, type LoadTarget } from './load-backup.ts';
import { restoreIntoLibsql } from './restore-into-libsql.ts';
import { restoreIntoPostgres } from './restore-into-postgres.ts';
import type { Loaded, Restored, RestoreOrder } from './restore-order.ts';

/**
 * Puts a backup back under a new epoch (R13): all of it or nothing. Pens are for the caller to suspend (R19).
 *
 * @throws {import('./damaged-backup.ts').DamagedBackup | import('./damaged-backup.ts').OtherBackupKey | import('../store/newer-database.ts').NewerDatabase}
 */
export async function restoreBackup(order: RestoreOrder): Promise<Restored> {
  const epoch = order.newId();
  const load = async (target: LoadTarget): Promise<Loaded | Extract<Restored, { status: 'findings' }>> => {
    const { database } = target;
    const summary = await loadBackup(bytesOf(order.file), order.keys, target);
    const { findings } = await auditDatabase(database, order.hash);
    if (findings.length > 0 && !order.despiteFindings) return { status: 'findings', findings };
    await database.updateTable('server_identity').set({ epoch }).where('id', '=', 1).execute();
    return { status: 'loaded', summary, findings };
  };
  const { databaseUrl } = order.place;
  const done =
    databaseUrl === undefined
      ? await restoreIntoLibsql(order, load)
      : await restoreIntoPostgres(databaseUrl, order, load);
  if (done.status !== 'loaded') return done;
  const { summary, findings, putAside } = done;
  return { status: 'restored', summary, epoch, putAside, findings, receiptKey: putKeyBack(order, summary) };
}

/** What signs receipts now goes on signing; what it signed before verifies by the keys in the database. */
function putKeyBack(
  { receiptKeyFile }: RestoreOrder,
  { head }: BackupSummary,
): 'putBack' | 'stoodThere' | 'notInBackup' {
  if (existsSync(receiptKeyFile)) return 'stoodThere';
  if (head.receiptKey === null) return 'notInBackup';
  mkdirSync(dirname(receiptKeyFile), { recursive: true, mode: 0o700 });
  writeFileSync(receiptKeyFile, head.receiptKey, { mode: 0o600, flag: 'wx' });
  return 'putBack';
}
