import type { Dossier } from '../domain/dossier.ts';
import { jsonOf } from './box.ts';
import { dossierOf } from './dossier-shape.ts';
import { readScope } from './meta.ts';
import { boxContext, openView } from './row-content.ts';
import { everyOrder, type RecordRow, type ViewRow } from './rows.ts';
import { reopening } from './storage-failure.ts';
import type { StoreParts } from './store-parts.ts';

/** So many digits of a row's digest tell its versions apart. */
export const versionDigits = 16;

export const versionOf = ({ digest }: Pick<RecordRow, 'digest'>): string => digest.slice(0, versionDigits);

/** XOR of the versions of a set of rows: the beginning of the digest the scope keeps of the same set. */
export function foldVersion(fold: bigint, version: string): bigint {
  return fold ^ BigInt(`0x${version}`);
}

export interface BaseFacts {
  readonly count: number;
  /** The beginning of the XOR of all digests; `null` while the base is walked through anew. */
  readonly fold: bigint | null;
}

export async function readBaseFacts({ database }: Pick<StoreParts, 'database'>, scope: string): Promise<BaseFacts> {
  return reopening(database, () =>
    database.transaction('r', database.meta, database.records, async () => {
      const state = await readScope(database, scope);
      // Books too: the digest is of every row.
      const { from, to } = everyOrder;
      const count = await database.records.where('[scope+order]').between([scope, from], [scope, to]).count();
      const fold =
        state === undefined || state.rewalking ? null : foldVersion(0n, state.digest.slice(0, versionDigits));
      return { count, fold };
    }),
  );
}

/** Ids and versions of the base from a digest on, without the rows themselves; each a short transaction of its own. */
export async function readBaseKeys(
  { database }: Pick<StoreParts, 'database'>,
  scope: string,
  { after, limit }: { readonly after: string; readonly limit: number },
): Promise<readonly { readonly id: string; readonly digest: string }[]> {
  return reopening(database, async () => {
    const found: { id: string; digest: string }[] = [];
    await database.records
      .where('[scope+digest]')
      .between([scope, after], [scope, '\uffff'], false, true)
      .limit(limit)
      .eachKey((key, { primaryKey }) => {
        found.push({ id: primaryKey, digest: (key as unknown as readonly [string, string])[1] });
      });
    return found;
  });
}

export async function readViewKeys(
  { database }: Pick<StoreParts, 'database'>,
  scope: string,
): Promise<readonly string[]> {
  return reopening(database, () =>
    database.views.where('[scope+order]').between([scope, ''], [scope, '\uffff']).primaryKeys(),
  );
}

export interface IndexedRows {
  readonly record: RecordRow | undefined;
  readonly view: ViewRow | undefined;
}

/** The rows of these records as far as they are the commune's. */
export async function readRowsOf(
  { database }: Pick<StoreParts, 'database'>,
  scope: string,
  ids: readonly string[],
): Promise<readonly IndexedRows[]> {
  const own = <Row extends { scope: string }>(row: Row | undefined): Row | undefined =>
    row?.scope === scope ? row : undefined;
  return reopening(database, () =>
    database.transaction('r', database.records, database.views, async () => {
      const records = await database.records.bulkGet([...ids]);
      const views = await database.views.bulkGet([...ids]);
      return ids.map((_id, at) => ({ record: own(records[at]), view: own(views[at]) }));
    }),
  );
}

/** Without the hash over the whole: a damaged row is told where it is shown, the index only finds it worse. */
export async function openForIndex(
  { boxes }: Pick<StoreParts, 'boxes'>,
  row: { readonly record: RecordRow } | { readonly view: ViewRow },
): Promise<Dossier | undefined> {
  if ('view' in row) return openView(boxes, row.view);
  const value = jsonOf(await boxes.open(row.record.box, boxContext.record(row.record.id)));
  return typeof value === 'object' && value !== null && 'state' in value ? dossierOf(value.state) : undefined;
}
