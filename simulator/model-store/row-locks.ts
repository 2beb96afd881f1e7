import { StoreBusy } from '../../sync-server/store/port.ts';

/** Something to wait at. `until` comes back, in the waiter's own time, after `open`. */
export interface Gate {
  readonly until: Promise<void>;
  open(): void;
}

/** Whoever may hold locks: a transaction. */
export interface Holder {
  /** Locks to give back at the end. */
  readonly locks: Set<RowLock>;
  /** The lock it is standing in line for. */
  waitsAt: RowLock | undefined;
}

/** One row's lock: held to the end of a transaction, handed on in the order of asking. */
export class RowLock {
  #holder: Holder | undefined;
  readonly #line: { readonly holder: Holder; readonly gate: Gate }[] = [];

  get holder(): Holder | undefined {
    return this.#holder;
  }

  /**
   * `undefined` when it is the asker's now; else a gate that opens when it is.
   *
   * @throws {StoreBusy} when waiting would never end, as a database does that has seen a deadlock.
   */
  take(by: Holder, newGate: () => Gate): Gate | undefined {
    if (this.#holder === by) return undefined;
    if (this.#holder === undefined) {
      this.#give(by);
      return undefined;
    }
    for (let next: Holder | undefined = this.#holder; next !== undefined; next = next.waitsAt?.holder) {
      if (next === by) throw new StoreBusy('Deadlock detected.');
    }
    const gate = newGate();
    Object.assign(by, { waitsAt: this });
    this.#line.push({ holder: by, gate });
    return gate;
  }

  /** The holder's transaction has ended. */
  release(by: Holder): void {
    const place = this.#line.findIndex(({ holder }) => holder === by);
    if (place >= 0) this.#line.splice(place, 1);
    if (this.#holder !== by) return;
    this.#holder = undefined;
    const next = this.#line.shift();
    if (next === undefined) return;
    this.#give(next.holder);
    next.gate.open();
  }

  #give(to: Holder): void {
    this.#holder = to;
    to.locks.add(this);
    Object.assign(to, { waitsAt: undefined });
  }
}
