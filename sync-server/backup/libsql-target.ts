import { closeSync, openSync } from 'node:fs';
import Database from 'libsql';
import { Kysely } from 'kysely';
import { LibsqlDialect } from '../store/libsql/libsql-dialect.ts';
import { migrateLibsql } from '../store/libsql/migrate-libsql.ts';
import type { Tables } from '../store/tables.ts';
import type { LoadTarget } from './load-backup.ts';

export interface OpenTarget extends LoadTarget {
  close(): Promise<void>;
}

/** An embedded database to load into: a new file, or `:memory:`, which nobody finds on the disk afterwards. */
export function openLibsqlTarget(
  file: string,
  { at, epoch }: { readonly at: string; readonly epoch: string },
): OpenTarget {
  // Nobody else's from its first byte.
  if (file !== ':memory:') closeSync(openSync(file, 'wx', 0o600));
  const handle = new Database(file);
  // One file, whole when it is closed; the server turns its own way of writing on again.
  handle.exec('PRAGMA journal_mode=DELETE; PRAGMA synchronous=FULL; PRAGMA foreign_keys=ON; PRAGMA temp_store=MEMORY');
  const database = new Kysely<Tables>({ dialect: new LibsqlDialect({ writer: handle }) });
  return {
    database,
    kind: 'libsql',
    migrate: async (only) => migrateLibsql(handle, at, epoch, only),
    async close() {
      await database.destroy();
      handle.close();
    },
  };
}
