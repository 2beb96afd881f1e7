import { kindOfId } from '../domain/kind-of-id.ts';
import { entityView } from './entity-view.ts';
import { readGeneration } from './meta.ts';
import { sealView } from './prepare-act.ts';
import { openRecord } from './row-content.ts';
import type { AcknowledgedRow, OutboxRow, RecordRow, ViewRow } from './rows.ts';
import type { Settled } from './settle-receipts.ts';
import { reopening } from './storage-failure.ts';
import type { StoreParts } from './store-parts.ts';
import { missingFromBase, viewedActs } from './viewed-acts.ts';

export interface RemadeViews {
  readonly put: readonly ViewRow[];
  readonly gone: readonly string[];
}

export interface Changed {
  readonly settled: Settled;
  readonly rows: ReadonlyMap<string, RecordRow>;
  /** Records that leave the base. */
  readonly swept: readonly string[];
  /** Those of them that went elsewhere (R18). */
  readonly left: readonly string[];
}

/** Views of every record an answer touched, on the base and outbox as they will be; `undefined` when the ground moved. */
export async function remakeViews(
  parts: StoreParts,
  generation: number,
  { settled, rows, swept, left }: Changed,
): Promise<RemadeViews | undefined> {
  const answered = new Map<string, OutboxRow | AcknowledgedRow>();
  for (const row of [...settled.acknowledged, ...settled.again, ...settled.kept]) answered.set(row.id, row);
  const touched = [...answered.values()].map((row) => row.entity);
  const entities = [...new Set([...rows.keys(), ...swept, ...touched])];
  if (entities.length === 0) return { put: [], gone: [] };
  const found = await readEntities(parts, entities);
  if (found.generation !== generation) return undefined;

  const gone = new Set(swept);
  const elsewhere = new Set(left);
  const acts = new Map<string, (OutboxRow | AcknowledgedRow)[]>();
  const all = [...found.acknowledged, ...found.outbox].filter((row) => !answered.has(row.id));
  for (const row of [...all, ...answered.values()]) acts.set(row.entity, [...(acts.get(row.entity) ?? []), row]);
  const put: ViewRow[] = [];
  for (const [entity, ofEntity] of acts) {
    // Everything but dossiers is put together when it is read: few acts lie on few of them.
    if (kindOfId(entity) !== 'dossier') continue;
    const record = gone.has(entity) ? undefined : (rows.get(entity) ?? found.records.get(entity));
    // What was received of it went with it; what still waits here has nothing to stand on.
    const here = elsewhere.has(entity) ? ofEntity.filter((row) => 'state' in row) : ofEntity;
    const view = await viewRow(parts, record, here);
    if (view !== undefined) put.push(view);
  }
  const remaining = new Set(put.map((view) => view.id));
  return { put, gone: entities.filter((entity) => !remaining.has(entity)) };
}

/** The view of one record, where its base does not hold all of this device's acts; `undefined` where the base says it all. */
export async function viewRow(
  parts: StoreParts,
  record: RecordRow | undefined,
  acts: readonly (OutboxRow | AcknowledgedRow)[],
): Promise<ViewRow | undefined> {
  const missing = missingFromBase(acts, record).sort((a, b) => a.turn - b.turn);
  const newest = missing.at(-1);
  if (newest === undefined) return undefined;
  const base = record === undefined ? undefined : await openRecord(parts.boxes, record);
  if (record !== undefined && base === undefined) parts.noteDamage('records', record.id);
  const dossier = entityView(base, await viewedActs(parts.boxes, missing));
  return dossier === undefined ? undefined : { ...(await sealView(parts, dossier)), seq: newest.turn };
}

async function readEntities({ database }: StoreParts, entities: readonly string[]) {
  return reopening(database, () =>
    database.transaction('r', [database.meta, database.records, database.outbox, database.acknowledged], async () => ({
      generation: await readGeneration(database),
      outbox: await database.outbox.where('entity').anyOf(entities).toArray(),
      acknowledged: await database.acknowledged.where('entity').anyOf(entities).toArray(),
      records: new Map((await database.records.where('id').anyOf(entities).toArray()).map((row) => [row.id, row])),
    })),
  );
}
