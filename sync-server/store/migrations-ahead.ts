import { sql } from 'kysely';
import { migrationNames } from './libsql/migrate-libsql.ts';
import { refuseNewer } from './newer-database.ts';
import { type DatabasePlace, readWhole } from './read-whole.ts';

/**
 * What this build would add to the database when it opens it, in order. Nothing is written.
 *
 * @throws {import('./newer-database.ts').NewerDatabase}
 * @throws {import('./read-whole.ts').NoDatabase}
 */
export async function migrationsAhead(place: DatabasePlace): Promise<readonly string[]> {
  let ran: readonly string[] = [];
  await readWhole(place, async (database, kind) => {
    const there =
      kind === 'postgres'
        ? sql<{ found: string | null }>`SELECT to_regclass('migration')::text AS found`
        : sql<{ found: string | null }>`SELECT MAX(name) AS found FROM sqlite_master WHERE name = 'migration'`;
    const [answer] = (await there.execute(database)).rows;
    if ((answer?.found ?? null) === null) return;
    const { rows } = await sql<{ name: string }>`SELECT name FROM migration ORDER BY name`.execute(database);
    ran = rows.map(({ name }) => name);
  });
  refuseNewer(ran, migrationNames);
  return migrationNames.flatMap(({ name }) => (ran.includes(name) ? [] : name));
}
