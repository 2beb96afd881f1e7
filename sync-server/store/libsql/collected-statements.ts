import {
  type DatabaseConnection,
  type Driver,
  Kysely,
  type QueryResult,
  SqliteAdapter,
  SqliteIntrospector,
  SqliteQueryCompiler,
} from 'kysely';
import type { Tables } from '../tables.ts';
import type { Statement } from './write-job.ts';

// One for all, since the texts of inserts are kept by it.
const adapter = new SqliteAdapter();

/** A database that only writes down what it is told, for another thread to do. It has nothing to read. */
export class CollectedStatements {
  readonly statements: Statement[] = [];
  readonly database = new Kysely<Tables>({
    dialect: {
      createAdapter: () => adapter,
      createQueryCompiler: () => new SqliteQueryCompiler(),
      createIntrospector: (database) => new SqliteIntrospector(database),
      createDriver: () => new CollectingDriver(this.statements),
    },
  });
}

class CollectingDriver implements Driver {
  readonly #connection: DatabaseConnection;

  constructor(statements: Statement[]) {
    this.#connection = {
      async executeQuery<Row>({ sql, parameters }: Statement): Promise<QueryResult<Row>> {
        statements.push({ sql, parameters });
        return { rows: [] };
      },
      streamQuery() {
        throw new Error('Nothing is read here.');
      },
    };
  }

  async init(): Promise<void> {
    // There is nothing to open.
  }

  async acquireConnection(): Promise<DatabaseConnection> {
    return this.#connection;
  }

  async beginTransaction(): Promise<void> {
    throw new Error('What is collected is one transaction.');
  }

  async commitTransaction(): Promise<void> {
    throw new Error('What is collected is one transaction.');
  }

  async rollbackTransaction(): Promise<void> {
    throw new Error('What is collected is one transaction.');
  }

  async releaseConnection(): Promise<void> {
    // There is only the one.
  }

  async destroy(): Promise<void> {
    // There is nothing to close.
  }
}
