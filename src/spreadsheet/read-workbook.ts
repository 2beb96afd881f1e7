import { unzipSync } from 'fflate';
import type { Cell, SheetRow } from '../domain/exchange-sheet/cell.ts';
import { sheetLimits, UnfitSheet } from './limits.ts';
import { readStyles, type Styles } from './read-styles.ts';
import { dayOfSerial } from './serial-days.ts';
import { attributeOf, elementsIn, unescapeXml } from './xml-parts.ts';

/** One sheet of a workbook. */
export interface ReadSheet {
  readonly name: string;
  readonly rows: readonly SheetRow[];
}

/** Parts of a workbook that hold what is in the cells; pictures, macros and links are never unpacked. */
const wanted =
  /^(?:xl\/(?:workbook|sharedStrings|styles)\.xml|xl\/_rels\/workbook\.xml\.rels|xl\/worksheets\/[^/]+\.xml)$/iu;

/** Unpacked within the limits: what a part says of its own size bounds what it is given. */
function unpack(bytes: Uint8Array): ReadonlyMap<string, string> {
  let left: number = sheetLimits.unpackedBytes;
  const parts = unzipSync(bytes, {
    filter({ name, originalSize }) {
      if (!wanted.test(name)) return false;
      left -= originalSize;
      if (left < 0) throw new UnfitSheet('unpackedTooLarge');
      return true;
    },
  });
  const decoder = new TextDecoder();
  return new Map(Object.entries(parts).map(([name, part]) => [name.toLowerCase(), decoder.decode(part)]));
}

/** Throws {@link UnfitSheet}. Only the first sheet that is not hidden and not empty is read. */
export function readWorkbook(bytes: Uint8Array): ReadSheet {
  let parts: ReadonlyMap<string, string>;
  try {
    parts = unpack(bytes);
  } catch (error) {
    if (error instanceof UnfitSheet) throw error;
    throw new UnfitSheet('notASheet');
  }
  const workbook = parts.get('xl/workbook.xml');
  if (workbook === undefined) throw new UnfitSheet('notASheet');
  const strings = [...elementsIn(parts.get('xl/sharedstrings.xml') ?? '', 'si')].map(({ inside }) => textOf(inside));
  const date1904 = [...elementsIn(workbook, 'workbookPr')].some(({ attributes }) =>
    ['1', 'true'].includes(attributeOf(attributes, 'date1904') ?? ''),
  );
  const styles = readStyles(parts.get('xl/styles.xml') ?? '');
  const targets = new Map(
    [...elementsIn(parts.get('xl/_rels/workbook.xml.rels') ?? '', 'Relationship')].map(({ attributes }) => [
      attributeOf(attributes, 'Id'),
      attributeOf(attributes, 'Target') ?? '',
    ]),
  );
  for (const { attributes } of elementsIn(workbook, 'sheet')) {
    if ((attributeOf(attributes, 'state') ?? 'visible') !== 'visible') continue;
    const target = targets.get(attributeOf(attributes, 'id')) ?? '';
    const path = target.startsWith('/') ? target.slice(1) : `xl/${target}`;
    const xml = parts.get(path.toLowerCase());
    if (xml === undefined) continue;
    const rows = readRows(xml, { strings, styles, date1904 });
    if (rows.length > 0) return { name: attributeOf(attributes, 'name') ?? '', rows };
  }
  throw new UnfitSheet('empty');
}

interface CellWorld {
  readonly strings: readonly string[];
  readonly styles: Styles;
  readonly date1904: boolean;
}

function readRows(xml: string, world: CellWorld): readonly SheetRow[] {
  const rows: SheetRow[] = [];
  let number = 0;
  for (const row of elementsIn(xml, 'row')) {
    number = Number(attributeOf(row.attributes, 'r') ?? number + 1);
    const cells: Cell[] = [];
    let index = -1;
    for (const { attributes, inside } of elementsIn(row.inside, 'c')) {
      index = columnIndex(attributeOf(attributes, 'r')) ?? index + 1;
      const cell = readCell(attributes, inside, world);
      if (cell === null) continue;
      if (index >= sheetLimits.columns) throw new UnfitSheet('tooManyColumns');
      while (cells.length < index) cells.push(null);
      cells[index] = cell;
    }
    if (cells.length > 0) rows.push({ number, cells });
    if (rows.length > sheetLimits.rows) throw new UnfitSheet('tooManyRows');
  }
  return rows;
}

/** 0 for `A12`. */
function columnIndex(reference: string | undefined): number | undefined {
  const letters = /^\$?([A-Z]{1,3})/u.exec(reference ?? '')?.[1];
  if (letters === undefined) return undefined;
  return [...letters].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0) - 1;
}

/** Text in one piece or in runs of several looks; what stands above it in small letters (`rPh`) is not part of it. */
function textOf(xml: string): string {
  const plain = xml.includes('rPh') ? xml.replace(/<(?:\w+:)?rPh[\s>].*?<\/(?:\w+:)?rPh>/gsu, '') : xml;
  const text = [...elementsIn(plain, 't')].map(({ inside }) => unescapeXml(inside)).join('');
  // `_x000D_`: how the program writes a character that XML cannot hold.
  return text.replace(/_x([0-9A-F]{4})_/giu, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)));
}

function readCell(attributes: string, inside: string, { strings, styles, date1904 }: CellWorld): Cell {
  const type = attributeOf(attributes, 't') ?? 'n';
  const [value] = [...elementsIn(inside, 'v')].map((element) => element.inside);
  switch (type) {
    case 's':
      return bounded(strings[Number(value)]);
    case 'inlineStr':
      return bounded(textOf(inside));
    case 'str':
    case 'd':
      return bounded(unescapeXml(value ?? ''));
    case 'b':
      return value === '1' ? '1' : '0';
    case 'e':
      return { broken: unescapeXml(value ?? '#') };
    default: {
      const number = value === undefined || value.trim() === '' ? Number.NaN : Number(value);
      if (Number.isNaN(number)) return null;
      const style = Number(attributeOf(attributes, 's') ?? '0');
      if (!styles.isDate(style)) return number;
      return { serial: number, day: dayOfSerial(number, date1904) };
    }
  }
}

function bounded(text: string | undefined): Cell {
  if (text === undefined || text === '') return null;
  if (text.length > sheetLimits.cellLength) throw new UnfitSheet('cellTooLong');
  return text;
}
