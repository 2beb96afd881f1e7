import { describe, expect, it } from 'vitest';
import { applyMutation } from '../../../src/domain/apply-mutation.ts';
import type { Dossier } from '../../../src/domain/dossier.ts';
import { papers, papersOf } from '../../../src/domain/papers/catalogue.ts';
import { apologySlip } from '../../../src/domain/papers/desk/apology-slip.ts';
import { controlSheet, standingAgainst } from '../../../src/domain/papers/desk/control-sheet.ts';
import { refusalSlip } from '../../../src/domain/papers/desk/refusal-slip.ts';
import { stopNotice } from '../../../src/domain/papers/desk/stop-notice.ts';
import { supplementSlip } from '../../../src/domain/papers/desk/supplement-slip.ts';
import { trackingBook } from '../../../src/domain/papers/desk/tracking-book.ts';
import { paperNames } from '../../../src/domain/papers/paper-names.ts';
import { nextPrintOf } from '../../../src/domain/prints.ts';
import { birthRegistration1 } from '../../../src/domain/procedures/birth/procedure.ts';
import { act, madeUpId } from '../../support/acts.ts';
import { after as step, ask, morning, refusal } from '../steps/desk-of-steps.ts';
import { madeUpSource, wordsOf, standsAt } from '../../support/made-up-paper.ts';
import { madeUpDossier } from '../../support/made-up-view.ts';
import { makePeople } from '../../support/people.ts';

const fields = makePeople(13).birth({ 'child.fullName': "H'Mẫu Niê" });
// Received on a Friday morning, due the same day at five.
const taken = madeUpDossier({ number: 1, fields, receivedAt: '2026-11-20T02:00:00.000Z' });

function after(dossier: Dossier, ...acts: readonly ReturnType<typeof act>[]): Dossier {
  return acts.reduce((standing, each, index) => {
    const outcome = applyMutation(standing, { ...each, mid: madeUpId(100 + index), entity: dossier.id }, null);
    if (outcome.status !== 'applied') throw new Error(JSON.stringify(outcome));
    return outcome.dossier;
  }, dossier);
}

const move = (from: string, to: string, at: string, reason?: string) =>
  act(
    'moveDossier',
    { from, to, ...(reason === undefined ? {} : { reason }) },
    { occurredAt: { device: at, offset: null, monotonic: 0 } },
  );
const print = (paper: string, answers?: Record<string, string>) =>
  act('recordPrint', { paper, ...(answers === undefined ? {} : { answers }) }, { schema: 2 });
const standingOf = (dossier: Dossier, id: string, now: string) =>
  papersOf(dossier, birthRegistration1, standsAt(now)).find(({ paper }) => paper.id === id)?.standing.status;

describe('every paper', () => {
  it('has a name of its own, and ids that no two share', () => {
    expect(papers.map(({ id }) => id).sort()).toEqual(Object.keys(paperNames).sort());
  });

  it('is said in whole, whatever of it is missing', () => {
    for (const paper of papers) {
      const bare = wordsOf(paper.body(madeUpSource({ ...taken, fields: {} }, birthRegistration1)));
      expect(bare.join('\n'), paper.id).not.toMatch(/undefined|null|NaN/u);
    }
  });
});

describe('a print', () => {
  it('[L4] is counted for each paper by itself; the slip’s count stays what it was', () => {
    const printed = after(taken, print('receiptSlip'), print('controlSheet'), print('controlSheet'));
    expect(printed.slipPrints).toBe(1);
    expect(nextPrintOf(printed, 'receiptSlip', {})).toBe(2);
    expect(nextPrintOf(printed, 'controlSheet', {})).toBe(3);
    expect(nextPrintOf(printed, 'supplementSlip', {})).toBe(1);
  });

  it('under another number of its own is another paper, not a reprint', () => {
    const printed = after(taken, print('birthCopy', { number: '12' }), print('birthCopy', { number: '13' }));
    expect(nextPrintOf(printed, 'birthCopy', { number: '13' })).toBe(2);
    expect(nextPrintOf(printed, 'birthCopy', { number: '14' })).toBe(1);
  });

  it('[R15] of a paper this build does not know is kept, and one that is no paper at all is refused', () => {
    expect(after(taken, print('paperOfNextYear')).events.at(-1)?.touched).toEqual(['paperOfNextYear']);
    expect(() => after(taken, print('<script>'))).toThrow(/badArguments/u);
    expect(() => after(taken, print('receiptSlip', { reason: 'x'.repeat(1_001) }))).toThrow(/badArguments/u);
  });
});

describe('the desk’s other forms', () => {
  it('02 comes with the supplement and says what was asked for and why; of an older build’s move it asks', () => {
    expect(standingOf(taken, 'supplementSlip', morning)).toBe('notNow');
    const asked = step(taken, 'requestSupplement', ask('RECEIVED'));
    expect(standingOf(asked, 'supplementSlip', morning)).toBe('ready');
    expect(supplementSlip.questions(asked).map(({ name }) => name)).toEqual(['number']);
    const words = wordsOf(supplementSlip.body(madeUpSource(asked, birthRegistration1, { answers: { number: '07' } })));
    expect(words).toContain('Số: 07/PBS');
    expect(words).toContain('Giấy chứng sinh. Lý do: Bản chụp mờ');
    expect(words).toContain('Khi cần hướng dẫn, xin liên hệ: Bàn số 2');

    const moved = after(taken, move('RECEIVED', 'SUPPLEMENT_REQUESTED', '2026-11-20T03:00:00.000Z'));
    expect(supplementSlip.questions(moved).map(({ name }) => name)).toEqual(['items', 'reason', 'number']);
    const answers = { items: 'Giấy chứng sinh\n\nThẻ căn cước của mẹ', reason: 'Thiếu giấy tờ' };
    const typed = wordsOf(supplementSlip.body(madeUpSource(moved, birthRegistration1, { answers })));
    expect(typed).toContain('Thẻ căn cước của mẹ');
    expect(typed).toContain('Lý do: Thiếu giấy tờ');
  });

  it('03 is the centre’s refusal; the registration’s is another paper', () => {
    const intake = step(taken, 'refuseIntake', refusal('RECEIVED'));
    expect(standingOf(intake, 'refusalSlip', morning)).toBe('ready');
    expect(standingOf(intake, 'registrationRefusal', morning)).toBe('notNow');
    const words = wordsOf(refusalSlip.body(madeUpSource(intake, birthRegistration1)));
    expect(words).toContain('Lý do: Đã đăng ký ở xã khác');
    expect(words).toContain('GIÁM ĐỐC');
    const later = step({ ...taken, business: 'PROCESSING' }, 'refuseRegistration', refusal('PROCESSING'));
    expect(standingOf(later, 'refusalSlip', morning)).toBe('notNow');
    expect(standingOf(later, 'registrationRefusal', morning)).toBe('ready');
  });

  it('04 is for real lateness, or one working day before it, and never once the dossier has ended', () => {
    const later = { ...taken, dueAt: '2026-11-26T10:00:00.000Z' };
    // The 24th is a holiday: the working day before Thursday the 26th is Wednesday the 25th.
    expect(standingOf(later, 'apologySlip', '2026-11-23T02:00:00.000Z')).toBe('notNow');
    expect(standingOf(later, 'apologySlip', '2026-11-25T02:00:00.000Z')).toBe('ready');
    expect(standingOf(later, 'apologySlip', '2026-11-27T02:00:00.000Z')).toBe('ready');
    expect(standingOf({ ...later, business: 'REGISTERED' }, 'apologySlip', '2026-11-27T02:00:00.000Z')).toBe('notNow');
    const answers = { reason: 'Chờ xác minh', newDue: '2026-12-01' };
    const late = madeUpSource(later, birthRegistration1, { answers, now: '2026-11-27T02:00:00.000Z' });
    const words = wordsOf(apologySlip.body(late)).join('\n');
    expect(words).toContain('Thời gian trả kết quả mới: ngày 01 tháng 12 năm 2026');
    expect(words).toContain('chưa trả được');
  });

  it('05 tells since when and why', () => {
    const stopped = step(taken, 'stopDossier', { from: 'RECEIVED', reason: 'Người nộp đề nghị dừng' });
    const words = wordsOf(stopNotice.body(madeUpSource(stopped, birthRegistration1)));
    expect(words).toContain('Lý do: Người nộp đề nghị dừng');
    expect(words).toContain('Kể từ: ngày 20 tháng 11 năm 2026');
  });

  it('06 has a line for each hand-over: early, on time or overdue', () => {
    const moved = after(
      taken,
      move('RECEIVED', 'PROCESSING', '2026-11-20T03:00:00.000Z'),
      print('receiptSlip'),
      move('PROCESSING', 'SUBMITTED_FOR_SIGNATURE', '2026-11-20T10:00:01.000Z'),
    );
    const sheet = controlSheet.body(madeUpSource(moved, birthRegistration1));
    const table = sheet.blocks.find((block) => block.kind === 'table');
    expect(table?.rows).toHaveLength(3);
    expect(table?.rows[1]).toEqual([
      ...['2', 'Giải quyết', 'Lò Thị Thư', 'Lò Thị Thư', '10:00 20/11/2026', 'Đúng hạn', ''],
    ]);
    expect(table?.rows[2]?.[5]).toBe('Quá hạn');
    expect(standingAgainst('2026-11-20T10:00:00.000Z', '2026-11-20T10:00:00.000Z')).toBe('Đúng hạn');
    expect(standingAgainst('2026-11-20T10:00:00.000Z', '2026-11-19T10:00:00.000Z')).toBe('Trước hạn');
  });

  it('07 lists the dossiers of one field and some days in the order they came, and how each went out', () => {
    const other = { ...taken, id: madeUpId(2), receivedAt: '2026-11-19T02:00:00.000Z', channel: 'postal' as const };
    const out = {
      ...other,
      delivery: { kind: 'HANDED_OVER' as const, at: '2026-11-20T03:00:00.000Z', to: 'Lò Thị Ví' },
    };
    const before = { ...taken, receivedAt: '2026-10-31T16:59:00.000Z' };
    // Keyed in from an old book that week: nobody handed it in.
    const old: Dossier = { ...taken, id: madeUpId(9), source: { file: '0', row: 2, registeredBy: 'xã Cũ' } };
    const all = [taken, out, before, old].map((dossier) => ({ dossier, procedure: birthRegistration1 }));
    const { commune, province, names, now } = madeUpSource(taken, birthRegistration1);
    const book = { commune, province, names, now, field: 'Hộ tịch', from: '2026-11-01', to: '2026-11-30' };
    const table = trackingBook(all, book).blocks.find((block) => block.kind === 'table');
    expect(table?.rows.map((cells) => [cells[0], cells[5], cells[7], cells[8]])).toEqual([
      ['1', '09:00 19/11/2026', '10:00 20/11/2026', 'Bưu chính; Tại quầy: Lò Thị Ví'],
      ['2', '09:00 20/11/2026', '', 'Trực tiếp'],
    ]);
    expect(wordsOf(trackingBook(all, { ...book, field: 'Chứng thực' })).join('\n')).toContain(': 0 hồ sơ');
  });
});
