import {
  CompiledQuery,
  type DatabaseConnection,
  type Driver,
  PostgresDialect,
  type QueryResult,
  type TransactionSettings,
} from 'kysely';
import type { Pool, PoolClient } from 'pg';
import { StoreBusy } from '../port.ts';
import { sessionSql } from './connect.ts';
import { nameFailure } from './name-failure.ts';

/** Kysely's PostgreSQL dialect over a driver that names failures and never gives a doubtful connection to anybody else. */
export class NamingPostgresDialect extends PostgresDialect {
  readonly #pool: Pool;

  constructor(pool: Pool) {
    super({ pool });
    this.#pool = pool;
  }

  override createDriver(): Driver {
    return new NamingDriver(this.#pool);
  }
}

class NamingDriver implements Driver {
  readonly #pool: Pool;
  readonly #prepared = new WeakSet<PoolClient>();
  readonly #texts = new NamedTexts();

  constructor(pool: Pool) {
    this.#pool = pool;
  }

  async init(): Promise<void> {
    // The pool was made before this.
  }

  async acquireConnection(): Promise<PooledConnection> {
    try {
      const client = await this.#pool.connect();
      const connection = new PooledConnection(client, this.#texts);
      if (this.#prepared.has(client)) return connection;
      try {
        await connection.say(sessionSql);
      } catch (error) {
        client.release(true);
        throw error;
      }
      this.#prepared.add(client);
      return connection;
    } catch (error) {
      throw nameFailure(error);
    }
  }

  async beginTransaction(connection: PooledConnection, settings: TransactionSettings): Promise<void> {
    const { isolationLevel = 'read committed', accessMode = 'read write' } = settings;
    await connection.say(`start transaction isolation level ${isolationLevel} ${accessMode}`);
  }

  /** A transaction in which a statement has failed is undone by its commit, and PostgreSQL says so by this word alone. */
  async commitTransaction(connection: PooledConnection): Promise<void> {
    if ((await connection.say('commit')) !== 'COMMIT') throw new Error('The transaction was undone by its commit.');
  }

  /** When not even that can be said, the connection is closed, which undoes it as well; why it failed stays the reason. */
  async rollbackTransaction(connection: PooledConnection): Promise<void> {
    try {
      await connection.say('rollback');
    } catch {
      connection.doubtful = true;
    }
  }

  async releaseConnection(connection: PooledConnection): Promise<void> {
    connection.release();
  }

  async destroy(): Promise<void> {
    await this.#pool.end();
  }
}

/** More than the server has texts of inserts. */
const mostNamed = 100;

/**
 * Inserts come in a few texts, long ones, so they are parsed and planned once a connection, by name. Questions are not:
 * one that has been planned fails once a newer build has given its table another column.
 */
class NamedTexts {
  readonly #names = new Map<string, string>();

  named(text: string): { readonly text: string; readonly name?: string } {
    const known = this.#names.get(text);
    if (known !== undefined) return { text, name: known };
    if (!text.startsWith('insert into') || this.#names.size >= mostNamed) return { text };
    const name = `insert_${this.#names.size}`;
    this.#names.set(text, name);
    return { text, name };
  }
}

class PooledConnection implements DatabaseConnection {
  readonly #client: PoolClient;
  readonly #texts: NamedTexts;
  doubtful = false;

  constructor(client: PoolClient, texts: NamedTexts) {
    this.#client = client;
    this.#texts = texts;
  }

  /** Returns PostgreSQL's word for what it did. */
  async say(sql: string): Promise<string> {
    return this.#ask(CompiledQuery.raw(sql), ({ command }) => command);
  }

  async executeQuery<Row>(query: CompiledQuery): Promise<QueryResult<Row>> {
    return this.#ask(query, ({ rows, rowCount }) => ({
      rows: rows as Row[],
      numAffectedRows: BigInt(rowCount ?? 0),
    }));
  }

  streamQuery(): never {
    throw new Error('Nothing is read as a stream here.');
  }

  release(): void {
    this.#client.release(this.doubtful);
  }

  async #ask<T>(
    { sql, parameters }: CompiledQuery,
    take: (result: { command: string; rowCount: number | null; rows: unknown[] }) => T,
  ): Promise<T> {
    try {
      return take(await this.#client.query({ ...this.#texts.named(sql), values: [...parameters] }));
    } catch (error) {
      const named = nameFailure(error);
      if (named instanceof StoreBusy) this.doubtful = true;
      throw named;
    }
  }
}
