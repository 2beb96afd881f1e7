import { applyToOffice } from '../domain/office/apply-to-office.ts';
import type { Office } from '../domain/office/office.ts';
import { officeIdOf } from '../domain/office/office-id.ts';
import { mayTakeEffect } from './entity-view.ts';
import { readMeta, type Sending } from './meta.ts';
import { entryOf, exchangeOf, sentNow } from './outbox-entries.ts';
import { openOfficeRecord } from './row-content.ts';
import type { AcknowledgedRow, OutboxRow, RecordRow } from './rows.ts';
import type { OfficeView, Store } from './store.ts';
import { reopening } from './storage-failure.ts';
import type { StoreParts } from './store-parts.ts';
import { missingFromBase, viewedActs } from './viewed-acts.ts';

interface Found {
  readonly record: RecordRow | undefined;
  readonly outbox: readonly OutboxRow[];
  readonly acknowledged: readonly AcknowledgedRow[];
  readonly sending: Sending | undefined;
}

const nothing: Found = { record: undefined, outbox: [], acknowledged: [], sending: undefined };

/** What the signed-in person's commune has stated for itself: the base, with this device's acts that it does not hold yet. */
export async function readOffice(parts: StoreParts): ReturnType<Store['office']> {
  const found = await find(parts);
  const base = await baseOf(parts, found.record);
  const acts = missingFromBase([...found.acknowledged, ...found.outbox], found.record);
  const inBase = new Set(base?.statements.map(({ id }) => id));
  let office = base;
  for (const { mutation, status, recordedAt } of await viewedActs(
    parts.boxes,
    acts.sort((a, b) => a.turn - b.turn),
  )) {
    if (mutation === undefined || inBase.has(mutation.mid) || !mayTakeEffect(status)) continue;
    const outcome = applyToOffice(office, mutation, recordedAt);
    if ('office' in outcome) office = outcome.office;
  }
  const isSent = sentNow(found.sending, parts.clock);
  const waiting = await Promise.all(found.outbox.map((row) => entryOf(parts, row, { isSent, beside: [] })));
  const isWhole = found.record === undefined || base !== undefined;
  return { office: office ?? null, isWhole, exchange: exchangeOf(waiting), waiting } satisfies OfficeView;
}

async function find({ database }: StoreParts): Promise<Found> {
  const tables = [database.meta, database.records, database.outbox, database.acknowledged];
  return reopening(database, () =>
    database.transaction('r', tables, async (): Promise<Found> => {
      const scope = (await readMeta(database, 'session'))?.scope;
      const id = scope === undefined ? undefined : officeIdOf(scope);
      if (id === undefined) return nothing;
      // Beside each other: in a browser a question deeper than two calls, asked alone, can lose its transaction (decision 0166).
      const [record, outbox, acknowledged, sending] = await Promise.all([
        database.records.get(id),
        database.outbox.where('entity').equals(id).sortBy('turn'),
        database.acknowledged.where('entity').equals(id).toArray(),
        readMeta(database, 'sending'),
      ]);
      return { record, outbox, acknowledged, sending };
    }),
  );
}

async function baseOf(parts: StoreParts, record: RecordRow | undefined): Promise<Office | undefined> {
  if (record === undefined) return undefined;
  const office = await openOfficeRecord(parts.boxes, record);
  if (office === undefined) parts.noteDamage('records', record.id);
  return office;
}
