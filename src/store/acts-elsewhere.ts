import type { Collection, InsertType } from 'dexie';
import type { DeviceDatabase } from './database.ts';
import type { OutboxRow } from './rows.ts';

/** Who is signed in, and for which commune. */
export interface Worker {
  readonly account: string;
  readonly scope: string;
}

/**
 * What she made herself for another commune than the one she works for now, before and behind it in the order of lanes:
 * she was moved, and it still travels, to be kept there for the people in charge (R4, R18).
 */
export function actsElsewhere(
  { outbox }: DeviceDatabase,
  state: OutboxRow['state'],
  { account, scope }: Worker,
  after: string | null = null,
): readonly Collection<OutboxRow, string, InsertType<OutboxRow, 'id'>>[] {
  const ranges = [
    [
      [state, ''],
      [state, `${scope}/`],
    ],
    [
      [state, `${scope}/\uffff`],
      [state, '\uffff'],
    ],
  ] as const;
  return ranges.flatMap(([begin, end]) => {
    if (after !== null && after >= end[1]) return [];
    const from = after === null || after < begin[1] ? begin : [state, after, Infinity];
    const acts = outbox.where('[state+lane+seq]').between(from, end, false);
    return [acts.filter((row) => row.author === account)];
  });
}

/** Only inside a transaction. */
export async function firstElsewhere(
  database: DeviceDatabase,
  worker: Worker,
  after: string | null = null,
): Promise<OutboxRow | undefined> {
  for (const acts of actsElsewhere(database, 'waiting', worker, after)) {
    const first = await acts.first();
    if (first !== undefined) return first;
  }
  return undefined;
}
