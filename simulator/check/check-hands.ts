import type { Receipt } from '../../src/protocol/receipt.ts';
import type { ServerStore } from '../../sync-server/store/port.ts';
import type { Machine } from '../world/machine.ts';
import { scope } from '../world/people-of-the-world.ts';
import type { Ledger } from './ledger.ts';

/** The server's last word on each of these acts. */
export async function readLastWords(
  store: ServerStore,
  mids: readonly string[],
): Promise<ReadonlyMap<string, Receipt>> {
  const latest = await store.read((reads) => reads(scope).latestReceipts(mids));
  return new Map(latest.map((receipt) => [receipt.mid, receipt]));
}

/**
 * R4, R10, R13: what the server holds or has refused lies as such with who made it, wherever that is kept; what it has
 * taken lies nowhere as something to be dealt with. Each disagreement in a sentence.
 */
export function notInHands(ledger: Ledger, machine: Machine, words: ReadonlyMap<string, Receipt>): readonly string[] {
  const apart: string[] = [];
  const compare = (mid: string, here: string): void => {
    const word = words.get(mid);
    if (word === undefined || ledger.damaged.has(mid)) return;
    const said = word.status === 'applied' || word.status === 'merged' ? 'received' : word.status;
    const expected = said === 'received' || said === 'refused' ? said : 'held';
    if (here !== expected) apart.push(`${mid} is ${here} on ${machine.name}, and the server has it as ${word.status}`);
  };
  for (const row of machine.disk.rows('outbox')) compare(String(row['id']), String(row['state']));
  for (const row of machine.disk.rows('acknowledged')) {
    if (row['outcome'] !== 'released') compare(String(row['id']), 'received');
  }
  return apart;
}
