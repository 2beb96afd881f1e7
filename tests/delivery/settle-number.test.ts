import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { mayAct } from '../../src/domain/access/may-act.ts';
import { applyToBook } from '../../src/domain/books/apply-to-book.ts';
import type { Book } from '../../src/domain/books/book.ts';
import { openBookAct } from '../support/made-up-books.ts';
import { type DeliveryStage, openDeliveryStage } from '../support/delivery-stage.ts';
import { makePeople } from '../support/people.ts';
import { testCommune } from '../support/server-parts.ts';

const scope = testCommune.code;
let stage: DeliveryStage;
let id: string;
beforeEach(async () => {
  stage = await openDeliveryStage({ faults: { otherNumber: 1 } });
  [id = ''] = await stage.enter([makePeople(90).birth()]);
  await stage.until(async () => (await stage.dossier(id)).upstream?.state === 'attention');
});
afterEach(() => stage.close());

const settle = async (stands: string, more: Record<string, unknown> = {}) => {
  const { entry } = await stage.dossier(id);
  const args = { book: entry?.book, number: entry?.number, theirs: '1001', stands, reason: 'Đã đối chiếu sổ giấy' };
  return stage.push({ name: 'settleNumber', entity: id, args: { ...args, ...more } });
};
const codes = async () => (await stage.dossier(id)).upstream?.problems.map(({ code }) => code);
const asked = async () => {
  const connector = stage.process('again');
  stage.server.clock.advance(60_000);
  await stage.server.store.deliveries.askSoon(
    [scope],
    [(await stage.dossier(id)).upstream?.code ?? ''],
    stage.server.clock.now(),
  );
  await connector.round();
};

describe('two numbers of one entry', () => {
  it('are settled for the book: it is registered, and stays so when they say theirs again', async () => {
    expect((await settle('book')).status).toBe('applied');
    const { entry, upstream, events } = await stage.dossier(id);
    expect(upstream).toMatchObject({ state: 'registered', problems: [], entry: { number: '1001' } });
    expect(entry?.number).toBe(1);
    expect(events.at(-1)).toMatchObject({
      type: 'settleNumber',
      touched: ['attention', 'registered', 'book', '1', '1001'],
      reason: 'Đã đối chiếu sổ giấy',
    });
    await asked();
    expect((await stage.dossier(id)).upstream).toMatchObject({ state: 'registered', problems: [] });
  });

  it('are settled for theirs: nothing is overwritten, and what is left to do stands there', async () => {
    expect((await settle('theirs')).status).toBe('applied');
    expect((await stage.dossier(id)).entry?.number).toBe(1);
    expect(await codes()).toEqual(['ourNumberToCorrect']);
    await asked();
    expect(await codes()).toEqual(['ourNumberToCorrect']);
    expect((await settle('theirs')).status).toBe('merged');
    expect((await settle('book')).status).toBe('applied');
    expect(await codes()).toEqual([]);
  });

  it('are not settled by somebody who saw others', async () => {
    for (const other of [{ theirs: '1002' }, { number: 2 }]) {
      const { status, problems } = await settle('book', other);
      expect([status, problems[0]?.code]).toEqual(['refused', 'numberChangedMeanwhile']);
    }
    expect(await codes()).toEqual(['upstreamNumberDiffers']);
  });
});

it('is the officer’s word as far as the book is numbered by it, and else the leader’s', async () => {
  const outcome = applyToBook(undefined, openBookAct(), { recordedAt: null, epoch: null });
  if (outcome.status !== 'applied') throw new Error('no book');
  const may = (role: 'officer' | 'leader' | 'reception', stands: string, book: Book) =>
    mayAct([role], { name: 'settleNumber', args: { stands }, author: id }, { book });
  const ministry: Book = { ...outcome.book, numberAuthority: 'ministry' };
  expect([may('officer', 'book', outcome.book), may('officer', 'theirs', outcome.book)]).toEqual([true, false]);
  expect([may('officer', 'book', ministry), may('officer', 'theirs', ministry)]).toEqual([false, true]);
  expect([may('leader', 'book', ministry), may('leader', 'theirs', outcome.book)]).toEqual([true, true]);
  expect(may('reception', 'book', outcome.book)).toBe(false);
});
