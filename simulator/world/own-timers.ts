import { IDBTransaction } from 'fake-indexeddb';
import type { Process, Scheduler } from './scheduler.ts';

interface RunningTransaction {
  readonly db: object;
  _start: () => void;
}

/** Whose connection it is: what its transactions tell is told to that tab. */
const owners = new WeakMap<object, Process>();
let scheduler: Scheduler | undefined;

const transactions = IDBTransaction.prototype as unknown as RunningTransaction;
const { _start: start } = transactions;
transactions._start = function ownedStart(this: RunningTransaction): void {
  const owner = owners.get(this.db);
  if (owner !== undefined) {
    if (!owner.alive) return;
    scheduler?.enter(owner);
  }
  start.call(this);
};

export function ownConnection(connection: object, owner: Process): void {
  owners.set(connection, owner);
}

/**
 * While a world runs, what IndexedDB and Dexie would give to the event loop is a task of its scheduler. They read these
 * globals whenever they use them.
 *
 * @returns how to give them back
 */
export function takeOverTimers(owner: Scheduler): () => void {
  const { setImmediate, setTimeout, clearTimeout, console } = globalThis;
  const { warn } = console;
  scheduler = owner;
  // What Dexie puts off is for every tab there is: it must not go with the one that was running.
  const world = owner.process('browser');
  // Dexie says there that it opens a database again, which is what a story wanted.
  Object.assign(console, { warn: () => undefined });
  const cancels = new Map<object, () => void>();
  Object.assign(globalThis, {
    setImmediate: (run: () => void) => {
      owner.soon(run, { kind: 'disk' });
    },
    setTimeout: (run: () => void, milliseconds = 0) => {
      const handle = {};
      cancels.set(handle, owner.after(milliseconds, run, { of: world }));
      return handle;
    },
    clearTimeout: (handle: object | undefined) => {
      if (handle !== undefined) cancels.get(handle)?.();
    },
  });
  return () => {
    scheduler = undefined;
    Object.assign(console, { warn });
    Object.assign(globalThis, { setImmediate, setTimeout, clearTimeout });
  };
}
