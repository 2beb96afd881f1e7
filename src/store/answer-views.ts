import { entityView } from './entity-view.ts';
import { readGeneration } from './meta.ts';
import { sealView } from './prepare-act.ts';
import { openMutation, openReceipt, openRecord } from './row-content.ts';
import type { OutboxRow, RecordRow, ViewRow } from './rows.ts';
import type { Settled } from './settle-receipts.ts';
import { reopening } from './storage-failure.ts';
import type { StoreParts } from './store-parts.ts';

export interface RemadeViews {
  readonly put: readonly ViewRow[];
  readonly gone: readonly string[];
}

export interface Changed {
  readonly settled: Settled;
  readonly rows: ReadonlyMap<string, RecordRow>;
  /** Records that leave the base. */
  readonly swept: readonly string[];
}

/** Views of every record an answer touched, on the base and outbox as they will be; `undefined` when the ground moved. */
export async function remakeViews(
  parts: StoreParts,
  generation: number,
  { settled, rows, swept }: Changed,
): Promise<RemadeViews | undefined> {
  const leaving = new Set([...settled.acknowledged, ...settled.again].map((row) => row.id));
  const kept = new Map(settled.kept.map((row) => [row.id, row]));
  const answered = [...settled.acknowledged, ...settled.kept].map((row) => row.entity);
  const entities = [...new Set([...rows.keys(), ...swept, ...answered])];
  const found = await readEntities(parts, entities);
  if (found.generation !== generation) return undefined;

  const acts = new Map<string, OutboxRow[]>();
  for (const row of found.outbox) {
    if (leaving.has(row.id)) continue;
    acts.set(row.entity, [...(acts.get(row.entity) ?? []), kept.get(row.id) ?? row]);
  }
  const put: ViewRow[] = [];
  for (const [entity, waiting] of acts) {
    const record = swept.includes(entity) ? undefined : (rows.get(entity) ?? found.records.get(entity));
    const view = await viewRow(parts, record, waiting);
    if (view !== undefined) put.push(view);
  }
  const remaining = new Set(put.map((view) => view.id));
  return { put, gone: entities.filter((entity) => !remaining.has(entity)) };
}

/** The view of one record on its base and its acts in the outbox. */
export async function viewRow(
  parts: StoreParts,
  record: RecordRow | undefined,
  acts: readonly OutboxRow[],
): Promise<ViewRow | undefined> {
  const { boxes } = parts;
  const base = record === undefined ? undefined : await openRecord(boxes, record);
  if (record !== undefined && base === undefined) parts.noteDamage('records', record.id);
  const inOrder = [...acts].sort((a, b) => a.turn - b.turn);
  const viewed = inOrder.map(async (row) => ({
    mutation: await openMutation(boxes, row),
    status: (await openReceipt(boxes, row))?.status ?? null,
  }));
  const dossier = entityView(base, await Promise.all(viewed));
  if (dossier === undefined) return undefined;
  return { ...(await sealView(parts, dossier)), seq: inOrder.at(-1)?.turn ?? 0 };
}

async function readEntities({ database }: StoreParts, entities: readonly string[]) {
  return reopening(database, () =>
    database.transaction('r', database.meta, database.records, database.outbox, async () => ({
      generation: await readGeneration(database),
      outbox: await database.outbox.where('entity').anyOf(entities).toArray(),
      records: new Map((await database.records.where('id').anyOf(entities).toArray()).map((row) => [row.id, row])),
    })),
  );
}
