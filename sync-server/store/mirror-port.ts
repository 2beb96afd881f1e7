import type { MirrorCell } from '../../src/protocol/mirror.ts';
import type { Cursor } from '../../src/protocol/sync-exchange.ts';

type Rows = MirrorCell[][];

/** A part of a commune's log, verbatim, with where it leads to. */
export interface LogPage {
  readonly cursor: Cursor;
  readonly more: boolean;
  readonly digest: string | null;
  readonly change_log: Rows;
  readonly entity: Rows;
}

/** Who works in a commune, on what, and signed in by what. */
export interface MirroredPeople {
  readonly commune: Rows;
  readonly account: Rows;
  readonly device: Rows;
  readonly token: Rows;
  readonly receipt_key: Rows;
}

/** What a hub is given to hold. */
export interface MirrorStore {
  /**
   * The log after a number, of one moment, with each record that was last changed within it as it stands: whoever has all
   * pages up to one with nothing more behind it has the commune as it stands there.
   */
  log(scope: string, after: number, limit: number): Promise<LogPage>;
  people(scope: string): Promise<MirroredPeople>;
}
