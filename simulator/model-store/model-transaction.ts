import { TakenAlready } from '../../sync-server/store/scope-port.ts';
import type { Gate, Holder, RowLock } from './row-locks.ts';
import type { VersionedTable, View } from './versioned-table.ts';

/** How the modelled database gives way to others. Handed in, so that whoever owns the scheduler decides what comes between. */
export interface ModelSchedule {
  /** Before a statement, before a commit is seen by others, and before its maker is told of it. */
  pause(where: 'statement' | 'commit' | 'committed'): Promise<void> | undefined;
  /** Something for whoever runs now to wait at. */
  gate(): Gate;
}

/** What transactions share. */
export interface Commits {
  /** Number of the latest commit. */
  last: number;
  /** Moments that reading transactions still look at. */
  readonly watched: Set<View>;
}

/** Where a transaction's versions wait to be settled or undone. */
type Pending = Pick<VersionedTable<unknown>, 'settle' | 'undo'>;

const never = new Promise<never>(() => undefined);

/**
 * A transaction with the isolation of PostgreSQL's READ COMMITTED: each statement sees what was committed when it began
 * and its own changes; rows it writes are locked to its end; a unique key that another has written and not yet committed
 * is waited for, and then taken or free.
 */
export class ModelTransaction implements Holder {
  readonly locks = new Set<RowLock>();
  waitsAt: RowLock | undefined;
  readonly #schedule: ModelSchedule;
  readonly #commits: Commits;
  readonly #puts = new Map<Pending, Set<string>>();
  #state: 'open' | 'failed' | 'ended' | 'dead' = 'open';

  constructor(schedule: ModelSchedule, commits: Commits) {
    this.#schedule = schedule;
    this.#commits = commits;
  }

  get view(): View {
    return { upTo: this.#commits.last, self: this };
  }

  async pause(where: Parameters<ModelSchedule['pause']>[0]): Promise<void> {
    await this.#schedule.pause(where);
    // A process that has been killed says nothing any more.
    if (this.#state === 'dead') await never;
    if (this.#state === 'failed') throw new Error('The transaction has failed; its further statements are ignored.');
  }

  async lock(lock: RowLock): Promise<void> {
    const gate = lock.take(this, () => this.#schedule.gate());
    if (gate === undefined) return;
    await gate.until;
    if (this.#state === 'dead') await never;
  }

  /** @throws {TakenAlready} */
  async insert<Row>(table: VersionedTable<Row>, rows: readonly Row[]): Promise<void> {
    for (const row of rows) {
      for (const { index, key } of table.uniqueKeysOf(row)) {
        await this.lock(table.lock(index, key));
        const taken = index === null ? table.get(key, this.view) : table.by(index, key, this.view)[0];
        if (taken !== undefined) throw this.#failed(new TakenAlready('A key is taken.'));
      }
      this.#put(table, table.keyOf(row), row);
    }
  }

  /** Writes the row whether it is there or not. @throws {TakenAlready} when another row has one of its further keys */
  async upsert<Row>(table: VersionedTable<Row>, rows: readonly Row[]): Promise<void> {
    for (const row of rows) {
      for (const { index, key } of table.uniqueKeysOf(row)) {
        await this.lock(table.lock(index, key));
        const others = index === null ? [] : table.by(index, key, this.view);
        if (others.some((other) => table.keyOf(other) !== table.keyOf(row))) {
          throw this.#failed(new TakenAlready('A key is taken.'));
        }
      }
      this.#put(table, table.keyOf(row), row);
    }
  }

  async remove<Row>(table: VersionedTable<Row>, row: Row): Promise<void> {
    await this.lock(table.lock(null, table.keyOf(row)));
    this.#put(table, table.keyOf(row), undefined);
  }

  /** Seen by others from here on, all at once. */
  commit(): void {
    const at = this.#commits.last + 1;
    this.#commits.last = at;
    const oldest = Math.min(at, ...[...this.#commits.watched].map(({ upTo }) => upTo));
    for (const [table, keys] of this.#puts) for (const key of keys) table.settle(key, at, oldest);
    this.#end('ended');
  }

  /** Nothing of it has happened. */
  rollBack(as: 'ended' | 'dead' = 'ended'): void {
    if (this.#state === 'ended' || this.#state === 'dead') return;
    for (const [table, keys] of this.#puts) for (const key of keys) table.undo(key);
    this.#end(as);
  }

  #failed(error: Error): Error {
    this.#state = 'failed';
    return error;
  }

  #put<Row>(table: VersionedTable<Row>, key: string, row: Row | undefined): void {
    table.put(key, row, this);
    const keys = this.#puts.get(table) ?? new Set();
    this.#puts.set(table, keys.add(key));
  }

  #end(state: 'ended' | 'dead'): void {
    this.#state = state;
    this.waitsAt?.release(this);
    for (const lock of this.locks) lock.release(this);
    this.locks.clear();
  }
}
