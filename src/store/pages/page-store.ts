import type { Page } from '../../domain/documents/page.ts';
import type { Bytes } from '../device-ports.ts';
import type { FailureReason } from '../failure-reason.ts';

/** A page as it is kept: the bytes are what the hash is of. */
export interface NewPage extends Page {
  readonly content: Bytes;
}

/** Where a page stands on this machine; `gone`: not here, and whether the server has it nobody here knows (R16). */
export interface PageHere {
  readonly sha256: string;
  readonly state: 'waiting' | 'refused' | 'here' | 'damaged' | 'gone';
  readonly sent: number;
  readonly bytes: number;
}

/** What a person has said of when pages are sent. */
export interface PageWishes {
  readonly paused: boolean;
  readonly onlyWifi: boolean;
}

/** Why pages do not go; `serverFull`: the server keeps no more of them for the commune. */
export type PageFailure = FailureReason | 'serverFull';

/** What leaves the machine that has not been looked at since; ISO, by this device's clock. */
export interface LeaveBefore {
  /** Of pages that the server has. */
  readonly here: string;
  /** Of pages that it will not have, of those that wait for a commune of which nothing else lies here any more, and of loose ones of no draft. */
  readonly rest: string;
}

/** The next page to be sent, with what is needed to ask for it. */
export interface PageToSend extends Page {
  readonly token: string;
  readonly sent: number;
}

/** What the sending of pages goes by. */
export interface PageOutlook {
  readonly signedIn: boolean;
  /** Acts that wait to be sent: they go first. */
  readonly actsWaiting: number;
  readonly next: PageToSend | null;
  readonly wishes: PageWishes;
}

/** What the screens may ask of the pages on this machine. */
export interface StorePages {
  /** Of these pages, in this order. */
  standing(pages: readonly Page[]): Promise<readonly PageHere[]>;
  /** `undefined`: it is not here, or can no longer be read. */
  content(sha256: string): Promise<Bytes | undefined>;
  /** Keeps a page that the server has sent. */
  keepFetched(page: NewPage): Promise<void>;
  wishes(): Promise<PageWishes>;
  setWishes(wishes: PageWishes): Promise<void>;
  /** Why the last part did not go; `null`: it did, or nothing was tried. */
  failure(): Promise<PageFailure | null>;
  /** Of the signed-in person's commune: how many wait, their bytes that have yet to go, and the acts that go before any of them. */
  waiting(): Promise<{ readonly pages: number; readonly bytes: number; readonly acts: number }>;
  /** The same page by page, in the order in which they go; `damaged` ones wait for nothing, and never go. */
  unsent(): Promise<readonly PageHere[]>;
}

/** What only their sending asks. */
export interface SendPages {
  outlook(): Promise<PageOutlook>;
  /** Bytes of it, sealed slices opened; `undefined`: they can no longer be read, and it is marked so. */
  part(sha256: string, from: number, length: number): Promise<Bytes | undefined>;
  noteSent(sha256: string, sent: number): Promise<void>;
  /** `whole`: the server has all of it, and where only lines of reports are held the page leaves (R18); `refused`: it will not have it. */
  settle(sha256: string, as: 'whole' | 'refused'): Promise<void>;
  /** `null`: something went through. */
  noteFailure(failure: PageFailure | null): Promise<void>;
  /** How many have left. */
  leaveBefore(bounds: LeaveBefore): Promise<number>;
  /** Tells of pages and wishes that change, in this tab and others; the answer ends it. */
  watch(onChange: () => void): () => void;
}
