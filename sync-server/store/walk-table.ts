import { type Kysely, sql } from 'kysely';
import type { Cell, TableShape } from './table-shapes.ts';
import type { Tables } from './tables.ts';

const rowsPerPage = 200;

/** All rows of a table in the order of its key, a page at a time; cells in the order of the shape's columns. */
export async function* walkTable(
  database: Kysely<Tables>,
  { name, columns, key }: Pick<TableShape, 'name' | 'columns' | 'key'>,
): AsyncGenerator<readonly (readonly Cell[])[]> {
  const list = (names: readonly string[]) => sql.join(names.map((column) => sql.ref(column)));
  let after: readonly Cell[] | undefined;
  for (;;) {
    const behind = after === undefined ? sql`` : sql`WHERE (${list(key)}) > (${sql.join([...after])})`;
    const { rows } = await sql<Readonly<Record<string, unknown>>>`SELECT ${list(columns)} FROM ${sql.table(name)}
      ${behind} ORDER BY ${list(key)} LIMIT ${sql.lit(rowsPerPage)}`.execute(database);
    const last = rows.at(-1);
    if (last === undefined) return;
    yield rows.map((row) => columns.map((column) => cellOf(row[column])));
    if (rows.length < rowsPerPage) return;
    after = key.map((column) => cellOf(last[column]));
  }
}

function cellOf(value: unknown): Cell {
  if (typeof value === 'string' || value === null) return value;
  if (typeof value === 'number' && Number.isSafeInteger(value)) return value;
  throw new TypeError('A cell holds what is neither a text nor a whole number.');
}
