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

type Desk = Pick<Machine, 'name' | 'device'> & { readonly disk: Pick<Machine['disk'], 'rows'> };

/**
 * R4, R10, R13: what the server holds or has refused lies as such with who made it; what it has taken lies nowhere as
 * something to be dealt with. Of machines with one copied profile it is enough that one knows. Each disagreement in a
 * sentence.
 */
export function notInHands(
  ledger: Ledger,
  machines: readonly Desk[],
  words: ReadonlyMap<string, Pick<Receipt, 'status'>>,
): readonly string[] {
  const known = new Set<string>();
  const apart: { readonly mid: string; readonly sentence: string }[] = [];
  const compare = (mid: string, here: string, where: string): void => {
    const word = words.get(mid);
    if (word === undefined || ledger.damaged.has(mid)) return;
    const said = word.status === 'applied' || word.status === 'merged' ? 'received' : word.status;
    const expected = said === 'received' || said === 'refused' ? said : 'held';
    if (here === expected) known.add(mid);
    else apart.push({ mid, sentence: `${mid} is ${here} on ${where}, and the server has it as ${word.status}` });
  };
  for (const { name, disk, device } of machines) {
    // R18: a machine that was revoked, and cannot hand in what waits, is told nothing of what becomes of the rest.
    const hearsNothing = ledger.revoked.has(device ?? '');
    for (const row of disk.rows('outbox')) {
      const state = String(row['state']);
      if (!hearsNothing || (state !== 'held' && state !== 'waiting')) compare(String(row['id']), state, name);
    }
    for (const row of disk.rows('acknowledged')) {
      if (row['outcome'] !== 'released') compare(String(row['id']), 'received', name);
    }
  }
  return apart.filter(({ mid }) => !known.has(mid)).map(({ sentence }) => sentence);
}
