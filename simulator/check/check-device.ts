import type { Machine } from '../world/machine.ts';
import type { Ledger } from './ledger.ts';

type Row = Readonly<Record<string, unknown>>;

/** What a machine's disk holds of what its screens said is saved: R4, at any moment. */
export function checkDisk(ledger: Ledger, machine: Machine): void {
  if (machine.disk.relaxed) ledger.violate('durable', `${machine.name} wrote acts without strict durability`);
  const outbox = byId(machine.disk.rows('outbox'));
  const acknowledged = byId(machine.disk.rows('acknowledged'));
  for (const { mid, machine: of, name } of ledger.saved.values()) {
    if (of !== machine.name || ledger.takenByDisk.has(mid) || ledger.forgotten.has(mid)) continue;
    const answered = acknowledged.get(mid);
    if (!outbox.has(mid) && answered === undefined) {
      ledger.violate('onDisk', `${name} ${mid} is neither waiting nor answered on ${of}`);
    } else if (answered?.['outcome'] === 'released') {
      if (!ledger.released.has(mid)) ledger.violate('onDisk', `${name} ${mid} was let go by nobody`);
    } else if (answered !== undefined && !ledger.hasFinal(mid, ['applied', 'merged'])) {
      ledger.violate('screen', `${name} ${mid} counts as received on ${of}, and no server has taken it`);
    }
  }
  for (const [mid, row] of outbox) {
    if (row['state'] === 'refused' && !ledger.hasFinal(mid, ['refused'])) {
      ledger.violate('screen', `${mid} counts as refused on ${machine.name}, and no server has refused it`);
    }
  }
}

export function byId(rows: readonly Row[]): Map<string, Row> {
  return new Map(rows.map((row) => [String(row['id']), row]));
}

/** How many acts wait on this disk, and when the oldest was made, as the rows say themselves. */
export function waitingOn(machine: Machine): { readonly count: number; readonly oldest: string | null } {
  let count = 0;
  let oldest: Row | undefined;
  for (const row of machine.disk.rows('outbox')) {
    if (row['state'] !== 'waiting') continue;
    count += 1;
    if (oldest === undefined || Number(row['turn']) < Number(oldest['turn'])) oldest = row;
  }
  return { count, oldest: oldest === undefined ? null : String(oldest['madeAt']) };
}
