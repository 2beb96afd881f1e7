import { outboxOnDisk } from '../../src/store/names-on-disk.ts';

/** Flips bytes in the box of one row, as a dying disk does. */
export async function damage(disk: IDBFactory, table: string, id: string, name = 'desk'): Promise<void> {
  await changeRow(disk, { name, table, id }, (row) => {
    const box = Uint8Array.from(row['box'] as Uint8Array);
    const at = Math.floor(box.length / 2);
    for (let byte = at; byte < Math.min(at + 8, box.length); byte += 1) box[byte] = 0xff;
    return { ...row, box };
  });
}

interface RowPlace {
  readonly name: string;
  readonly table: string;
  readonly id: string;
}

/** Writes one row behind the store's back; it must be there. */
export async function changeRow(
  disk: IDBFactory,
  place: RowPlace,
  change: (row: Record<string, unknown>) => Record<string, unknown>,
): Promise<void> {
  if (!(await changeRowIfThere(disk, place, change))) throw new Error(`no row ${place.id} in ${place.table}`);
}

/** The same where somebody else may have taken it away since it was chosen; whether it was there. */
export async function changeRowIfThere(
  disk: IDBFactory,
  { name, table: asked, id }: RowPlace,
  change: (row: Record<string, unknown>) => Record<string, unknown>,
): Promise<boolean> {
  const table = asked === 'outbox' ? outboxOnDisk : asked;
  const database = await settled(disk.open(name));
  const rows = database.transaction(table, 'readwrite').objectStore(table);
  const row: unknown = await settled(rows.get(id));
  const isThere = typeof row === 'object' && row !== null;
  if (isThere) await settled(rows.put(change({ ...row })));
  database.close();
  return isThere;
}

/** Takes one row away behind the store's back, as a disk that has lost it. */
export async function loseRow(disk: IDBFactory, { name, table, id }: RowPlace): Promise<void> {
  const database = await settled(disk.open(name));
  await settled(database.transaction(table, 'readwrite').objectStore(table).delete(id));
  database.close();
}

function settled<Result>(request: IDBRequest<Result>): Promise<Result> {
  return new Promise((resolve, reject) => {
    request.onsuccess = () => {
      resolve(request.result);
    };
    request.onerror = () => {
      reject(request.error ?? new Error('the disk did not say why'));
    };
  });
}
