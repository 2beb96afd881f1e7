import type { Instant } from '../words.ts';
import { type Book, type Fence, type Pen, sameFence } from './book.ts';
import { withRange } from './number-ranges.ts';

export type PassedPen =
  | { readonly status: 'passed'; readonly book: Book }
  /** Somebody else has passed it on meanwhile: look again (compare-and-set on the fence). */
  | { readonly status: 'penMoved' }
  | { readonly status: 'penIsOut' }
  | { readonly status: 'penSuspended' }
  | { readonly status: 'notHolder' }
  /** The paper book ends before numbers that are entered here: those must be struck first, with a reason. */
  | { readonly status: 'paperBehind'; readonly last: number }
  | { readonly status: 'bookClosed' };

/** What was seen when it was decided, and when. */
interface Seen {
  readonly fence: Fence;
  readonly at: Instant;
}

/** The server lends the pen to one named device, normally the one beside the paper book. */
export function lendPen(book: Book, { fence, at, to }: Seen & { readonly to: string }): PassedPen {
  const { pen } = book;
  if (book.closed !== null) return { status: 'bookClosed' };
  if (!sameFence(fence, pen.fence)) return { status: 'penMoved' };
  if (pen.standing === 'suspended') return { status: 'penSuspended' };
  if (pen.holder !== null) return { status: 'penIsOut' };
  return { status: 'passed', book: { ...book, pen: passed(pen, to, at) } };
}

/** The holder gives it back; what it had taken came before, in the same lane (R3). */
export function returnPen(book: Book, { fence, at, device }: Seen & { readonly device: string }): PassedPen {
  const { pen } = book;
  if (!sameFence(fence, pen.fence)) return { status: 'penMoved' };
  if (pen.standing === 'suspended') return { status: 'penSuspended' };
  if (pen.holder !== device) return { status: 'notHolder' };
  return { status: 'passed', book: { ...book, pen: passed(pen, null, at) } };
}

/**
 * An administrator takes the pen over, or proves it again after it was suspended, by stating the last number in the
 * paper book: the legal root. Numbers up to there that are not known here stay in doubt until the device that took them
 * comes back, or they are closed with a reason (R19).
 */
export function takePenOver(
  book: Book,
  { fence, at, to, lastOnPaper }: Seen & { readonly to: string | null; readonly lastOnPaper: number },
): PassedPen {
  const { pen, last, doubted } = book;
  if (book.closed !== null) return { status: 'bookClosed' };
  if (!sameFence(fence, pen.fence)) return { status: 'penMoved' };
  if (lastOnPaper < last) return { status: 'paperBehind', last };
  return {
    status: 'passed',
    book: {
      ...book,
      pen: passed(pen, to, at),
      last: lastOnPaper,
      doubted: withRange(doubted, { from: last + 1, to: lastOnPaper }),
    },
  };
}

/** After a restore, with the server's new epoch, or when the holder's profile was copied: nobody takes a number until the pen is proved. */
export function suspendPen(book: Book, { at, epoch }: { readonly at: Instant; readonly epoch: string }): Book {
  return { ...book, pen: { ...book.pen, standing: 'suspended', epoch, since: at } };
}

function passed({ fence, epoch }: Pen, holder: string | null, at: Instant): Pen {
  return { fence: { epoch, n: fence.n + 1 }, holder, standing: 'held', epoch, since: at };
}
