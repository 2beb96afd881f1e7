import type { Instant, LocalDate } from '../words.ts';

/**
 * Register books (sổ hộ tịch) by what is entered in them: births, deaths, marriages, recognition of parentage,
 * guardianship, changes and corrections, marital-status confirmations, marriages and divorces made abroad, copies given out;
 * and of certification (sổ chứng thực): copies, signatures, wills, copies from an original register. A book's id names its kind by
 * its place in this list: new ones come at the end.
 */
export const bookKinds = [
  ...(['KS', 'KT', 'KH', 'CMC', 'GH', 'TDCC', 'TTHN', 'GCKH', 'GCLH', 'BSTL'] as const),
  ...(['CTBS', 'CTCK', 'CTDC', 'BSSG'] as const),
] as const;
export type BookKind = (typeof bookKinds)[number];

/**
 * Which lending of the pen a number was taken under (R19). `n` grows with each; `epoch` is the server's, so that a server
 * restored from a backup, which counts again from an earlier `n`, never gives one out twice.
 */
export interface Fence {
  readonly epoch: string;
  readonly n: number;
}

/** The right to take the next numbers of a book (quyền ghi sổ): one for each book, in one place at a time. */
export interface Pen {
  readonly fence: Fence;
  /** The device that has it; `null`: the server, which gives each counter its number in one request. */
  readonly holder: string | null;
  /** What people call that device; empty while the server has it. */
  readonly holderName: string;
  /** `suspended`: nobody takes a number until the last one on paper has been stated (after a restore, a fork or a clone). */
  readonly standing: 'held' | 'suspended';
  /** Of the fences to come; another than the fence's own after a restore. */
  readonly epoch: string;
  /** The server's epoch in which it was last passed on or suspended: under another one it is suspended before anything else. */
  readonly server: string;
  readonly since: Instant;
}

/** Numbers, both ends included. */
export interface NumberRange {
  readonly from: number;
  readonly to: number;
}

/** A number of the book with no entry behind it, and why. Never given again. */
export interface UnusedNumber {
  readonly number: number;
  /** `struck`: an entry was spoiled on paper and struck through. `hole`: there never was one, or nobody can know any more. */
  readonly kind: 'struck' | 'hole';
  readonly reason: string;
}

export type NumberAuthority = 'paper' | 'ministry';

/** A volume (quyển) of a book: numbers go on through all of them. */
export interface Volume {
  /** E.g. `01/2026`. */
  readonly name: string;
  /** Its first number. */
  readonly from: number;
  /** `null` while nobody has said. */
  readonly pages: number | null;
}

/**
 * One register book of one authority, kind and year (Luật Hộ tịch 60/2014 Art. 58). Numbers run from 1 without a gap; of
 * those up to `last`, every one that is neither doubted nor unused stands in an entry.
 */
export interface Book {
  /** Made of the four facts below (book-id.ts). */
  readonly id: string;
  /** The commune whose records it is among. */
  readonly scope: string;
  /** Code of the commune that keeps it, as it was on the day of opening. */
  readonly authority: string;
  readonly kind: BookKind;
  readonly year: number;
  /** Another book of the same kind and year after a merger has another opening day. */
  readonly openedOn: LocalDate;
  /** `ministry`: its numbers come from the ministry's software and are typed in, never proposed. */
  readonly numberAuthority: NumberAuthority;
  /** Numbers up to here were entered on paper before the commune began with us: neither doubted nor free. 0: none. */
  readonly startsAfter: number;
  /** In their order, the last one being written in. */
  readonly volumes: readonly Volume[];
  readonly pen: Pen;
  /** The highest number known to be taken, here or on paper. */
  readonly last: number;
  /** Taken on paper perhaps, by who had the pen before; held open for the act that says so. Ascending, apart from each other. */
  readonly doubted: readonly NumberRange[];
  /** Ascending. */
  readonly unused: readonly UnusedNumber[];
  /** Day of the latest entry: one before it is out of order. */
  readonly lastDate: LocalDate | null;
  readonly closed: { readonly on: LocalDate; readonly entries: number; readonly pages: number } | null;
}

/** `before`: entered on paper before the commune began with us. */
export type NumberStanding = 'before' | 'entered' | 'struck' | 'hole' | 'doubted' | 'free';

export function standingOfNumber(book: Book, number: number): NumberStanding {
  if (number > book.last) return 'free';
  if (number <= book.startsAfter) return 'before';
  if (book.doubted.some(({ from, to }) => number >= from && number <= to)) return 'doubted';
  return book.unused.find((unused) => unused.number === number)?.kind ?? 'entered';
}

/** How many entries the book holds, those on paper from before among them: what its closing is signed for. */
export function entriesIn({ last, doubted, unused }: Book): number {
  return last - unused.length - doubted.reduce((sum, { from, to }) => sum + to - from + 1, 0);
}

export function sameFence(a: Fence, b: Fence): boolean {
  return a.epoch === b.epoch && a.n === b.n;
}
