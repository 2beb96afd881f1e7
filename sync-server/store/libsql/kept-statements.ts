import type Database from 'libsql';
import type { QueryResult } from 'kysely';
import { nameFailure } from './name-failure.ts';
import type { Statement } from './write-job.ts';

interface Kept {
  readonly statement: Database.Statement;
  readonly reads: boolean;
}

/** More than the server has kinds of statements. */
const most = 256;

/** A connection whose prepared statements are kept: an exchange asks the same few dozen. */
export class KeptStatements {
  readonly handle: Database.Database;
  readonly #kept = new Map<string, Kept>();

  constructor(handle: Database.Database) {
    this.handle = handle;
  }

  run<Row>({ sql, parameters }: Statement): QueryResult<Row> {
    try {
      const { statement, reads } = this.#prepared(sql);
      if (reads) return { rows: statement.all(parameters) as Row[] };
      const { changes } = statement.run(parameters);
      return { rows: [], numAffectedRows: BigInt(changes) };
    } catch (error) {
      // One that failed may be left in progress (docs/decisions/0031).
      this.#kept.delete(sql);
      throw nameFailure(error);
    }
  }

  /** Prepared, run and finalised in one. */
  say(sql: string): void {
    try {
      this.handle.exec(sql);
    } catch (error) {
      throw nameFailure(error);
    }
  }

  #prepared(sql: string): Kept {
    const kept = this.#kept.get(sql);
    if (kept !== undefined) return kept;
    const statement = this.handle.prepare(sql);
    const made = { statement, reads: statement.reader };
    if (this.#kept.size >= most) this.#kept.clear();
    this.#kept.set(sql, made);
    return made;
  }
}
