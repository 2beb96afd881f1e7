import { type Kysely, sql } from 'kysely';
import type { Tables } from './tables.ts';

export type DatabaseKind = 'libsql' | 'postgres';

/** What a cell of ours may be, in either database. */
export type Cell = string | number | null;

/** A table as the database describes it: read from it, so that a table added later is copied without anybody's thinking of it. */
export interface TableShape {
  readonly name: string;
  /** In alphabetical order, so that both databases come to the same. */
  readonly columns: readonly string[];
  /** Of the primary key, in its order. */
  readonly key: readonly string[];
  /** Tables whose rows must be there first. */
  readonly after: readonly string[];
}

/** Every table but the list of migrations: those that others refer to before those, else by name. */
export async function readTableShapes(database: Kysely<Tables>, kind: DatabaseKind): Promise<readonly TableShape[]> {
  const shapes = await (kind === 'libsql' ? libsqlShapes(database) : postgresShapes(database));
  return inOrder(shapes.filter(({ name }) => name !== 'migration').sort((a, b) => (a.name < b.name ? -1 : 1)));
}

/** Names of the migrations that have run; none in a database that has no tables of ours. */
export async function readMigrations(database: Kysely<Tables>, kind: DatabaseKind): Promise<readonly string[]> {
  const names = kind === 'libsql' ? await libsqlTables(database) : await postgresTables(database);
  if (!names.includes('migration')) return [];
  const { rows } = await sql<{ name: string }>`SELECT name FROM migration ORDER BY name`.execute(database);
  return rows.map(({ name }) => name);
}

async function libsqlTables(database: Kysely<Tables>): Promise<readonly string[]> {
  const { rows } = await sql<{ name: string }>`SELECT name FROM sqlite_master
    WHERE type = 'table' AND name NOT LIKE 'sqlite%' AND name NOT LIKE 'libsql%'`.execute(database);
  return rows.map(({ name }) => name);
}

async function libsqlShapes(database: Kysely<Tables>): Promise<TableShape[]> {
  const shapes: TableShape[] = [];
  for (const name of await libsqlTables(database)) {
    const columns = await sql<{ name: string; pk: number }>`SELECT name, pk FROM pragma_table_info(${name})`.execute(
      database,
    );
    const refers = await sql<{ other: string }>`SELECT "table" AS other FROM pragma_foreign_key_list(${name})`.execute(
      database,
    );
    shapes.push({
      name,
      columns: columns.rows.map((column) => column.name).sort(),
      key: columns.rows
        .filter(({ pk }) => pk > 0)
        .sort((a, b) => a.pk - b.pk)
        .map((column) => column.name),
      after: refers.rows.map(({ other }) => other),
    });
  }
  return shapes;
}

async function postgresTables(database: Kysely<Tables>): Promise<readonly string[]> {
  // Partitions are read through their table.
  const { rows } = await sql<{ name: string }>`SELECT relname::text AS name FROM pg_class
    WHERE relnamespace = current_schema()::regnamespace AND relkind IN ('r', 'p') AND NOT relispartition`.execute(
    database,
  );
  return rows.map(({ name }) => name);
}

async function postgresShapes(database: Kysely<Tables>): Promise<TableShape[]> {
  const shapes: TableShape[] = [];
  for (const name of await postgresTables(database)) {
    const columns = await sql<{ name: string; pk: number | null }>`
      SELECT attname::text AS name, array_position(indkey::int2[], attnum) AS pk FROM pg_attribute
      LEFT JOIN pg_index ON indrelid = attrelid AND indisprimary
      WHERE attrelid = ${name}::regclass AND attnum > 0 AND NOT attisdropped`.execute(database);
    const refers = await sql<{ other: string }>`SELECT confrelid::regclass::text AS other FROM pg_constraint
      WHERE contype = 'f' AND conrelid = ${name}::regclass`.execute(database);
    shapes.push({
      name,
      columns: columns.rows.map((column) => column.name).sort(),
      key: columns.rows
        .flatMap((column) => (column.pk === null ? [] : { name: column.name, pk: column.pk }))
        .sort((a, b) => a.pk - b.pk)
        .map((column) => column.name),
      after: refers.rows.map(({ other }) => other),
    });
  }
  return shapes;
}

function inOrder(shapes: readonly TableShape[]): readonly TableShape[] {
  const ordered: TableShape[] = [];
  let left = shapes;
  while (left.length > 0) {
    const waiting = new Set(left.map(({ name }) => name));
    const ready = left.filter(({ name, after }) => after.every((other) => other === name || !waiting.has(other)));
    if (ready.length === 0) throw new Error('The tables refer to each other in a circle.');
    ordered.push(...ready);
    left = left.filter((shape) => !ready.includes(shape));
  }
  return ordered;
}
