import type Database from 'libsql';
import { StoreBusy } from '../port.ts';
import { KeptStatements } from './kept-statements.ts';
import { type LetOthersCome, SharedCommit } from './shared-commit.ts';
import { Turns } from './turns.ts';
import { type Committer, transferred, type WriteJob, type WriteResult } from './write-job.ts';

/**
 * The one handle of a process that writes what exchanges bring. Jobs that come together share a commit; each is looked at
 * once more under the lock, so that nothing is written that was decided from what is no longer so (R12).
 */
export class WriteSide implements Committer {
  readonly #statements: KeptStatements;
  readonly #shared: SharedCommit;
  readonly #underWay = new Set<Promise<WriteResult>>();
  #closed = false;

  constructor(handle: Database.Database, letOthersCome: LetOthersCome | undefined) {
    this.#statements = new KeptStatements(handle);
    this.#shared = new SharedCommit(this.#statements, new Turns(), letOthersCome);
  }

  async commit(job: WriteJob): Promise<WriteResult> {
    const working = this.#make(job).catch((failure: unknown): WriteResult => ({
      status: 'failed',
      failure: transferred(failure),
    }));
    this.#underWay.add(working);
    const result = await working;
    this.#underWay.delete(working);
    return result;
  }

  async close(): Promise<void> {
    while (this.#underWay.size > 0) await Promise.all(this.#underWay);
    this.#closed = true;
    this.#statements.handle.close();
  }

  async #make({ expected, statements }: WriteJob): Promise<WriteResult> {
    // A statement on a closed handle would end the process.
    if (this.#closed) throw new StoreBusy('The database is closed.');
    await this.#shared.begin();
    try {
      if (!expected.every(({ scope, turn }) => this.#turnOf(scope) === turn)) {
        this.#shared.rollBack(undefined);
        return { status: 'moved' };
      }
      for (const { sql, parameters } of statements) this.#statements.run({ sql, parameters });
    } catch (failure) {
      this.#shared.rollBack(failure);
      throw failure;
    }
    await this.#shared.commit();
    return { status: 'durable' };
  }

  #turnOf(scope: string): number {
    const sql = 'SELECT turn FROM scope_counter WHERE scope = ?';
    const [row] = this.#statements.run<{ readonly turn: number }>({ sql, parameters: [scope] }).rows;
    return row?.turn ?? 0;
  }
}
