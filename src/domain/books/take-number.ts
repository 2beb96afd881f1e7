import type { LocalDate } from '../words.ts';
import { type Book, type Fence, sameFence, standingOfNumber } from './book.ts';
import { withoutNumber, withRange } from './number-ranges.ts';

/** Further ahead than this is a slip of the finger, not a number of the paper book (R17). */
const farthest = 500;

/** A number that stands on paper, or is about to, as the one who took it says. */
export interface NumberClaim {
  readonly number: number;
  readonly fence: Fence;
  /** The device it was taken on. */
  readonly device: string;
  readonly registeredOn: LocalDate;
}

export type TakenNumber =
  | { readonly status: 'taken'; readonly book: Book; readonly outOfOrder: boolean }
  /** The number is not the claimant's: another entry has it, or it was given up with a reason. */
  | { readonly status: 'notFree'; readonly standing: 'before' | 'entered' | 'struck' | 'hole' }
  /** Who had the pen before may have written it: that must be settled first. */
  | { readonly status: 'inDoubt' }
  /** The pen had gone on to somebody else, who may have given the number (R19). */
  | { readonly status: 'stalePen' }
  | { readonly status: 'farAhead' }
  | { readonly status: 'bookClosed' };

/**
 * R19: a number comes into the book. Under the pen's own fence the next one does; one further on as well, and those it
 * passes over stay in doubt, since an act before it may still be on its way. Under an earlier fence only what was left
 * in doubt can still be filled. Nothing ever takes a number twice. Pure.
 */
export function takeNumber(book: Book, claim: NumberClaim): TakenNumber {
  const { number } = claim;
  if (book.closed !== null) return { status: 'bookClosed' };
  const standing = standingOfNumber(book, number);
  const hasPen = holdsPen(book, claim);
  switch (standing) {
    case 'before':
    case 'entered':
    case 'struck':
    case 'hole':
      return { status: 'notFree', standing };
    case 'doubted':
      // Who has the pen now was told that others may have it; who took it before comes to say so, or its own act was overtaken.
      return hasPen || isEarlier(book, claim.fence)
        ? entered(book, claim, { doubted: withoutNumber(book.doubted, number) })
        : { status: 'inDoubt' };
    case 'free': {
      if (!hasPen) return { status: 'stalePen' };
      if (number > book.last + farthest) return { status: 'farAhead' };
      const passedOver = { from: book.last + 1, to: number - 1 };
      return entered(book, claim, { last: number, doubted: withRange(book.doubted, passedOver) });
    }
    default: {
      const unreachable: never = standing;
      return unreachable;
    }
  }
}

/** The next number, for the server to give while it has the pen; `null` when it may not. */
export function nextNumber(book: Book): number | null {
  const { holder, standing } = book.pen;
  return isNumberedHere(book) && holder === null && standing === 'held' ? book.last + 1 : null;
}

/** The number a device may propose: only while it has the pen, under the fence it was lent with. */
export function proposedNumber(book: Book, device: string): number | null {
  const { holder, standing } = book.pen;
  return isNumberedHere(book) && holder === device && standing === 'held' ? book.last + 1 : null;
}

function isNumberedHere({ closed, numberAuthority }: Book): boolean {
  return closed === null && numberAuthority === 'paper';
}

/**
 * What this device has once taken under its pen it never takes again, whatever became of the act (R19): it may stand on
 * paper. The book as the device has to see it while the server has not let that act take effect.
 */
export function passedOver(book: Book, { number, fence }: Pick<NumberClaim, 'number' | 'fence'>): Book {
  if (book.closed !== null || number <= book.last || !sameFence(fence, book.pen.fence)) return book;
  if (number > book.last + farthest) return book;
  return { ...book, last: number, doubted: withRange(book.doubted, { from: book.last + 1, to: number }) };
}

/**
 * While the pen is suspended, what was taken before it was still comes in: it stands on paper. After a restore that may
 * be under a later fence of the lost history than the server remembers.
 */
function holdsPen({ pen }: Book, { fence, device }: NumberClaim): boolean {
  if (pen.standing === 'suspended') return fence.epoch === pen.fence.epoch && fence.n >= pen.fence.n;
  return sameFence(fence, pen.fence) && (pen.holder === null || pen.holder === device);
}

function isEarlier({ pen }: Book, fence: Fence): boolean {
  return fence.epoch !== pen.fence.epoch || fence.n < pen.fence.n;
}

function entered(book: Book, claim: NumberClaim, changed: Partial<Pick<Book, 'last' | 'doubted'>>): TakenNumber {
  const { lastDate } = book;
  const outOfOrder = lastDate !== null && claim.number >= book.last && claim.registeredOn < lastDate;
  const latest = lastDate === null || claim.registeredOn > lastDate ? claim.registeredOn : lastDate;
  return { status: 'taken', book: { ...book, ...changed, lastDate: latest }, outOfOrder };
}
