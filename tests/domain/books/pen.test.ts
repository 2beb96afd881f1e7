import { describe, expect, it } from 'vitest';
import { type Book, entriesIn, type Fence, standingOfNumber } from '../../../src/domain/books/book.ts';
import { closeBook } from '../../../src/domain/books/close-book.ts';
import { closeDoubt, strikeEntry } from '../../../src/domain/books/give-up-number.ts';
import {
  lendPen,
  type PassedPen,
  type PenHolder,
  returnPen,
  suspendPen,
  takePenOver,
} from '../../../src/domain/books/pass-pen.ts';
import { nextNumber, passedOver, proposedNumber, takeNumber } from '../../../src/domain/books/take-number.ts';
import { emptyBook } from './made-up-book.ts';

const at = '2026-11-21T02:00:00.000Z';
const server = 'e0';
const holder = (device: string): PenHolder => ({ device, name: `Máy ${device}` });
const registeredOn = '2026-11-20';

function passed(answer: PassedPen): Book {
  if (answer.status !== 'passed') throw new Error(answer.status);
  return answer.book;
}
const lent = (book: Book, to: string): Book =>
  passed(lendPen(book, { fence: book.pen.fence, at, server, to: holder(to) }));
const claim = (book: Book, number: number, device: string, fence: Fence = book.pen.fence) =>
  takeNumber(book, { number, fence, device, registeredOn });
function taken(book: Book, number: number, device: string, fence: Fence = book.pen.fence): Book {
  const answer = claim(book, number, device, fence);
  if (answer.status !== 'taken') throw new Error(answer.status);
  return answer.book;
}

describe('the pen', () => {
  it('[R19] is in one place: the server gives numbers until it is lent, then its holder alone proposes them', () => {
    const book = emptyBook({ last: 46 });
    expect([nextNumber(book), proposedNumber(book, 'one')]).toEqual([47, null]);
    const out = lent(book, 'one');
    expect([nextNumber(out), proposedNumber(out, 'one'), proposedNumber(out, 'two')]).toEqual([null, 47, null]);
    expect(lendPen(out, { fence: out.pen.fence, at, server, to: holder('two') }).status).toBe('penIsOut');
    const back = passed(
      returnPen(taken(out, 47, 'one'), { fence: out.pen.fence, at, server, device: 'one', lastOnPaper: 47 }),
    );
    expect([nextNumber(back), proposedNumber(back, 'one')]).toEqual([48, null]);
  });

  it('[R19] has another fence each time it is passed on; an order that has not seen the last one does nothing', () => {
    const book = emptyBook();
    const out = lent(book, 'one');
    expect(out.pen.fence).toEqual({ epoch: 'e0', n: 2 });
    expect(returnPen(out, { fence: book.pen.fence, at, server, device: 'one', lastOnPaper: 0 }).status).toBe(
      'penMoved',
    );
    expect(returnPen(out, { fence: out.pen.fence, at, server, device: 'two', lastOnPaper: 0 }).status).toBe(
      'notHolder',
    );
    expect(takePenOver(out, { fence: book.pen.fence, at, server, to: null, lastOnPaper: 0, epoch: null }).status).toBe(
      'penMoved',
    );
    expect(lendPen(out, { fence: book.pen.fence, at, server, to: holder('two') }).status).toBe('penMoved');
  });

  it('[R19] is taken over by the last number on paper; what is in doubt is filled by who took it, or closed with a reason', () => {
    const out = lent(emptyBook({ last: 40 }), 'one');
    const old = out.pen.fence;
    const over = passed(takePenOver(out, { fence: old, at, server, to: holder('two'), lastOnPaper: 43, epoch: null }));
    expect([41, 42, 43, 44].map((number) => standingOfNumber(over, number))).toEqual([
      ...['doubted', 'doubted', 'doubted'],
      'free',
    ]);
    expect(proposedNumber(over, 'two')).toBe(44);
    expect(claim(over, 42, 'one', old).status).toBe('taken');
    // Beyond what was on paper then it may be the new holder's.
    expect(claim(over, 44, 'one', old).status).toBe('stalePen');
    const filled = taken(over, 42, 'one', old);
    expect(claim(filled, 42, 'one', old)).toEqual({ status: 'notFree', standing: 'entered' });
    const closed = [41, 43].reduce((book, number) => {
      const answer = closeDoubt(book, { number, reason: 'Không tìm thấy trên sổ giấy' });
      if (answer.status !== 'givenUp') throw new Error(answer.status);
      return answer.book;
    }, filled);
    expect(closed.unused.map(({ number, kind }) => `${number} ${kind}`)).toEqual(['41 hole', '43 hole']);
    expect(claim(closed, 41, 'one', old)).toEqual({ status: 'notFree', standing: 'hole' });
    expect([closed.last, entriesIn(closed)]).toEqual([43, 41]);
  });

  it('[R19] cannot be taken over with a paper book that ends before what is entered', () => {
    const book = taken(emptyBook(), 1, 'one');
    expect(takePenOver(book, { fence: book.pen.fence, at, server, to: null, lastOnPaper: 0, epoch: null })).toEqual({
      status: 'paperBehind',
      last: 1,
    });
  });

  it('[R19] is suspended by a restore: what was taken in the lost history still comes in, nobody takes more', () => {
    const backup = taken(emptyBook(), 1, 'one');
    const later = lent(backup, 'one');
    const restored = suspendPen(backup, { at, epoch: 'e1', server: 'e1' });
    expect([nextNumber(restored), proposedNumber(restored, 'one')]).toEqual([null, null]);
    expect(lendPen(restored, { fence: restored.pen.fence, at, server, to: holder('two') }).status).toBe('penSuspended');
    const came = taken(restored, 2, 'one', later.pen.fence);
    const stated = { fence: came.pen.fence, at, server, to: null, lastOnPaper: 3 };
    // Read on paper before the restore, and heard after it: numbers may have been given in between.
    expect(takePenOver(came, { ...stated, epoch: 'e0' }).status).toBe('suspendedSince');
    expect(takePenOver(came, { ...stated, epoch: null }).status).toBe('suspendedSince');
    const proved = passed(takePenOver(came, { ...stated, epoch: 'e1' }));
    expect(proved.pen.fence).toEqual({ epoch: 'e1', n: 2 });
    expect(standingOfNumber(proved, 3)).toBe('doubted');
    expect(claim(proved, 3, 'one', later.pen.fence).status).toBe('taken');
    expect(claim(proved, 4, 'one', later.pen.fence).status).toBe('stalePen');
    expect(nextNumber(proved)).toBe(4);
  });
});

describe('a number', () => {
  it('[R19] that passes others over leaves them in doubt, since an act before it may still be held', () => {
    const out = lent(emptyBook({ last: 46 }), 'one');
    const book = taken(out, 49, 'one');
    expect(book.doubted).toEqual([{ from: 47, to: 48 }]);
    expect(taken(book, 48, 'one').doubted).toEqual([{ from: 47, to: 47 }]);
    expect(claim(book, 47, 'two').status).toBe('inDoubt');
  });

  it('[R19] is never taken twice, whoever comes with it and under whatever fence', () => {
    const out = lent(emptyBook(), 'one');
    const book = taken(out, 1, 'one');
    for (const fence of [out.pen.fence, { epoch: 'e0', n: 1 }, { epoch: 'e9', n: 9 }]) {
      expect(claim(book, 1, 'two', fence)).toEqual({ status: 'notFree', standing: 'entered' });
    }
  });

  it('[R19] once taken under the pen is not proposed again on that device, though its act was refused', () => {
    const out = lent(emptyBook({ last: 46 }), 'one');
    const { fence } = out.pen;
    const after = passedOver(out, { number: 47, fence });
    expect([proposedNumber(after, 'one'), standingOfNumber(after, 47)]).toEqual([48, 'doubted']);
    expect(passedOver(after, { number: 47, fence })).toBe(after);
    // Under another pen it is not this device's to hold.
    expect(passedOver(out, { number: 47, fence: { epoch: 'e0', n: 1 } })).toBe(out);
  });

  it('[R17] far ahead of the book is a slip of the finger', () => {
    expect(claim(emptyBook({ last: 10 }), 510, 'one').status).toBe('taken');
    expect(claim(emptyBook({ last: 10 }), 511, 'one').status).toBe('farAhead');
  });

  it('[R19] of a spoiled entry is struck with a reason, and not given again', () => {
    const book = taken(emptyBook(), 1, 'one');
    expect(strikeEntry(book, { number: 2, reason: 'viết hỏng' }).status).toBe('notEntered');
    const struck = strikeEntry(book, { number: 1, reason: 'viết hỏng' });
    if (struck.status !== 'givenUp') throw new Error(struck.status);
    expect(claim(struck.book, 1, 'one')).toEqual({ status: 'notFree', standing: 'struck' });
    expect([nextNumber(struck.book), entriesIn(struck.book)]).toEqual([2, 0]);
  });

  it('[R19] dated before the one before it is taken, and said to be out of order', () => {
    const book = taken(emptyBook(), 1, 'one');
    const early = takeNumber(book, { number: 2, fence: book.pen.fence, device: 'one', registeredOn: '2026-11-19' });
    expect(early).toMatchObject({ status: 'taken', outOfOrder: true, book: { lastDate: registeredOn } });
    expect(claim(book, 2, 'one')).toMatchObject({ outOfOrder: false });
  });
});

describe('closing a book', () => {
  it('[R19] waits until the pen is back and nothing is in doubt; then takes nothing more', () => {
    const out = lent(emptyBook(), 'one');
    expect(closeBook(out, { on: '2026-12-31', pages: 200 }).status).toBe('penNotHere');
    const gap = taken(out, 2, 'one');
    const back = passed(returnPen(gap, { fence: gap.pen.fence, at, server, device: 'one', lastOnPaper: 2 }));
    expect(closeBook(back, { on: '2026-12-31', pages: 200 })).toEqual({ status: 'numbersInDoubt', first: 1 });
    const settled = closeDoubt(back, { number: 1, reason: 'Tờ hỏng' });
    if (settled.status !== 'givenUp') throw new Error(settled.status);
    const closed = closeBook(settled.book, { on: '2026-12-31', pages: 200 });
    if (closed.status !== 'closed') throw new Error(closed.status);
    expect(closed.book.closed).toEqual({ on: '2026-12-31', entries: 1, pages: 200 });
    const { book } = closed;
    expect([claim(book, 3, 'one').status, closeBook(book, { on: '2026-12-31', pages: 1 }).status]).toEqual([
      ...['bookClosed', 'alreadyClosed'],
    ]);
    expect(lendPen(book, { fence: book.pen.fence, at, server, to: holder('one') }).status).toBe('bookClosed');
    expect(takePenOver(book, { fence: book.pen.fence, at, server, to: null, lastOnPaper: 9, epoch: null }).status).toBe(
      'bookClosed',
    );
    expect(closeDoubt(book, { number: 1, reason: 'x' }).status).toBe('bookClosed');
    expect(strikeEntry(book, { number: 2, reason: 'x' }).status).toBe('bookClosed');
    expect(nextNumber(book)).toBeNull();
  });
});
