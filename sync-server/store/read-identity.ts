import type { Kysely } from 'kysely';
import type { Tables } from './tables.ts';

export async function readEpoch(database: Kysely<Tables>): Promise<string> {
  const { epoch } = await database
    .selectFrom('server_identity')
    .select('epoch')
    .where('id', '=', 1)
    .executeTakeFirstOrThrow();
  return epoch;
}

/** Drawn by the migration that made the table, and never again. */
export async function readTellingKey(database: Kysely<Tables>): Promise<string> {
  const { value } = await database
    .selectFrom('server_secret')
    .select('value')
    .where('name', '=', 'telling')
    .executeTakeFirstOrThrow();
  return value;
}
