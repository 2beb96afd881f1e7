import type { Machine } from '../world/machine.ts';
import type { Ledger } from './ledger.ts';
import type { ServerState } from './read-server.ts';

/** R3: what one person did on one machine reached the server in the order in which it was done there, whatever any clock said. */
export function checkOrder(ledger: Ledger, machine: Machine, { mutations }: ServerState): void {
  const latest = new Map<string, { readonly no: number; readonly mid: string }>();
  const rows = [...machine.disk.rows('acknowledged'), ...machine.disk.rows('outbox')];
  for (const row of rows.sort((a, b) => Number(a['turn']) - Number(b['turn']))) {
    const [mid, author] = [String(row['id']), String(row['author'])];
    const no = mutations.get(mid)?.no;
    if (no === undefined || ledger.damaged.has(mid)) continue;
    const before = latest.get(author);
    if (before !== undefined && no < before.no) {
      ledger.violate('order', `${mid} was done after ${before.mid} on ${machine.name} and arrived before it`);
    } else latest.set(author, { no, mid });
  }
}
