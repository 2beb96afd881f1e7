import { type Kysely, sql } from 'kysely';
import type { Cell, DatabaseKind, TableShape } from '../store/table-shapes.ts';
import { readTableShapes } from '../store/table-shapes.ts';
import type { Tables } from '../store/tables.ts';
import type { BackupHead, BackupSummary } from './backup-content.ts';
import { DamagedBackup } from './damaged-backup.ts';
import type { BackupKey } from './key-file.ts';
import { readBackup } from './read-backup.ts';

/** A database that a backup is put into: its tables can be made as they were when the backup was. */
export interface LoadTarget {
  readonly database: Kysely<Tables>;
  readonly kind: DatabaseKind;
  /** Makes the tables as these migrations make them; all of them: as this build's do. */
  readonly migrate: (only?: readonly string[]) => Promise<void>;
}

const cellsPerInsert = 2_000;

/**
 * Puts a backup into an empty database, of whichever kind: the tables as they were then, the rows, and then the migrations
 * that have come since, so that an older backup is brought up to this build as its database would have been.
 *
 * @throws {DamagedBackup | import('./damaged-backup.ts').OtherBackupKey | import('../store/newer-database.ts').NewerDatabase}
 */
export async function loadBackup(
  file: AsyncIterable<Buffer>,
  keys: readonly BackupKey[],
  { database, kind, migrate }: LoadTarget,
): Promise<BackupSummary> {
  let shapes = new Map<string, TableShape>();
  const summary = await readBackup(file, keys, {
    async head(head: BackupHead) {
      await migrate(head.migrations);
      const made = await readTableShapes(database, kind);
      // What the migrations themselves put in: the backup has its own.
      for (const { name } of [...made].reverse()) await sql`DELETE FROM ${sql.table(name)}`.execute(database);
      shapes = new Map(made.map((shape) => [shape.name, shape]));
    },
    async rows({ table, columns }, rows) {
      const shape = shapes.get(table);
      if (shape === undefined || columns.join() !== shape.columns.join()) {
        throw new DamagedBackup(`The backup has a table ${table} that its migrations do not make.`);
      }
      const perInsert = Math.max(1, Math.floor(cellsPerInsert / columns.length));
      for (let from = 0; from < rows.length; from += perInsert) {
        await insert(database, shape, rows.slice(from, from + perInsert));
      }
    },
  });
  await migrate();
  return summary;
}

async function insert(
  database: Kysely<Tables>,
  { name, columns }: TableShape,
  rows: readonly (readonly Cell[])[],
): Promise<void> {
  const list = sql.join(columns.map((column) => sql.ref(column)));
  const values = sql.join(rows.map((row) => sql`(${sql.join([...row])})`));
  await sql`INSERT INTO ${sql.table(name)} (${list}) VALUES ${values}`.execute(database);
}
