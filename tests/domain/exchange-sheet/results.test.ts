import { describe, expect, it } from 'vitest';
import { applyMutation } from '../../../src/domain/apply-mutation.ts';
import type { Dossier } from '../../../src/domain/dossier.ts';
import type { Cell, SheetRow } from '../../../src/domain/exchange-sheet/cell.ts';
import {
  codeKey,
  judgeResults,
  recogniseResults,
  type ResultRow,
} from '../../../src/domain/exchange-sheet/read-results.ts';
import type { NoteResultArgs } from '../../../src/domain/mutations/note-result.ts';
import { act, madeUpId } from '../../support/acts.ts';
import { enteredDossier } from '../../support/entered-dossier.ts';
import { makePeople } from '../../support/people.ts';

const at = '2026-11-22T02:00:00.000Z';
const file = 'a'.repeat(64);
const entered = enteredDossier('birth', makePeople(3).birth());
const ours = String(entered.entry?.number);
const { entry: _entry, ...open } = entered;
const waiting: Dossier = { ...open, id: madeUpId(0xb2), codes: { provisional: 'TAM-CHO', official: null } };
const here = new Map([
  [codeKey(entered.codes.provisional), entered],
  [codeKey('H99.9-1'), entered],
  ['TAM-CHO', waiting],
]);
const headings: Cell[] = ['STT', 'Mã hồ sơ', 'Số', 'Quyển số', 'Trang số', 'Ngày đăng ký', 'Số định danh'];

function judged(rows: readonly (readonly Cell[])[], world = here): readonly ResultRow[] {
  const sheet: SheetRow[] = [['Kết quả'], headings, ...rows].map((cells, index) => ({ number: index + 1, cells }));
  const columns = recogniseResults(sheet);
  if (columns === undefined) throw new Error('The headings are not known.');
  return judgeResults(sheet, columns, { here: world, file, at });
}
const one = (...cells: Cell[]): ResultRow => {
  const [row] = judged([[1, ...cells]]);
  if (row === undefined) throw new Error('There is a row.');
  return row;
};
function done(dossier: Dossier, args: NoteResultArgs | undefined): Dossier {
  const outcome = applyMutation(
    dossier,
    act('noteResult', { ...args }, { mid: madeUpId(0xf1), entity: dossier.id }),
    at,
  );
  if (outcome.status !== 'applied') throw new Error(outcome.status);
  return outcome.dossier;
}

describe('a file of what the ministry’s system gave back', () => {
  it('fills what is empty: number, book and page beside ours, the personal number in its field, once', () => {
    const row = one(' h99.9-1 ', ours, '01/2026', '12', '10.03.2026', '099 326 000 001');
    expect(row).toMatchObject({ number: 3, verdict: 'fills', personalNumber: '099326000001', messages: [] });
    const after = done(entered, row.args);
    expect(after.fields['child.pin']).toBe('099326000001');
    expect(after.upstream).toMatchObject({
      ...{ state: 'registered', code: 'h99.9-1', problems: [] },
      entry: { number: ours, volume: '01/2026', page: '12', on: '2026-03-10', paper: false },
    });
    expect(after.entry).toEqual(entered.entry);
    const again = judged(
      [[1, 'H99.9-1', ours, '01/2026', '12', '10.03.2026', '099326000001']],
      new Map([['H99.9-1', after]]),
    );
    expect(again).toMatchObject([{ verdict: 'here', args: undefined }]);
    // Another number than the one they have given before is not written over it.
    const other = judged([[1, 'H99.9-1', '999', null, null, null, null]], new Map([['H99.9-1', after]]));
    expect(other).toMatchObject([{ verdict: 'stands', args: undefined }]);
    const forced = act('noteResult', { ...row.args, number: '999' }, { mid: madeUpId(0xf2), entity: entered.id });
    expect(applyMutation(after, forced, at)).toMatchObject({
      ...{ status: 'refused', problems: [{ code: 'upstreamEntryStands' }] },
    });
  });

  it('overwrites nothing: a number or a personal number that differs goes to a person', () => {
    const number = one('H99.9-1', '999', null, null, null, null);
    expect(number.verdict).toBe('differs');
    const after = done(entered, number.args);
    expect(after.entry).toEqual(entered.entry);
    expect(after.upstream).toMatchObject({ state: 'attention', problems: [{ code: 'upstreamNumberDiffers' }] });
    const pinned = { ...entered, fields: { ...entered.fields, 'child.pin': '099326000009' } };
    const [row] = judged([[1, 'H99.9-1', ours, null, null, null, '099326000001']], new Map([['H99.9-1', pinned]]));
    expect(row?.verdict).toBe('differs');
    expect(done(pinned, row?.args).fields['child.pin']).toBe('099326000009');
    // Excel has cut it.
    expect(one('H99.9-1', ours, null, null, null, '9.93E+10').verdict).toBe('differs');
  });

  it('says what is not done: in no book, of no dossier, twice, without a number', () => {
    expect(one('TAM-CHO', '48', null, null, null, null)).toMatchObject({ verdict: 'notEntered', args: undefined });
    expect(one('H99.9-404', '48', null, null, null, null)).toMatchObject({ verdict: 'notFound', args: undefined });
    expect(one('H99.9-1', null, null, null, null, null).verdict).toBe('faulty');
    expect(one('', '5', null, null, null, null).verdict).toBe('faulty');
    expect(one('H99.9-1', '4'.repeat(51), null, null, null, null).verdict).toBe('faulty');
    const twice = judged([
      [1, 'H99.9-1', ours, null, null, null, null],
      [2, 'h99.9-1 ', ours, null, null, null, null],
    ]);
    expect(twice.map(({ verdict }) => verdict)).toEqual(['faulty', 'faulty']);
  });

  it('makes no day of a month or a year', () => {
    for (const on of ['2026', '03.2026', 'tháng ba', { broken: '#REF!' }]) {
      expect(one('H99.9-1', ours, null, null, on, null).args?.on).toBeNull();
    }
  });

  it('is not recognised without a code and a number', () => {
    expect(recogniseResults([{ number: 1, cells: ['Mã hồ sơ', 'Họ tên'] }])).toBeUndefined();
    expect(recogniseResults([{ number: 2, cells: ['maHoSo', 'so'] }])).toEqual({
      headerRow: 2,
      at: { code: 0, number: 1 },
    });
  });
});
