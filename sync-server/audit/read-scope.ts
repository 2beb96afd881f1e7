import type { Kysely, Selectable } from 'kysely';
import type { Tables } from '../store/tables.ts';

type OfScope =
  | 'lane'
  | 'arrival'
  | 'mutation'
  | 'set_aside'
  | 'receipt'
  | 'receipt_batch'
  | 'entity'
  | 'change_log'
  | 'access_change';

const rowsPerPage = 500;

/** All rows of a commune in one table, a page at a time in the order of `by`, which with the commune names a row. */
export async function* rowsOfScope<Table extends OfScope>(
  database: Kysely<Tables>,
  table: Table,
  scope: string,
  by: readonly (keyof Tables[Table] & string)[],
): AsyncGenerator<Selectable<Tables[Table]>> {
  const name: OfScope = table;
  for (let from = 0; ; from += rowsPerPage) {
    // The rows of a table are read whole and once: what is skipped is walked by its index.
    let query = database.selectFrom(name).selectAll().where('scope', '=', scope);
    for (const column of by) query = query.orderBy(column as 'scope');
    const rows = await query.limit(rowsPerPage).offset(from).execute();
    for (const row of rows) yield row as unknown as Selectable<Tables[Table]>;
    if (rows.length < rowsPerPage) return;
  }
}
