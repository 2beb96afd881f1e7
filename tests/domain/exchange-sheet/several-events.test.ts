import { describe, expect, it } from 'vitest';
import type { Cell } from '../../../src/domain/exchange-sheet/cell.ts';
import { changedMappings } from '../../../src/domain/exchange-sheet/changed-mappings.ts';
import { parseMappingChanges } from '../../../src/domain/exchange-sheet/column-mapping.ts';
import { guardianshipSheet } from '../../../src/domain/exchange-sheet/columns/guardianship.ts';
import { sheetMappings } from '../../../src/domain/exchange-sheet/mappings.ts';
import { eventsOf } from '../../../src/domain/exchange-sheet/sheet-events.ts';
import { sheetHeadings } from '../../../src/domain/exchange-sheet/write-row.ts';
import { enteredDossier } from '../../support/entered-dossier.ts';
import { madeUpOldEntries } from '../../support/made-up-old-entries.ts';
import { asRows, judged, taken, written } from '../../support/sheet-in-memory.ts';

const good: Readonly<Record<string, Cell>> = {
  'Số đăng ký': '3',
  'Quyển số': '01/2009',
  'Ngày đăng ký': '15.03.2009',
  'Nơi đăng ký': 'UBND xã Cũ',
  'Họ, chữ đệm, tên người giám hộ': 'Lò Thị Làm Mẫu',
  'Năm sinh người giám hộ': 1938,
  'Họ, chữ đệm, tên người được giám hộ': 'Hà Văn Mẫu',
};

/** Rows under the headings that their cells name, each at a number of its own. */
function sheetOf(...rows: readonly Readonly<Record<string, Cell>>[]) {
  const all = rows.map((row, index): Readonly<Record<string, Cell>> => {
    return { ...good, 'Số đăng ký': String(3 + index), ...row };
  });
  const headings = [...new Set(all.flatMap((row) => Object.keys(row)))];
  return asRows([headings, ...all.map((row) => headings.map((heading) => row[heading] ?? null))]);
}

const found = (row: Readonly<Record<string, Cell>>) =>
  judged(sheetOf({}, row))[1]?.findings.map(({ level, column, code }) => `${level} ${column ?? 'row'} ${code}`);

describe('a book of several events', () => {
  it('says of each row which it is, but for case and accents; one that does not say is the usual one', () => {
    const rows = judged(
      sheetOf(
        {},
        { 'Việc ghi trong sổ': 'Chấm dứt giám hộ', 'Lý do chấm dứt giám hộ': 'Đã đủ 18 tuổi (làm mẫu)' },
        { 'Việc ghi trong sổ': 'DANG KY GIAM HO', 'Lý do giám hộ': 'Cha mẹ đã chết (làm mẫu)' },
      ),
    ).map(taken);
    expect(rows.map(({ procedure, procedureVersion }) => [procedure, procedureVersion])).toEqual([
      ['guardianship', 0],
      ['guardianship-end', 0],
      ['guardianship', 0],
    ]);
    expect(rows[0]?.fields).toEqual({
      'guardian.fullName': 'Lò Thị Làm Mẫu',
      'guardian.birthDate': { y: 1938 },
      'ward.fullName': 'Hà Văn Mẫu',
    });
    expect(rows[1]?.fields['end.reason']).toBe('Đã đủ 18 tuổi (làm mẫu)');
  });

  it('tells a cell that is of another event, and drops nothing', () => {
    expect(found({ 'Lý do chấm dứt giám hộ': 'Đã đủ 18 tuổi' })).toEqual(['error Lý do chấm dứt giám hộ otherEvent']);
    expect(found({ 'Việc ghi trong sổ': 'Chấm dứt giám hộ', 'Lý do giám hộ': 'x' })).toEqual([
      'error Lý do giám hộ otherEvent',
    ]);
  });

  it('tells an event it does not have at its cell, and nothing else of that row', () => {
    expect(found({ 'Việc ghi trong sổ': 'Khai sinh', 'Lý do chấm dứt giám hộ': 'x' })).toEqual([
      'error Việc ghi trong sổ eventUnknown',
    ]);
    expect(found({ 'Việc ghi trong sổ': { broken: '#REF!' } })).toEqual(['error Việc ghi trong sổ eventUnknown']);
  });

  it.each<readonly [string, Cell, string]>([
    ['Loại đăng ký', 'Đúng giờ', 'entryKind'],
    ['Giới tính người giám hộ', 'Trai', 'choiceUnknown'],
    ['Quốc tịch người giám hộ', 'bi', 'choiceUnknown'],
    ['Cam đoan', 'có lẽ', 'choiceUnknown'],
    ['Số định danh cá nhân người được giám hộ', 79_012_345_678, 'digitsLost'],
    ['Ngày cấp giấy tờ tùy thân người giám hộ', '2021', 'idNumberMissing'],
    ['Ngày giấy tờ, bản án, quyết định nước ngoài', '31.02.2009', 'dateNotReal'],
    ['Dân tộc người giám hộ', 'M'.repeat(301), 'tooLong'],
  ])('%s: %j is %s', (column, cell, code) => {
    const event = column.includes('nước ngoài') ? 'Ghi vào sổ việc giám hộ đã giải quyết ở nước ngoài' : null;
    const row = judged(sheetOf({}, { 'Việc ghi trong sổ': event, [column]: cell }))[1];
    expect({ number: row?.number, verdict: row?.verdict }).toEqual({ number: 3, verdict: 'faulty' });
    expect(row?.findings.map((each) => `${each.column ?? 'row'} ${each.code}`)).toEqual([`${column} ${code}`]);
  });

  it('holds one entry at a number, whatever event it was', () => {
    const [first] = judged(sheetOf({}));
    const dossier = taken(first as NonNullable<typeof first>);
    expect(judged(sheetOf({}), [dossier])[0]?.verdict).toBe('here');
    expect(judged(sheetOf({ 'Việc ghi trong sổ': 'Chấm dứt giám hộ' }), [dossier])[0]).toMatchObject({
      verdict: 'faulty',
      findings: [{ code: 'differsHere' }],
    });
  });

  it('[R19] takes no number of a book that is kept here, of any event; [R10] tells of the same event at the desk', () => {
    const books = [{ kind: 'GH', year: 2009, startsAfter: 2 }] as const;
    const ours = { 'Nơi đăng ký': 'UBND xã Thử Nghiệm', 'Việc ghi trong sổ': 'Chấm dứt giám hộ' };
    expect(judged(sheetOf(ours), [], undefined, books)[0]?.findings).toMatchObject([{ code: 'numberOfOpenBook' }]);
    const desk = enteredDossier('guardianship-end', {
      'guardian.fullName': 'Lò Thị Làm Mẫu',
      'ward.fullName': 'Hà Văn Mẫu',
      'end.reason': 'Đã đủ 18 tuổi',
    });
    const end = { 'Việc ghi trong sổ': 'Chấm dứt giám hộ', 'Lý do chấm dứt giám hộ': 'Đã đủ 18 tuổi' };
    expect(judged(sheetOf(end), [desk])[0]).toMatchObject({ verdict: 'good', findings: [{ code: 'samePerson' }] });
  });
});

describe('the ministry’s names, once they are known', () => {
  const known = JSON.stringify([
    {
      bookKind: 'GH',
      names: 'ministry',
      columns: [
        { column: 'Số đăng ký', name: 'so' },
        { column: 'Họ, chữ đệm, tên người giám hộ', name: 'ghHoTen' },
        { column: 'Giới tính người giám hộ', name: 'ghGioiTinh', codes: { '1': '1', '2': '2' } },
        { column: 'Quốc tịch người giám hộ', codes: { '192': 'VN' } },
        { column: 'Loại đăng ký', name: 'loaiDangKy', codes: { '0': 'unknown', '1': 'timely' } },
        { column: 'Việc ghi trong sổ', name: 'loaiViec', codes: { '1': 'guardianship', '2': 'guardianship-end' } },
      ],
      kept: ['ghGiayToKhac'],
    },
  ]);
  const parsed = parseMappingChanges(known);
  const changed = changedMappings(sheetMappings, parsed.status === 'ok' ? parsed.value : []);
  if (changed.status !== 'changed') throw new Error(changed.status);
  const { mappings } = changed;
  const theirs = mappings.find(({ bookKind }) => bookKind === 'GH');
  if (theirs === undefined) throw new Error('no guardianships');

  it('come in by a province’s file, take the place of ours, and are written with their codes', () => {
    expect(theirs.names).toBe('ministry');
    const entries = madeUpOldEntries(guardianshipSheet, 60, 8);
    const [headings = [], ...rows] = written(theirs, entries);
    const at = (heading: string) => new Set(rows.map((cells) => cells[headings.indexOf(heading)]));
    expect(headings).toContain('ghGiayToKhac');
    expect(at('loaiViec')).toEqual(new Set(['1', '2', 'Ghi vào sổ việc giám hộ đã giải quyết ở nước ngoài']));
    expect(at('ghGioiTinh')).toEqual(new Set(['2']));
    expect(at('Quốc tịch người giám hộ').has('192')).toBe(true);
    const lines = [headings, ...rows];
    const again = judged(asRows(lines), [], mappings).map(taken);
    const back = again.map(({ procedure, fields, entry, source }, index) => {
      if (entry === undefined || source === undefined) throw new Error(`row ${index}`);
      return { procedure, fields, entry, source };
    });
    expect(written(theirs, back)).toEqual(lines);
  });

  it('leave files under our names readable', () => {
    const lines = written(guardianshipSheet, madeUpOldEntries(guardianshipSheet, 20, 8));
    expect(judged(asRows(lines), [], mappings).map(({ command }) => command?.args.fields)).toEqual(
      judged(asRows(lines)).map(({ command }) => command?.args.fields),
    );
  });

  it('bring no event of another book', () => {
    const wrong = parseMappingChanges(
      '[{"bookKind":"GH","columns":[{"column":"Việc ghi trong sổ","codes":{"9":"birth","8":"toString"}}]}]',
    );
    const outcome = changedMappings(sheetMappings, wrong.status === 'ok' ? wrong.value : []);
    const mapping =
      outcome.status === 'changed' ? outcome.mappings.find(({ bookKind }) => bookKind === 'GH') : undefined;
    expect(mapping === undefined ? [] : [...(eventsOf(mapping)?.keys() ?? [])]).toEqual([
      'guardianship',
      'guardianship-end',
      'foreign-guardianship-note',
    ]);
    const [row] = judged(
      sheetOf({ 'Việc ghi trong sổ': '9' }),
      [],
      outcome.status === 'changed' ? outcome.mappings : [],
    );
    expect(row).toMatchObject({ verdict: 'faulty', findings: [{ code: 'eventUnknown' }] });
  });
});

it('an item that no list has stands in the item’s own cell, and comes back', () => {
  const mapping = sheetMappings.find(({ bookKind }) => bookKind === 'TDCC');
  if (mapping === undefined) throw new Error('no changes');
  const row: Readonly<Record<string, string>> = {
    'Số đăng ký': '1',
    'Quyển số': '01/2009',
    'Ngày đăng ký': '15.03.2009',
    'Họ, chữ đệm, tên người được thay đổi, cải chính': 'Hà Văn Mẫu',
    'Nội dung thứ 1': 'Chữ ký của người khai (làm mẫu)',
    'Sổ đã ghi (1)': '=HYPERLINK("http://mau.example")',
    'Nay ghi là (1)': '1991',
  };
  const headings = sheetHeadings(mapping);
  const [read] = judged(asRows([headings, headings.map((heading) => row[heading] ?? '')]));
  const { fields, entry, source } = taken(read as NonNullable<typeof read>);
  expect(fields).toMatchObject({ 'items.1.item': 'other', 'items.1.name': 'Chữ ký của người khai (làm mẫu)' });
  if (entry === undefined || source === undefined) throw new Error('not entered');
  const [, back = []] = written(mapping, [{ fields, entry, source }]);
  for (const [heading, text] of Object.entries(row)) expect(back[headings.indexOf(heading)]).toBe(text);
});
