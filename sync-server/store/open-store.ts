import { join } from 'node:path';
import type { Instant } from '../../src/domain/words.ts';
import { createLocalPokes, type Pokes } from '../pokes.ts';
import { openLibsql } from './open-libsql.ts';
import type { ServerTimers } from '../server-timers.ts';
import type { ServerStore } from './port.ts';
import { openPostgres } from './postgres/open-postgres.ts';
import { createPostgresPokes } from './postgres/postgres-pokes.ts';

interface OpenStoreOptions {
  /** A PostgreSQL; `undefined`: the file in `dataDirectory`. */
  readonly databaseUrl: string | undefined;
  readonly dataDirectory: string;
  readonly newId: () => string;
  readonly now: () => Instant;
  readonly timers: ServerTimers;
}

/** An exchange is in the database for some milliseconds, so few connections serve many devices. */
const connections = 10;
const connectTimeoutMs = 5_000;

/** The database the settings name, and the pokes that go with it. */
export async function openStore({
  databaseUrl,
  dataDirectory,
  newId,
  now,
  timers,
}: OpenStoreOptions): Promise<{ readonly store: ServerStore; readonly pokes: Pokes }> {
  if (databaseUrl === undefined) {
    return { store: openLibsql({ file: join(dataDirectory, 'lien-mach.db'), newId, now }), pokes: createLocalPokes() };
  }
  const store = await openPostgres({ url: databaseUrl, connections, connectTimeoutMs, newId, now });
  try {
    return { store, pokes: await createPostgresPokes({ url: databaseUrl, timers }) };
  } catch (error) {
    await store.close();
    throw error;
  }
}
