import type { Serving } from './serving.ts';
import type { SmallDisk } from './small-disk.ts';

/** What may befall the machines that serve. */
export const hallFaults = [
  'server killed',
  'server killed between commit and reply',
  'disk full',
  'restored from an earlier backup',
  'PostgreSQL restarted',
  'PostgreSQL killed',
] as const;
export type HallFault = (typeof hallFaults)[number];

export type Row = Readonly<Record<string, unknown>>;

/** A commune's servers with their database, and what can be done to them from outside. */
export interface Hall {
  readonly name: 'libsql' | 'PostgreSQL';
  readonly serving: Serving;
  readonly disk: SmallDisk;
  /** Only those of PostgreSQL; the embedded database lives and dies with its server. */
  readonly database: { restart(): Promise<void>; kill(): Promise<void> } | undefined;
  /** Copies the database's files while it is stopped. */
  backUp(): Promise<void>;
  /** Puts that copy in the place of what is there. */
  restore(): Promise<void>;
  /** Whatever is not running is started. */
  heal(): Promise<void>;
  /** Reads the tables past the product's own code. */
  readonly query: (sql: string) => Promise<readonly Row[]>;
  close(): Promise<void>;
}
