import { join } from 'node:path';
import type { Instant } from '../../src/domain/words.ts';
import { createLocalPokes, type Pokes } from '../pokes.ts';
import { type OpenCommitter, openLibsql } from './libsql/open-libsql.ts';
import type { ServerTimers } from '../server-timers.ts';
import type { ServerStore } from './port.ts';
import { aloneOnPostgres } from './postgres/alone-on-postgres.ts';
import { openPostgres } from './postgres/open-postgres.ts';
import { createPostgresPokes } from './postgres/postgres-pokes.ts';
import { tellStanding } from './tell-standing.ts';

interface OpenStoreOptions {
  /** A PostgreSQL; `undefined`: the file in `dataDirectory`. */
  readonly databaseUrl: string | undefined;
  readonly dataDirectory: string;
  readonly newId: () => string;
  readonly now: () => Instant;
  readonly timers: ServerTimers;
  /** Of the embedded database, for a server: who writes beside who judges. */
  readonly committer?: OpenCommitter;
}

/** An exchange is in the database for some milliseconds, so few connections serve many devices. */
const connections = 10;
const connectTimeoutMs = 5_000;

interface OpenedStore {
  readonly store: ServerStore;
  readonly pokes: Pokes;
  /** Does what only one process of the database may do at a time, while the others wait. */
  readonly alone: <T>(work: () => Promise<T>) => Promise<T>;
}

/** The database the settings name, and what goes with it. */
export async function openStore({
  databaseUrl,
  dataDirectory,
  newId,
  now,
  timers,
  committer,
}: OpenStoreOptions): Promise<OpenedStore> {
  if (databaseUrl === undefined) {
    const store = openLibsql({
      file: join(dataDirectory, 'lien-mach.db'),
      newId,
      now,
      ...(committer && { committer }),
    });
    const pokes = createLocalPokes();
    return { store: tellStanding(store, pokes), pokes, alone: (work) => work() };
  }
  const store = await openPostgres({ url: databaseUrl, connections, connectTimeoutMs, newId, now });
  try {
    const pokes = await createPostgresPokes({ url: databaseUrl, timers });
    return { store: tellStanding(store, pokes), pokes, alone: (work) => aloneOnPostgres(databaseUrl, work) };
  } catch (error) {
    await store.close();
    throw error;
  }
}
