import type { PageType } from '../../src/domain/documents/page.ts';
import type { UpstreamEntry, UpstreamState } from '../../src/domain/upstream.ts';
import type { Instant, LocalDate } from '../../src/domain/words.ts';
import type { Module } from './mapping/mapping-file.ts';

/** One page of a paper that goes with a dossier. */
export interface Paper {
  /** The same whenever it goes. */
  readonly id: string;
  /** Their word for what paper it is. */
  readonly kind: string;
  readonly name: string;
  readonly fileName: string;
  readonly type: PageType;
  /** SHA-256 of its bytes, in hex. */
  readonly sha256: string;
  readonly bytes: Uint8Array;
}

/** One dossier as it goes out. */
export interface Parcel {
  readonly module: Module;
  /** The code they know it by. */
  readonly code: string;
  readonly communeCode: string;
  readonly nationalCode: string;
  readonly receivedAt: Instant;
  readonly record: Readonly<Record<string, unknown>>;
  readonly papers: readonly Paper[];
}

/** What a try came to. `said`: their words, whole; `''` where there were none. */
export type Outcome =
  | { readonly kind: 'taken' }
  /** An earlier try had arrived: that is success. */
  | { readonly kind: 'already'; readonly said: string }
  /** They did nothing, and want to be asked again, perhaps not before so many seconds. */
  | { readonly kind: 'later'; readonly said: string; readonly afterSeconds: number | null }
  /** Nobody knows whether they did anything. */
  | { readonly kind: 'unclear'; readonly said: string }
  /** Sent again as it is it will be turned down again. */
  | { readonly kind: 'person'; readonly said: string };

/** Where one dossier stands there, in our words. */
export interface Standing {
  readonly code: string;
  readonly state: UpstreamState;
  readonly said: string;
  readonly until: LocalDate | null;
  readonly entry: UpstreamEntry | null;
  readonly personalNumber: string | null;
  /** What they said of it, as it was, files as hash and length. */
  readonly words: string;
}

/** They told where these stand, and of which codes nothing could be read; `null`: of one whose code is not to be read either. */
interface Told {
  readonly kind: 'told';
  readonly standings: readonly Standing[];
  readonly unread: readonly (string | null)[];
}

export type Asked = Told | Extract<Outcome, { kind: 'later' | 'unclear' }>;

/** What went over the wire, for the record of exchanges; files in it as hash and length. */
export interface Said {
  readonly request: string;
  readonly response: string;
}

export interface Question {
  readonly communeCode: string;
  readonly module: Module;
  readonly codes: readonly string[];
}

/** The road to one national system. Never throws: what goes wrong is an outcome. */
export interface Connection {
  send(parcel: Parcel): Promise<{ readonly outcome: Outcome; readonly said: Said }>;
  /** About dossiers of one commune and one kind of record. */
  ask(about: Question): Promise<{ readonly outcome: Asked; readonly said: Said }>;
}
