import type { PageType } from '../../src/domain/documents/page.ts';
import type { Instant } from '../../src/domain/words.ts';

/** Which page: pages of two communes are two, whatever their bytes. */
export interface PageKey {
  readonly scope: string;
  /** Of its bytes, 64 lower-case hex digits. */
  readonly sha256: string;
}

export interface StoredPage extends PageKey {
  readonly size: number;
  readonly type: PageType;
  /** Who began to send it. */
  readonly broughtBy: string;
  readonly begunAt: Instant;
  /** Since when all of it is here; `null`: it is on its way. */
  readonly wholeAt: Instant | null;
}

/** A page as it stood when it was read: what has changed since is not written over. */
export type PageAsRead = PageKey & Pick<StoredPage, 'wholeAt'>;

/** Which pages there are, and what has come of those that are on their way; where whole ones lie is not its business. */
export interface PageStore {
  page(key: PageKey): Promise<StoredPage | undefined>;
  /** Notes one that is on its way, unless it is known. */
  begin(page: Omit<StoredPage, 'wholeAt'>): Promise<void>;
  /** Bytes held of one on its way. */
  held(key: PageKey): Promise<number>;
  /** A part that does not begin where what is held ends changes nothing, nor one of a page that is whole. */
  addPart(key: PageKey, part: { readonly position: number; readonly bytes: Uint8Array }): Promise<void>;
  bytesOf(key: PageKey): Promise<Uint8Array<ArrayBuffer>>;
  /** Its parts go; `at`: because all of it is here, `null`: because it is to come anew. Whether it still was as it was read. */
  settle(page: PageAsRead, at: Instant | null): Promise<boolean>;
  /** Row and parts go. Whether it still was as it was read. */
  forget(page: PageAsRead): Promise<boolean>;
  /** Bytes of all pages of a commune, and how many of one account are on their way that were begun since. */
  weigh(of: {
    readonly scope: string;
    readonly account: string;
    readonly since: Instant;
  }): Promise<{ bytes: number; onTheirWay: number }>;
  /** Communes that have pages. */
  scopes(): Promise<readonly string[]>;
  /** Pages of a commune begun before, in the order of their names, after `after`. */
  begunBefore(at: Instant, of: { scope: string; after: string; most: number }): Promise<readonly StoredPage[]>;
  /** Hashes that records of the commune name, and acts that are held there. */
  named(scope: string): Promise<ReadonlySet<string>>;
  /** Hashes that records name which have ever left one commune for another: their pages lie where they came from. */
  namedAfterLeaving(): Promise<ReadonlySet<string>>;
}
