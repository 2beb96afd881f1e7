import type { ServerStore } from '../../sync-server/store/port.ts';
import type { Instant } from '../../src/domain/words.ts';
import type { Scheduler } from './scheduler.ts';

/** One server process' way to the database. */
export interface DatabaseConnection {
  readonly store: ServerStore;
  /** The process has died: what it had not committed has not happened. */
  kill(): void;
}

/** A server's database in the simulated world; any number of server processes may be connected to it. */
export interface SimulatedDatabase {
  connect(): DatabaseConnection;
  /** Everything committed at this moment. The answer makes another database that holds it. */
  backup(): () => SimulatedDatabase;
  close(): void;
}

export interface DatabaseParts {
  readonly scheduler: Scheduler;
  readonly newId: () => string;
  readonly now: () => Instant;
  /** Now and then a statement takes its time; the embedded database has nobody who could come between. */
  readonly slowStatements: boolean;
}

/** Makes an empty database whose every step, where it can be interrupted, is a task of the scheduler. */
export type MakeDatabase = (parts: DatabaseParts) => SimulatedDatabase;
