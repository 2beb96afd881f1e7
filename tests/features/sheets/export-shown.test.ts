import { expect, it } from 'vitest';
import { cellText } from '../../../src/domain/exchange-sheet/cell.ts';
import { birthSheet } from '../../../src/domain/exchange-sheet/columns/birth.ts';
import { sheetMappings } from '../../../src/domain/exchange-sheet/mappings.ts';
import { exportShown } from '../../../src/features/sheets/export-sheet.ts';
import { writeCsv } from '../../../src/spreadsheet/csv.ts';
import { readWorkbook } from '../../../src/spreadsheet/read-workbook.ts';
import type { Dossier } from '../../../src/domain/dossier.ts';
import { enteredDossier } from '../../support/entered-dossier.ts';
import { makePeople } from '../../support/people.ts';

const parts = {
  units: { provinces: async () => null, communes: async () => null },
  nationalities: async () => [],
  commune: { name: 'xã Thử Nghiệm' },
} as unknown as Parameters<typeof exportShown>[2];

const cellsOf = (bytes: Uint8Array): readonly ReadonlyMap<string, unknown>[] => {
  const [headings, ...rows] = readWorkbook(bytes).rows;
  return rows.map(
    ({ cells }) => new Map((headings?.cells ?? []).map((heading, at) => [cellText(heading), cells[at] ?? ''])),
  );
};

it('writes what a list shows in the ministry’s columns, whether it is in a book or waits', async () => {
  const people = makePeople(5);
  const entered = enteredDossier('birth', people.birth());
  const { entry: _entry, ...open } = enteredDossier(
    'birth',
    people.birth({ 'child.fullName': '=HYPERLINK("http://x")', 'father.birthDate': { y: 1990 } }),
  );
  const waiting: Dossier = open;
  const general: Dossier = { ...open, procedure: 'general', procedureVersion: 1 };
  const { files, left } = await exportShown([entered, waiting, general], sheetMappings, parts);
  expect(files.map(({ name, rows }) => [name, rows])).toEqual([['ho-so-KS.xlsx', 2]]);
  expect(left).toBe(1);
  const [first, second] = cellsOf(files[0]?.bytes ?? new Uint8Array());
  expect([...(first?.keys() ?? [])]).toEqual([...birthSheet.columns.map(({ column }) => column), ...birthSheet.kept]);
  expect(first?.get('so')).toBe(String(entered.entry?.number));
  expect([second?.get('so'), second?.get('quyenSo'), second?.get('ngayDangKy')]).toEqual(['', '', '']);
  // A year alone stays one, as text; what looks like a formula is a text.
  expect(second?.get('chaNgaySinh')).toBe('1990');
  expect(second?.get('nksHoTen')).toBe('=HYPERLINK("http://x")');
});

it('guards what a spreadsheet program would run, in a text with separators', () => {
  const text = writeCsv([['=1+1', '+84 900', '-5', '@SUM(A1)', '\tx', '\rx', 'Nguyễn']]);
  expect(text).toBe("\ufeff'=1+1,'+84 900,'-5,'@SUM(A1),\"'\tx\",\"'\rx\",Nguyễn\r\n");
});
