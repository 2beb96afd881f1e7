import type { Machine } from '../world/machine.ts';
import { scope } from '../world/people-of-the-world.ts';
import { byId } from './check-device.ts';
import type { Ledger } from './ledger.ts';

/**
 * R18: once a server has answered somebody whose access had ended before she asked, her machine holds nothing of the
 * commune but what was made on it and waits.
 */
export function checkLeft(ledger: Ledger, machine: Machine): void {
  const { disk, heard, name } = machine;
  const ended = ledger.ended.get(heard?.account ?? '');
  if (heard === null || ended === undefined || heard.askedAt <= ended.to || machine.account !== heard.account) return;
  const made = new Set(disk.rows('outbox').map(({ entity }) => entity));
  const views = disk.rows('views').filter((row) => row['scope'] === scope && !made.has(row['id']));
  const records = disk.rows('records').filter((row) => row['scope'] === scope);
  const follows = byId(disk.rows('meta')).has(`scope:${scope}`);
  if (records.length > 0 || views.length > 0 || follows)
    ledger.violate(
      'left',
      `${name} holds ${records.length} records and ${views.length} views of somebody’s who may not see them`,
    );
}
