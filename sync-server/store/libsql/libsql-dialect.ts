import type Database from 'libsql';
import {
  type CompiledQuery,
  type DatabaseConnection,
  type Driver,
  type QueryResult,
  SqliteDialect,
  SqliteDriver,
  type TransactionSettings,
} from 'kysely';
import { StoreBusy, TakenAlready } from '../port.ts';

/** Kysely's SQLite dialect with what libsql needs said: when the write lock is taken, how a transaction ends badly, what failed. */
export class LibsqlDialect extends SqliteDialect {
  readonly #handle: Database.Database;

  constructor(handle: Database.Database) {
    super({ database: handle });
    this.#handle = handle;
  }

  override createDriver(): Driver {
    return new LibsqlDriver(this.#handle);
  }
}

class LibsqlDriver extends SqliteDriver {
  readonly #handle: Database.Database;

  constructor(handle: Database.Database) {
    super({ database: handle });
    this.#handle = handle;
  }

  override async acquireConnection(): Promise<DatabaseConnection> {
    return new NamingConnection(await super.acquireConnection());
  }

  /**
   * A writing transaction takes the lock at once: one that read first and then must wait could only fail.
   *
   * Begin, commit and rollback go by `exec`: a prepared statement that fails as busy is left in progress by libsql
   * (libsql-js#237), and every later commit of the connection would fail with it. Inside a writing transaction nothing
   * can be busy, so every write of ours is in one (docs/decisions/0031).
   */
  override async beginTransaction(_connection: DatabaseConnection, settings: TransactionSettings = {}): Promise<void> {
    this.#exec(settings.accessMode === 'read only' ? 'begin' : 'begin immediate');
  }

  override async commitTransaction(): Promise<void> {
    this.#exec('commit');
  }

  /** A full disk ends the transaction by itself; rolling back again would hide the reason. */
  override async rollbackTransaction(): Promise<void> {
    if (this.#handle.inTransaction) this.#exec('rollback');
  }

  #exec(sql: string): void {
    try {
      this.#handle.exec(sql);
    } catch (error) {
      throw nameFailure(error);
    }
  }
}

/** Gives the failures that the port promises their names. */
class NamingConnection implements DatabaseConnection {
  readonly #connection: DatabaseConnection;

  constructor(connection: DatabaseConnection) {
    this.#connection = connection;
  }

  async executeQuery<Row>(query: CompiledQuery): Promise<QueryResult<Row>> {
    try {
      return await this.#connection.executeQuery<Row>(query);
    } catch (error) {
      throw nameFailure(error);
    }
  }

  streamQuery<Row>(query: CompiledQuery, chunkSize?: number): AsyncIterableIterator<QueryResult<Row>> {
    return this.#connection.streamQuery<Row>(query, chunkSize);
  }
}

function nameFailure(error: unknown): unknown {
  const code = error instanceof Error && 'code' in error ? error.code : undefined;
  if (code === 'SQLITE_BUSY') return new StoreBusy('The database is locked by another process.', { cause: error });
  if (code === 'SQLITE_FULL') return new StoreBusy('The disk is full.', { cause: error });
  if (code === 'SQLITE_CONSTRAINT_PRIMARYKEY' || code === 'SQLITE_CONSTRAINT_UNIQUE') {
    return new TakenAlready('A key is taken.', { cause: error });
  }
  return error;
}
