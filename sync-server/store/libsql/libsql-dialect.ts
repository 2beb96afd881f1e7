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
import { type LetOthersCome, SharedCommit } from './shared-commit.ts';
import { Turns } from './turns.ts';

interface LibsqlHandles {
  readonly writer: Database.Database;
  /**
   * Another handle on the same file: it sees what has been committed and nothing else. Absent, as for a database in
   * memory: the writer's own, and then no commit is shared, or what is not on disk yet could be read.
   */
  readonly reader?: Database.Database;
  readonly letOthersCome?: LetOthersCome;
}

/** Kysely's SQLite dialect over two handles of libsql: one writes, in transactions that may share a commit; the other reads. */
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
  readonly #writer: Side;
  readonly #reader: Side;
  readonly #shared: SharedCommit;

  constructor({ writer, reader, letOthersCome }: LibsqlHandles) {
    this.#writer = { statements: new KeptStatements(writer), turns: new Turns() };
    this.#reader = reader === undefined ? this.#writer : { statements: new KeptStatements(reader), turns: new Turns() };
    const shares = reader === undefined ? undefined : letOthersCome;
    this.#shared = new SharedCommit(this.#writer.statements, this.#writer.turns, shares);
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
      await this.#shared.begin();
      connection.holds = this.#writer.statements;
      connection.writes = true;
    }
  }

  async commitTransaction(connection: LibsqlConnection): Promise<void> {
    if (connection.writes) {
      connection.holds = undefined;
      await this.#shared.commit();
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
      this.#shared.rollBack(connection.failure);
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
