import type { HashText } from '../src/domain/words.ts';
import { emptyDigest, foldDigest, rowDigest } from '../src/protocol/digest.ts';
import type { Change, Cursor, ScopeChanges } from '../src/protocol/sync-exchange.ts';
import type { Lane } from './desk.ts';
import { must } from './not-so.ts';

export type Row = Extract<Change, { type: 'row' }>;

/** What a device would hold: every row it was given, by id, and where it stands. */
export interface Base {
  readonly rows: ReadonlyMap<string, Row>;
  readonly cursor: Cursor | null;
  /** XOR of the digests of the rows, computed from the rows themselves. */
  digest(): string;
  /** Takes pages, as rows, until there are no more; answers with them. */
  walk(lane: Lane, pageBytes?: number): Promise<readonly ScopeChanges[]>;
  /** Goes on from here without changing this one. */
  copy(): Base;
}

const mostPages = 20_000;

export function createBase(hash: HashText, from?: Pick<Base, 'rows' | 'cursor'>): Base {
  const rows = new Map<string, Row>(from?.rows);
  let cursor: Cursor | null = from?.cursor ?? null;
  const base: Base = {
    rows,
    get cursor() {
      return cursor;
    },
    digest: () => foldOf([...rows.values()], hash),
    async walk(lane, pageBytes = 256 * 1024) {
      const pages: ScopeChanges[] = [];
      for (;;) {
        const page = (await lane.pull(cursor, { whole: true, pageBytes })).page();
        must(!page.more || page.cursor.seq > (cursor?.seq ?? 0), 'a page with more to come whose cursor does not move');
        for (const change of page.changes) if (change.type === 'row') rows.set(change.id, change);
        cursor = page.cursor;
        pages.push(page);
        if (!page.more) return pages;
        must(pages.length < mostPages, 'there is always more');
      }
    },
    copy: () => createBase(hash, base),
  };
  return base;
}

/** XOR of the digests of these rows. */
export function foldOf(rows: readonly Row[], hash: HashText): string {
  return rows.reduce((sum, row) => foldDigest(sum, rowDigest(row, hash)), emptyDigest);
}
