import { strToU8, zipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { readCsv, writeCsv } from '../../src/spreadsheet/csv.ts';
import { readSheetFile } from '../../src/spreadsheet/read-sheet-file.ts';
import { writeWorkbook } from '../../src/spreadsheet/write-workbook.ts';

const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);

/** A workbook as Excel writes it, with one sheet of this XML. */
function workbook(
  rows: string,
  {
    styles = '',
    strings = '',
    more = {},
  }: { styles?: string; strings?: string; more?: Record<string, Uint8Array> } = {},
): Uint8Array {
  return zipSync({
    'xl/workbook.xml': strToU8(
      '<workbook xmlns:r="r"><sheets><sheet name="Ẩn" sheetId="9" state="hidden" r:id="rId9"/><sheet name="Sổ" sheetId="1" r:id="rId1"/></sheets></workbook>',
    ),
    'xl/_rels/workbook.xml.rels': strToU8(
      '<Relationships><Relationship Id="rId1" Target="worksheets/sheet1.xml"/><Relationship Id="rId9" Target="worksheets/sheet9.xml"/></Relationships>',
    ),
    'xl/worksheets/sheet9.xml': strToU8(
      '<worksheet><sheetData><row r="1"><c r="A1"><v>1</v></c></row></sheetData></worksheet>',
    ),
    'xl/worksheets/sheet1.xml': strToU8(`<worksheet><sheetData>${rows}</sheetData></worksheet>`),
    'xl/styles.xml': strToU8(styles),
    'xl/sharedStrings.xml': strToU8(`<sst>${strings}</sst>`),
    ...more,
  });
}
const cellsOf = (file: Uint8Array) => {
  const read = readSheetFile(file);
  return read.status === 'read' ? read.sheet.rows : read.problem;
};

describe('a workbook of another program', () => {
  it('gives texts, runs of several looks, numbers, days, truth, and what failed', () => {
    const styles =
      '<styleSheet><numFmts><numFmt numFmtId="170" formatCode="dd\\.mm\\.yyyy"/><numFmt numFmtId="171" formatCode="0.00 &quot;đ&quot;"/></numFmts><cellXfs><xf numFmtId="0"/><xf numFmtId="14"/><xf numFmtId="170"/><xf numFmtId="171"/></cellXfs></styleSheet>';
    const strings =
      '<si><t>Lò Thị</t></si><si><r><t>Nguyễn </t></r><r><t xml:space="preserve">Văn</t></r><rPh sb="0" eb="1"><t>x</t></rPh></si>';
    const row =
      '<row r="4"><c r="A4" t="s"><v>0</v></c><c r="B4" t="s"><v>1</v></c><c r="D4" s="1"><v>36526</v></c><c r="E4" s="2"><v>36526</v></c><c r="F4" s="3"><v>5</v></c><c r="G4" t="b"><v>1</v></c><c r="H4" t="e"><f>A1/0</f><v>#DIV/0!</v></c><c r="I4" t="str"><f>B4</f><v>tính &amp; ra</v></c><c r="J4" t="inlineStr"><is><t>thẳng</t></is></c></row>';
    expect(cellsOf(workbook(row, { styles, strings }))).toEqual([
      {
        number: 4,
        cells: [
          'Lò Thị',
          'Nguyễn Văn',
          null,
          { serial: 36526, day: '2000-01-01' },
          { serial: 36526, day: '2000-01-01' },
          5,
          '1',
          { broken: '#DIV/0!' },
          'tính & ra',
          'thẳng',
        ],
      },
    ]);
  });

  it('with entities of its own has none of them unfolded', () => {
    const bomb = '<row r="1"><c r="A1" t="inlineStr"><is><t>&a;&#x110;</t></is></c></row>';
    expect(cellsOf(workbook(bomb))).toEqual([{ number: 1, cells: ['&a;Đ'] }]);
  });
});

describe('a file that would fill the machine is turned away', () => {
  it('a workbook that unpacks to far more than it may', () => {
    const zeros = new Uint8Array(80_000_000);
    const file = workbook('', { more: { 'xl/worksheets/sheet2.xml': zeros, 'xl/worksheets/sheet3.xml': zeros } });
    expect(file.length).toBeLessThan(200_000);
    expect(cellsOf(file)).toBe('unpackedTooLarge');
  });

  it('a cell in the farthest corner takes no room', () => {
    expect(cellsOf(workbook('<row r="1048576"><c r="XFD1048576"><v>1</v></c></row>'))).toBe('tooManyColumns');
  });

  it.each([
    ['too many rows', 'a\n'.repeat(20_002), 'tooManyRows'],
    ['too many columns', ','.repeat(401), 'tooManyColumns'],
    ['a cell too long', 'a'.repeat(32_768), 'cellTooLong'],
    ['nothing in it', '', 'empty'],
    ['only blank lines', '\n \n,,\n'.replace(' ', ''), 'empty'],
    ['something else', '\u0000\u0001', 'notASheet'],
  ])('%s', (_, text, problem) => {
    expect(cellsOf(bytes(text))).toBe(problem);
  });

  it('an old or locked workbook, a damaged one, and one too large', () => {
    expect(cellsOf(Uint8Array.of(0xd0, 0xcf, 0x11, 0xe0, 1))).toBe('lockedOrOld');
    expect(cellsOf(workbook('').slice(0, 200))).toBe('notASheet');
    expect(cellsOf(new Uint8Array(10_000_001))).toBe('fileTooLarge');
  });
});

describe('nothing a person wrote becomes a formula', () => {
  const risky = ['=1+1', '+84', '-5', '@x', '\tx', "'=x", 'thường'];

  it('in text with separators it is guarded, and comes back as it was', () => {
    const text = writeCsv([risky]);
    expect(text).not.toMatch(/(?:^|,)"?[=+\-@\t]/mu);
    expect(readCsv(text.slice(1))[0]?.cells).toEqual(risky);
  });

  it('in a workbook every cell is text, in a look that stays text', () => {
    const file = writeWorkbook('thử', [risky]);
    expect(cellsOf(file)).toEqual([{ number: 1, cells: risky }]);
    expect(writeWorkbook('thử', [risky])).toEqual(file);
  });
});

it('semicolons, tabs, quotes and line ends of text with separators are understood', () => {
  expect(readCsv('a;"b ""c"";d"\r\n"e\nf";g').map(({ cells }) => cells)).toEqual([
    ['a', 'b "c";d'],
    ['e\nf', 'g'],
  ]);
  expect(readCsv('a\tb')[0]?.cells).toEqual(['a', 'b']);
});

it('the separator is that of the headings, whatever the title above them holds', () => {
  const text = 'Sổ giám hộ, xã Mẫu\r\n\r\nSố đăng ký;Quyển số;Ngày đăng ký\r\n1;01/2009;"a, b, c, d"\r\n';
  expect(readCsv(text).map(({ cells }) => cells)).toEqual([
    ['Sổ giám hộ, xã Mẫu'],
    ['Số đăng ký', 'Quyển số', 'Ngày đăng ký'],
    ['1', '01/2009', 'a, b, c, d'],
  ]);
});
