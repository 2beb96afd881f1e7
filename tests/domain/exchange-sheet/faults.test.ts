import { describe, expect, it } from 'vitest';
import type { Cell } from '../../../src/domain/exchange-sheet/cell.ts';
import { birthSheet } from '../../../src/domain/exchange-sheet/columns/birth.ts';
import { sheetHeadings } from '../../../src/domain/exchange-sheet/write-row.ts';
import { enteredDossier } from '../../support/entered-dossier.ts';
import { asRows, judged, taken } from '../../support/sheet-in-memory.ts';

const good: Readonly<Record<string, Cell>> = {
  so: '23',
  quyenSo: '01/1998',
  trangSo: '12',
  ngayDangKy: '15.03.1998',
  loaiDangKy: '1',
  noiDangKy: 'UBND xã Cũ',
  nguoiKy: 'Hà Văn Mẫu',
  nksHoTen: 'Lò Thị Mẫu',
  nksGioiTinh: '2',
  nksNgaySinh: '03.03.1998',
  nksDanToc: 'Thái',
  nksQuocTich: 'VN',
  meHoTen: 'Cà Thị Mẫu',
  meNgaySinh: '1971',
};
const headings = sheetHeadings(birthSheet);

/** One sheet with the good row first, and then one row for each of `changes`, all at numbers of their own. */
function sheetOf(...changes: readonly Readonly<Record<string, Cell>>[]) {
  const rows = [{}, ...changes].map((change, index) => {
    const row: Readonly<Record<string, Cell>> = { ...good, so: String(23 + index), ...change };
    return row;
  });
  return asRows([headings, ...rows.map((row) => headings.map((heading) => row[heading] ?? null))]);
}

const told = (change: Readonly<Record<string, Cell>>) => {
  const row = judged(sheetOf(change))[1];
  return {
    number: row?.number,
    verdict: row?.verdict,
    found: row?.findings.map(({ column, code }) => `${column ?? 'row'} ${code}`),
  };
};

describe('every fault is told at its row and column', () => {
  it.each<readonly [string, Cell, string]>([
    ['so', '23A', 'number'],
    ['so', null, 'missing'],
    ['so', '0', 'number'],
    ['quyenSo', 'một', 'volume'],
    ['quyenSo', null, 'missing'],
    ['trangSo', 'x', 'page'],
    ['ngayDangKy', '1998', 'wholeDate'],
    ['ngayDangKy', '31.02.1998', 'dateNotReal'],
    ['ngayDangKy', '15.03.98', 'shortYear'],
    ['loaiDangKy', '9', 'entryKind'],
    ['nguoiKy', 'M'.repeat(121), 'longCell'],
    ['nksHoTen', null, 'missing'],
    ['nksHoTen', 'Lò 7', 'nameDigits'],
    ['nksNgaySinh', 'mùa lúa', 'dateForm'],
    ['nksNgaySinh', '01.01.1700', 'dateYear'],
    ['nksNgaySinh', { serial: 1938, day: '1905-04-21' }, 'yearAsDate'],
    ['nksGioiTinh', '7', 'choiceUnknown'],
    ['nksQuocTich', 'Atlantis', 'choiceUnknown'],
    ['meSoDDCN', '12345', 'pinForm'],
    ['meSoDDCN', 79_012_345_678, 'digitsLost'],
    ['nycSoDienThoai', 912_345_678, 'digitsLost'],
    ['meLoaiGiayToTuyThan', '1', 'idNumberMissing'],
    ['meSoGiayToTuyThan', '12', 'idNumberForm'],
    ['nksQueQuan', 'x'.repeat(301), 'longCell'],
    ['nksNgaySinhBangChu', 'x'.repeat(501), 'longCell'],
    ['soLuongBanSao', '1000', 'numberRange'],
    ['nksNoiSinh', { broken: '#REF!' }, 'broken'],
  ])('%s: %j is %s', (column, cell, code) => {
    const { number, verdict, found } = told({ [column]: cell });
    expect({ number, verdict }).toEqual({ number: 3, verdict: 'faulty' });
    const at = code === 'idNumberMissing' ? 'meSoGiayToTuyThan' : column;
    expect(found).toContain(`${at} ${code}`);
  });

  it.each<readonly [string, Cell, string]>([
    ['quyenSo', { serial: 35796, day: '1998-01-01' }, 'volumeFromDate'],
    ['nksNgaySinh', 36_526, 'dateFromNumber'],
    ['nksNgaySinh', 12.1985, 'dateFromNumber'],
    ['nksDanToc', 'Xa Phó', 'besideTheList'],
  ])('%s: %j comes in, to be compared: %s', (column, cell, code) => {
    expect(told({ [column]: cell })).toMatchObject({ verdict: 'good', found: [`${column} ${code}`] });
  });

  it('a number of a paper without its kind comes in as another paper', () => {
    expect(told({ meSoGiayToTuyThan: '012345678' })).toMatchObject({
      verdict: 'good',
      found: ['meSoGiayToTuyThan idTypeMissing'],
    });
  });

  it('what stands outside of the columns with headings is told, not dropped', () => {
    const rows = sheetOf().map((row, index) => (index === 0 ? row : { ...row, cells: [...row.cells, 'lạc chỗ'] }));
    expect(judged(rows)[0]?.findings).toMatchObject([{ level: 'warning', code: 'outsideColumns' }]);
  });

  it('of two rows at one place in the book neither is taken for the right one', () => {
    const rows = judged(sheetOf({ so: '23', nksHoTen: 'Người Khác' }));
    expect(rows.map(({ verdict, findings }) => [verdict, findings.map(({ code }) => code)])).toEqual([
      ['faulty', ['doubled']],
      ['faulty', ['doubled']],
    ]);
  });
});

describe('a date is never more than what is known', () => {
  it.each<readonly [Cell, unknown]>([
    ['1938', { y: 1938 }],
    [1938, { y: 1938 }],
    ['03.1938', { y: 1938, m: 3 }],
    ['00.00.1938', { y: 1938 }],
    ['00.03.1938', { y: 1938, m: 3 }],
    ['3/3/1938', { y: 1938, m: 3, d: 3 }],
    [
      { serial: 13_942, day: '1938-03-03' },
      { y: 1938, m: 3, d: 3 },
    ],
  ])('%j is kept as %j', (cell, kept) => {
    const row = judged(sheetOf({ nksNgaySinh: cell }))[1];
    expect(row?.command?.args.fields['child.birthDate']).toEqual(kept);
  });
});

describe('what is here already', () => {
  const [first] = judged(sheetOf());
  const dossier = taken(first as NonNullable<typeof first>);

  it('the same row again changes nothing', () => {
    expect(judged(sheetOf(), [dossier])[0]).toMatchObject({ verdict: 'here', findings: [{ code: 'alreadyHere' }] });
  });

  it('another row at its place is not imported over it', () => {
    const [row] = judged(
      sheetOf().map((line, at) => ({
        ...line,
        cells: line.cells.map((cell) => (at === 1 && cell === 'Lò Thị Mẫu' ? 'Lò Thị Khác' : cell)),
      })),
      [dossier],
    );
    expect(row).toMatchObject({ verdict: 'faulty', findings: [{ code: 'differsHere' }] });
  });

  it('the same number in the book of another commune of that time is another entry', () => {
    expect(judged(sheetOf({ so: '23', noiDangKy: 'UBND xã Xưa' }), []).map(({ verdict }) => verdict)).toEqual([
      'good',
      'good',
    ]);
  });

  it('[R19] a number that comes from a book kept here is not taken from a sheet; one from before is', () => {
    const ours = sheetOf({ so: '120', noiDangKy: 'UBND xã Thử Nghiệm' }, { so: '99', noiDangKy: null });
    const books = [{ kind: 'KS', year: 1998, startsAfter: 100 }] as const;
    const rows = judged(ours, [], undefined, books);
    expect(rows.map(({ verdict, findings }) => [verdict, ...findings.map(({ code }) => code)])).toEqual([
      ['good'],
      ['faulty', 'numberOfOpenBook'],
      ['good'],
    ]);
  });

  it('[R10] a dossier of the desk that tells of the same event is told', () => {
    const today = enteredDossier('birth', {
      'child.fullName': 'Lò Thị Mẫu',
      'child.birthDate': '1998-03-03',
      'mother.fullName': 'Cà Thị Mẫu',
    });
    expect(judged(sheetOf(), [today])[0]).toMatchObject({ verdict: 'good', findings: [{ code: 'samePerson' }] });
  });
});
