import { describe, expect, it } from 'vitest';
import { actOn, recordsOf } from '../../../src/domain/act-on.ts';
import { applyMutation } from '../../../src/domain/apply-mutation.ts';
import { applyToBook } from '../../../src/domain/books/apply-to-book.ts';
import type { Book } from '../../../src/domain/books/book.ts';
import { bookFactsOf, bookIdOf } from '../../../src/domain/books/book-id.ts';
import { onDevice } from '../../../src/domain/books/book-outcome.ts';
import { entryWarnings } from '../../../src/domain/books/entry-warnings.ts';
import { proposedNumber } from '../../../src/domain/books/take-number.ts';
import type { Dossier } from '../../../src/domain/dossier.ts';
import { act, madeUpId } from '../../support/acts.ts';
import { approvedBirth, entryArgs, openBookAct } from '../../support/made-up-books.ts';
import { emptyBook } from './made-up-book.ts';

const moment = { recordedAt: '2026-11-20T03:00:00.000Z', epoch: 'e0' };
const device = madeUpId(0xd);
const opened = openBookAct();
const book = opened.entity;

type Records = { dossier: Dossier | undefined; book: Book | undefined };

/** Both records after the acts; an act that does not take effect throws. */
function after(records: Records, ...acts: readonly ReturnType<typeof act>[]): Records {
  return acts.reduce((now, one) => {
    const outcome = actOn(now, one, moment);
    if (outcome.status !== 'applied' && outcome.status !== 'merged') throw new Error(JSON.stringify(outcome));
    return {
      dossier: 'dossier' in outcome ? outcome.dossier : now.dossier,
      book: 'book' in outcome ? (outcome.book ?? now.book) : now.book,
    };
  }, records);
}
const codes = (outcome: ReturnType<typeof actOn>) =>
  outcome.status === 'refused' ? outcome.problems.map(({ code }) => code) : outcome.status;
const fenceOf = (records: Records) => records.book?.pen.fence ?? null;
const lend = (records: Records, to = device) =>
  after(records, act('lendPen', { fence: fenceOf(records), to: { device: to, name: 'Quầy 1' } }, { entity: book }));
const enter = (records: Records, number: number | null, mid = 0x47) =>
  act('enterInBook', entryArgs(book, { number, fence: number === null ? null : fenceOf(records) }), {
    mid: madeUpId(mid),
  });
const start = (): Records => after({ dossier: approvedBirth(1), book: undefined }, opened);

describe('a book', () => {
  it('[R2] has an id made of what it is, so that two machines that open it make one', () => {
    const facts = { authority: '00123', kind: 'KT', year: 2026, openedOn: '2026-01-01' } as const;
    const id = bookIdOf(facts) ?? '';
    expect(bookFactsOf(id)).toEqual(facts);
    expect(bookIdOf({ ...facts, authority: '123' })).not.toBe(id);
    expect(bookFactsOf(madeUpId(1))).toBeUndefined();
    const second = openBookAct({}, { mid: madeUpId(0x22), device: madeUpId(0xdd) });
    expect(actOn(start(), second, moment).status).toBe('merged');
    expect(codes(actOn(start(), openBookAct({ startsAfter: 3 }), moment))).toEqual(['bookOpenedOtherwise']);
    const elsewhere = openBookAct({}, { entity: madeUpId(9) });
    expect(codes(actOn({ dossier: undefined, book: undefined }, elsewhere, moment))).toEqual(['wrongRecord']);
  });

  it('[R19] opened in mid-year goes on after the last number on paper, which is neither doubted nor free', () => {
    const records = lend(after({ dossier: approvedBirth(1), book: undefined }, openBookAct({ startsAfter: 46 })));
    expect(records.book).toMatchObject({ last: 46, doubted: [], volumes: [{ name: '01/2026', from: 47 }] });
    expect(codes(actOn(records, enter(records, 46), moment))).toEqual(['numberFromBefore']);
    expect(after(records, enter(records, 47)).dossier?.entry?.number).toBe(47);
  });

  it('[R19] numbered by the ministry is told its numbers, and proposes none', () => {
    const records = after({ dossier: approvedBirth(1), book: undefined }, openBookAct({ numberAuthority: 'ministry' }));
    const to = { device, name: 'Quầy 1' };
    const lent = act('lendPen', { fence: fenceOf(records), to }, { entity: book });
    expect(codes(actOn(records, lent, moment))).toEqual(['numberedElsewhere']);
    const waiting = after(records, enter(records, null));
    expect([waiting.dossier?.business, waiting.book?.last]).toEqual(['WAITING_NUMBER', 0]);
    const told = after(waiting, act('enterInBook', entryArgs(book, { number: 12, fence: null })));
    expect(told.dossier).toMatchObject({ business: 'REGISTERED', entry: { number: 12 } });
    // Another number later never overwrites it.
    expect(codes(actOn(told, act('enterInBook', entryArgs(book, { number: 13, fence: null })), moment))).toEqual([
      'alreadyEntered',
    ]);
  });
});

describe('entering a dossier', () => {
  it('[R19] with the pen here: both records change together, and the entry says under which fence', () => {
    const records = lend(start());
    const entered = after(records, enter(records, 1));
    expect(entered.dossier).toMatchObject({
      business: 'REGISTERED',
      entry: { book, bookKind: 'KS', year: 2026, authority: '99999', number: 1, fence: { n: 2 } },
    });
    expect(entered.book).toMatchObject({ last: 1, lastDate: '2026-11-20' });
    expect(recordsOf(enter(records, 1))).toEqual({
      first: { kind: 'dossier', id: madeUpId(0xe) },
      second: { kind: 'book', id: book },
    });
  });

  it('[R19] without a number: the server gives the next one; while the pen is out the dossier waits for it', () => {
    const given = actOn(start(), enter(start(), null), moment);
    expect(given).toMatchObject({ status: 'applied', dossier: { entry: { number: 1 } }, given: { number: 1 } });
    const records = lend(start());
    const waiting = after(records, enter(records, null));
    expect(waiting.dossier).toMatchObject({ business: 'WAITING_NUMBER' });
    expect([waiting.dossier?.entry, waiting.book?.last]).toEqual([undefined, 0]);
    expect(after(waiting, enter(records, 1, 0x48)).dossier?.entry?.number).toBe(1);
    // On the device nothing is given, whoever has the pen.
    expect(actOn(start(), enter(start(), null), onDevice)).toMatchObject({ dossier: { business: 'WAITING_NUMBER' } });
  });

  it('[R5] does nothing to either record when one of them refuses', () => {
    const records = lend(start());
    const { dossier } = records;
    if (dossier === undefined) throw new Error('no dossier');
    const early: Records = { ...records, dossier: { ...dossier, business: 'PROCESSING' } };
    expect(codes(actOn(early, enter(records, 1), moment))).toEqual(['notApproved']);
    const stale = act('enterInBook', entryArgs(book, { number: 1, fence: { epoch: 'x', n: 1 } }));
    expect(codes(actOn(records, stale, moment))).toEqual(['stalePen']);
    expect(actOn({ ...records, book: undefined }, enter(records, 1), moment)).toEqual({
      status: 'recordMissing',
      of: book,
    });
    expect(actOn({ ...records, dossier: undefined }, enter(records, 1), moment)).toEqual({ status: 'recordMissing' });
    const other = after(records, enter(records, 1)).book;
    expect(codes(actOn({ ...records, book: other }, enter(records, 1), moment))).toEqual(['numberTaken']);
  });

  it('holds the day to the event, the year and the day it is done on', () => {
    const records = lend(start());
    const on = (registeredOn: string) =>
      codes(
        actOn(
          records,
          act('enterInBook', entryArgs(book, { number: 1, fence: fenceOf(records), registeredOn })),
          moment,
        ),
      );
    expect(on('2026-11-21')).toEqual(['registeredLater']);
    expect(on('2025-12-31')).toEqual(['otherYear']);
    expect(on('2026-01-02')).toEqual(['registeredBeforeEvent']);
    const warned = entryWarnings(emptyBook({ last: 5, lastDate: '2026-11-20' }), {
      number: 8,
      registeredOn: '2026-11-19',
    });
    expect(warned.map(({ code, level }) => `${code} ${level}`)).toEqual([
      'dateOutOfOrder warning',
      'numbersPassedOver warning',
    ]);
  });

  it('[R19] shows each record by its own half, and never proposes a number again that it has taken once', () => {
    const records = lend(start());
    const one = enter(records, 1);
    expect(applyMutation(records.dossier, one, null)).toMatchObject({
      status: 'applied',
      dossier: { entry: { number: 1 } },
    });
    const half = applyToBook(records.book, one, onDevice);
    expect('book' in half && proposedNumber(half.book, device)).toBe(2);
  });

  it('[R19] is undone by striking what was spoiled: the number is gone, the dossier may be entered anew, its history keeps it', () => {
    const records = lend(start());
    const entered = after(records, enter(records, 1));
    const strike = (number: number) => act('strikeEntry', { book, number, reason: 'Viết hỏng' });
    expect(codes(actOn(entered, strike(2), moment))).toEqual(['noSuchEntry']);
    const struck = after(entered, strike(1));
    expect(struck.dossier).toMatchObject({ business: 'APPROVED' });
    expect(struck.dossier?.entry).toBeUndefined();
    expect(struck.dossier?.events.at(-1)).toMatchObject({ type: 'strikeEntry', entry: { number: 1 } });
    expect(struck.book?.unused).toEqual([{ number: 1, kind: 'struck', reason: 'Viết hỏng' }]);
    expect(after(struck, enter(records, 2, 0x48)).dossier?.entry?.number).toBe(2);
  });
});
