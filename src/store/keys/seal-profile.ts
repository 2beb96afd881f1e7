import type { Table } from 'dexie';
import type { Boxes } from '../box.ts';
import type { DeviceDatabase } from '../database.ts';
import type { Bytes } from '../device-ports.ts';
import { moveGeneration } from '../meta.ts';
import { sessionOnDisk } from '../names-on-disk.ts';
import { boxContext } from '../row-content.ts';
import { reopening } from '../storage-failure.ts';
import { takeStrays } from '../take-strays.ts';
import { isHidden, isSealed } from './aes-sealer.ts';
import { readDataKey } from './key-parts.ts';

interface AnyRow {
  readonly id: string;
  readonly box: Bytes | null;
  readonly receipt?: Bytes | null;
  readonly hash?: string;
}

interface Sealable {
  readonly table: (database: DeviceDatabase) => Table<AnyRow, string>;
  readonly context: (id: string) => string;
  /** So many rows that looking at each of them at every start is too much. */
  readonly isLarge?: true;
}

const rowsOf = (table: object): Table<AnyRow, string> => table as Table<AnyRow, string>;

// What a person typed first, then what can be fetched again.
const sealables: readonly Sealable[] = [
  { table: ({ outbox }) => rowsOf(outbox), context: boxContext.mutation },
  { table: ({ drafts }) => rowsOf(drafts), context: (id) => `drafts/${id}` },
  { table: ({ views }) => rowsOf(views), context: boxContext.view },
  { table: ({ acknowledged }) => rowsOf(acknowledged), context: boxContext.mutation },
  { table: ({ records }) => rowsOf(records), context: boxContext.record, isLarge: true },
  { table: ({ shards }) => rowsOf(shards), context: (id) => `index/${id}`, isLarge: true },
  { table: ({ incoming }) => rowsOf(incoming), context: (id) => `incoming/${id}`, isLarge: true },
];

const rowsAtOnce = 100;

export interface SealProfileParts {
  readonly database: DeviceDatabase;
  readonly boxes: Boxes;
  /** Lets everything else go first. */
  readonly pause: () => Promise<void>;
}

/**
 * Seals what lies on the disk as a build of before wrote it, in steps that each leave everything readable: killed at any
 * moment, it goes on at the next start (R15). The large tables are gone through until a whole walk has found nothing.
 * Answers how many rows it sealed.
 */
export async function sealProfile(parts: SealProfileParts): Promise<number> {
  const { database } = parts;
  await reopening(database, () => takeStrays(database));
  const data = await reopening(database, () => readDataKey(database));
  if (data === undefined) return 0;
  let sealed = await sealSession(parts);
  let inLarge = 0;
  for (const sealable of sealables) {
    if (sealable.isLarge === true && data.swept === 'clean') continue;
    const count = await sealTable(parts, sealable);
    sealed += count;
    if (sealable.isLarge === true) inLarge += count;
  }
  // A tab of a build of before may still have written behind the first walk.
  const swept = data.swept !== 'never' && inLarge === 0 ? 'clean' : 'once';
  if (data.swept !== swept && data.swept !== 'clean')
    await reopening(database, () =>
      database.transaction('rw', database.keys, async () => {
        const now = await readDataKey(database);
        if (now !== undefined) await database.keys.put({ ...now, swept });
      }),
    );
  return sealed;
}

async function sealTable(parts: SealProfileParts, { table, context }: Sealable): Promise<number> {
  const rows = table(parts.database);
  let sealed = 0;
  for (let after = ''; ;) {
    const found = await reopening(parts.database, () => rows.where('id').above(after).limit(rowsAtOnce).toArray());
    const last = found.at(-1);
    if (last === undefined) return sealed;
    after = last.id;
    const plain = found.filter(isPlain);
    if (plain.length > 0) sealed += await sealRows(parts, rows, plain, context);
    await parts.pause();
  }
}

function isPlain({ box, receipt, hash }: AnyRow): boolean {
  const isOpen = (bytes: Bytes | null | undefined): boolean =>
    bytes !== null && bytes !== undefined && !isSealed(bytes);
  return isOpen(box) || isOpen(receipt) || (hash !== undefined && !isHidden(hash));
}

/** Sealed outside any transaction; a row that has changed meanwhile is left to whoever changed it, who seals. */
async function sealRows(
  { database, boxes }: SealProfileParts,
  table: Table<AnyRow, string>,
  plain: readonly AnyRow[],
  context: (id: string) => string,
): Promise<number> {
  const ready = await Promise.all(plain.map((row) => sealRow(boxes, row, context(row.id))));
  return reopening(database, () =>
    database.transaction('rw', database.meta, table, async () => {
      const now = await table.bulkGet(plain.map(({ id }) => id));
      const unchanged = ready.filter((_row, at) => isSame(now[at], plain[at]));
      // Whoever prepared something on these rows begins again, or would write them back as they were.
      await moveGeneration(database);
      await table.bulkPut(unchanged);
      return unchanged.length;
    }),
  );
}

async function sealRow(boxes: Boxes, row: AnyRow, context: string): Promise<AnyRow> {
  const seal = async (bytes: Bytes | null, place: string): Promise<Bytes | null> =>
    bytes === null || isSealed(bytes) ? bytes : boxes.sealBytes(bytes, place);
  const box = await seal(row.box, context);
  const receipt = row.receipt === undefined ? {} : { receipt: await seal(row.receipt, boxContext.receipt(row.id)) };
  const hidden = row.hash === undefined || isHidden(row.hash) ? row.hash : await boxes.hideHash(row.hash, row.id);
  return { ...row, box, ...receipt, ...(hidden === undefined ? {} : { hash: hidden }) };
}

/** Whether a row is still the one that was read. */
function isSame(now: object | undefined, then: object | undefined): boolean {
  if (now === undefined || then === undefined) return false;
  const before = new Map<string, unknown>(Object.entries(then));
  const entries: readonly [string, unknown][] = Object.entries(now);
  return entries.length === before.size && entries.every(([key, value]) => isSameValue(value, before.get(key)));
}

function isSameValue(one: unknown, other: unknown): boolean {
  if (!ArrayBuffer.isView(one) || !ArrayBuffer.isView(other)) return JSON.stringify(one) === JSON.stringify(other);
  const [a, b] = [one as Bytes, other as Bytes];
  return a.length === b.length && a.every((byte, at) => byte === b[at]);
}

async function sealSession({ database, boxes }: SealProfileParts): Promise<number> {
  const row = await reopening(database, () => database.meta.get(sessionOnDisk));
  if (row === undefined || row.box === null || isSealed(row.box)) return 0;
  const box = await boxes.sealBytes(row.box, 'meta/session');
  return reopening(database, () =>
    database.transaction('rw', database.meta, async () => {
      const now = await database.meta.get(sessionOnDisk);
      if (!isSame(now, row)) return 0;
      await moveGeneration(database);
      await database.meta.put({ ...row, box });
      return 1;
    }),
  );
}
