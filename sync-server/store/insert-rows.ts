import { CompiledQuery, type Insertable, type InsertQueryBuilder, type InsertResult, type Kysely } from 'kysely';
import type { Tables } from './tables.ts';

/** Rows a statement, so that a few texts serve every number of rows, and databases prepare and keep them. */
const sizes = [64, 8, 1] as const;

type Insert<Table extends keyof Tables> = InsertQueryBuilder<Tables, Table, InsertResult>;

/**
 * Writes rows of one table with statements whose text is made once. All rows of a table have the same columns.
 * @throws {import('./port.ts').TakenAlready}
 */
export interface InsertRows<Table extends keyof Tables> {
  (database: Kysely<Tables>, rows: readonly Insertable<Tables[Table]>[]): Promise<void>;
}

export function insertRows<Table extends keyof Tables>(
  table: Table,
  finish: (insert: Insert<Table>) => Insert<Table> = (insert) => insert,
): InsertRows<Table> {
  // Databases write their placeholders differently.
  const texts = new WeakMap<object, Map<number, { readonly sql: string; readonly columns: readonly string[] }>>();
  return async (database, rows) => {
    const { adapter } = database.getExecutor();
    const known = texts.get(adapter) ?? new Map<number, { sql: string; columns: readonly string[] }>();
    texts.set(adapter, known);
    let at = 0;
    for (const size of sizes) {
      while (rows.length - at >= size) {
        const some = rows.slice(at, at + size);
        at += size;
        let text = known.get(size);
        if (text === undefined) {
          const { sql } = finish(database.insertInto(table).values(some)).compile();
          text = { sql, columns: Object.keys(some[0] ?? {}) };
          known.set(size, text);
        }
        const { sql, columns } = text;
        const parameters: unknown[] = [];
        for (const row of some as readonly Readonly<Record<string, unknown>>[]) {
          for (const column of columns) parameters.push(row[column]);
        }
        await database.executeQuery(CompiledQuery.raw(sql, parameters));
      }
    }
  };
}
