import type { DeviceDatabase } from './database.ts';
import { readMeta } from './meta.ts';
import { deleteRecovery, isRecovering, readRecovery } from './restore-state.ts';

const keptMilliseconds = 45 * 24 * 60 * 60 * 1_000;
const mostAtOnce = 200;

/**
 * Acts acknowledged more than 45 days ago leave, a few with each exchange (R13, R17). Age is told by the server's clock
 * alone: a machine whose clock is years ahead forgets nothing early (R3). Only inside a transaction.
 */
export async function clearAcknowledged(
  database: DeviceDatabase,
  { scope, serverTime }: { readonly scope: string; readonly serverTime: number },
): Promise<void> {
  const before = new Date(serverTime - keptMilliseconds).toISOString();
  const old = await database.acknowledged
    .where('serverTime')
    .below(before)
    .filter(({ settledAt = '' }) => settledAt < before)
    .limit(mostAtOnce)
    .primaryKeys();
  if (old.length > 0) await database.acknowledged.bulkDelete(old);
  const copied = await readMeta(database, 'copied');
  if (copied !== undefined && copied.noticedAt < before) await database.meta.delete('copied');
  // What became of a restore is told as long as the acts are kept that it was about.
  const recovery = await readRecovery(database, scope);
  if (recovery !== undefined && (recovery.noticedAt ?? '') < before && !isRecovering(recovery)) {
    await deleteRecovery(database, scope);
  }
}
