import type Database from 'libsql';
import {
  type CompiledQuery,
  type DatabaseConnection,
  type Driver,
  type QueryResult,
  SqliteDialect,
  type TransactionSettings,
} from 'kysely';
import { KeptStatements } from './kept-statements.ts';
import { SharedCommit } from './shared-commit.ts';
import { Turns } from './turns.ts';

interface LibsqlHandles {
  readonly writer: Database.Database;
  /**
   * Another handle on the same file: it sees what has been committed and nothing else. Absent, as for a database in
   * memory: the writer's own.
   */
  readonly reader?: Database.Database;
}

/** Kysely's SQLite dialect over two handles of libsql: one writes, the other reads. */
export class LibsqlDialect extends SqliteDialect {
  readonly #handles: LibsqlHandles;

  constructor(handles: LibsqlHandles) {
    super({ database: handles.writer });
    this.#handles = handles;
  }

  override createDriver(): Driver {
    return new LibsqlDriver(this.#handles);
  }
}

interface Side {
  readonly statements: KeptStatements;
  readonly turns: Turns;
}

/**
 * Begin, commit and rollback go by `exec`: a prepared statement that fails as busy is left in progress by libsql
 * (libsql-js#237), and every later commit of the connection would fail with it. Inside a writing transaction nothing
 * can be busy, so every write of ours is in one (docs/decisions/0031).
 */
class LibsqlDriver implements Driver {
  readonly #writer: KeptStatements;
  readonly #reader: Side;
  readonly #commits: SharedCommit;

  constructor({ writer, reader }: LibsqlHandles) {
    this.#writer = new KeptStatements(writer);
    const readerTurns = new Turns();
    this.#reader = { statements: reader === undefined ? this.#writer : new KeptStatements(reader), turns: readerTurns };
    this.#commits = new SharedCommit(this.#writer, reader === undefined ? readerTurns : new Turns(), undefined);
  }

  async init(): Promise<void> {
    // The handles were opened before this.
  }

  async acquireConnection(): Promise<LibsqlConnection> {
    return new LibsqlConnection(this.#reader);
  }

  async beginTransaction(connection: LibsqlConnection, { accessMode }: TransactionSettings): Promise<void> {
    if (accessMode === 'read only') {
      await this.#reader.turns.take();
      try {
        this.#reader.statements.say('begin');
      } catch (error) {
        this.#reader.turns.give();
        throw error;
      }
      connection.holds = this.#reader.statements;
    } else {
      await this.#commits.begin();
      connection.holds = this.#writer;
      connection.writes = true;
    }
  }

  async commitTransaction(connection: LibsqlConnection): Promise<void> {
    if (connection.writes) {
      connection.holds = undefined;
      await this.#commits.commit();
    } else {
      this.#reader.statements.say('commit');
      this.#endReading(connection);
    }
  }

  async rollbackTransaction(connection: LibsqlConnection): Promise<void> {
    // A commit that failed has been undone already.
    if (connection.holds === undefined) return;
    if (connection.writes) {
      connection.holds = undefined;
      this.#commits.rollBack(connection.failure);
    } else {
      if (this.#reader.statements.handle.inTransaction) this.#reader.statements.say('rollback');
      this.#endReading(connection);
    }
  }

  async releaseConnection(): Promise<void> {
    // A transaction's end has given back what it held.
  }

  async destroy(): Promise<void> {
    // Whoever opened the handles closes them.
  }

  #endReading(connection: LibsqlConnection): void {
    connection.holds = undefined;
    this.#reader.turns.give();
  }
}

class LibsqlConnection implements DatabaseConnection {
  readonly #reader: Side;
  /** Inside a transaction: where it runs. */
  holds: KeptStatements | undefined;
  writes = false;
  /** Of the last statement that failed. */
  failure: unknown;

  constructor(reader: Side) {
    this.#reader = reader;
  }

  async executeQuery<Row>(query: CompiledQuery): Promise<QueryResult<Row>> {
    try {
      if (this.holds !== undefined) return this.holds.run(query);
      await this.#reader.turns.take();
      try {
        return this.#reader.statements.run(query);
      } finally {
        this.#reader.turns.give();
      }
    } catch (error) {
      this.failure = error;
      throw error;
    }
  }

  streamQuery(): never {
    throw new Error('Nothing is read as a stream here.');
  }
}
