import type { Instant } from '../words.ts';
import { type Book, type Fence, type Pen, sameFence } from './book.ts';
import { withRange } from './number-ranges.ts';

export type PassedPen =
  | { readonly status: 'passed'; readonly book: Book }
  /** Somebody else has passed it on meanwhile: look again (compare-and-set on the fence). */
  | { readonly status: 'penMoved' }
  | { readonly status: 'penIsOut' }
  | { readonly status: 'penSuspended' }
  /** Suspended since the paper book was read: the last number may have become another one. */
  | { readonly status: 'suspendedSince' }
  | { readonly status: 'notHolder' }
  /** The paper book ends before numbers that are entered here: those must be struck first, with a reason. */
  | { readonly status: 'paperBehind'; readonly last: number }
  /** Its numbers come from the ministry: there is nothing to lend. */
  | { readonly status: 'numberedElsewhere' }
  | { readonly status: 'bookClosed' };

/** What was seen when it was decided, and when. */
interface Seen {
  readonly fence: Fence;
  readonly at: Instant;
  /** The server's epoch; `null` on a device, where it is not known yet what the server will make of it. */
  readonly server: string | null;
}

/** A device that gets the pen, and what people call it. */
export interface PenHolder {
  readonly device: string;
  readonly name: string;
}

/** The server lends the pen to one named device, normally the one beside the paper book. */
export function lendPen(book: Book, { to, ...seen }: Seen & { readonly to: PenHolder }): PassedPen {
  const { pen } = book;
  const { fence } = seen;
  if (book.closed !== null) return { status: 'bookClosed' };
  if (book.numberAuthority === 'ministry') return { status: 'numberedElsewhere' };
  if (!sameFence(fence, pen.fence)) return { status: 'penMoved' };
  if (pen.standing === 'suspended') return { status: 'penSuspended' };
  if (pen.holder !== null) return { status: 'penIsOut' };
  return { status: 'passed', book: { ...book, pen: passed(pen, to, seen) } };
}

/**
 * The holder gives it back and says which number it took last: what it took came before in the same lane (R3), but may be
 * held there, or come in another author's lane. Those numbers stay in doubt until their acts come in.
 */
export function returnPen(
  book: Book,
  { device, lastOnPaper, ...seen }: Seen & { readonly device: string; readonly lastOnPaper: number },
): PassedPen {
  const { pen, last } = book;
  if (!sameFence(seen.fence, pen.fence)) return { status: 'penMoved' };
  if (pen.standing === 'suspended') return { status: 'penSuspended' };
  if (pen.holder !== device) return { status: 'notHolder' };
  if (lastOnPaper < last) return { status: 'paperBehind', last };
  return { status: 'passed', book: { ...upTo(book, lastOnPaper), pen: passed(pen, null, seen) } };
}

interface TakeOver extends Seen {
  readonly to: PenHolder | null;
  readonly lastOnPaper: number;
  /** The pen's, as it was seen when the paper book was read; `null`: not told. */
  readonly epoch: string | null;
}

/**
 * An administrator takes the pen over, or proves it again after it was suspended, by stating the last number in the
 * paper book: the legal root. Numbers up to there that are not known here stay in doubt until the device that took them
 * comes back, or they are closed with a reason (R19). A suspended pen is proved only by who knew of that suspension: a
 * statement from the history that a restore has lost is older than what was given after it.
 */
export function takePenOver(book: Book, { to, lastOnPaper, epoch, ...seen }: TakeOver): PassedPen {
  const { pen, last } = book;
  if (book.closed !== null) return { status: 'bookClosed' };
  if (to !== null && book.numberAuthority === 'ministry') return { status: 'numberedElsewhere' };
  if (!sameFence(seen.fence, pen.fence)) return { status: 'penMoved' };
  if (pen.standing === 'suspended' && epoch !== pen.epoch) return { status: 'suspendedSince' };
  if (lastOnPaper < last) return { status: 'paperBehind', last };
  return { status: 'passed', book: { ...upTo(book, lastOnPaper), pen: passed(pen, to, seen) } };
}

/**
 * After a restore, or when the holder's profile was copied: nobody takes a number until the pen is proved. `epoch`: of the
 * fences to come, used for none before; `server`: the server's own.
 */
export function suspendPen(
  book: Book,
  { at, epoch, server }: { readonly at: Instant; readonly epoch: string; readonly server: string },
): Book {
  return { ...book, pen: { ...book.pen, standing: 'suspended', epoch, server, since: at } };
}

function upTo(book: Book, lastOnPaper: number): Book {
  const doubted = withRange(book.doubted, { from: book.last + 1, to: lastOnPaper });
  return { ...book, last: lastOnPaper, doubted };
}

function passed({ fence, epoch, server }: Pen, to: PenHolder | null, seen: Seen): Pen {
  return {
    fence: { epoch, n: fence.n + 1 },
    holder: to?.device ?? null,
    holderName: to?.name ?? '',
    standing: 'held',
    epoch,
    server: seen.server ?? server,
    since: seen.at,
  };
}
