import type { Cell, SheetRow } from '../domain/exchange-sheet/cell.ts';
import { sheetLimits, UnfitSheet } from './limits.ts';

/** What spreadsheet programs take for the beginning of a formula. */
const formula = /^[=+\-@\t\r]/u;
const guarded = /^'(?=[=+\-@\t\r'])/u;

/** A title may stand above the headings and says nothing of the separator: fewer cells than this are no table. */
const fewestCells = 3;
const linesLookedAt = 15;

/** The separator that stands most often, outside of quotes, in the first line that could be of a table. */
function separatorOf(text: string): string {
  const lines = text.replace(/"[^"]*"/gu, '').split(/\r?\n/u, linesLookedAt);
  const counted = lines.map((line) =>
    [',', ';', '\t']
      .map((mark) => ({ mark, count: line.split(mark).length }))
      .reduce((most, each) => (each.count > most.count ? each : most)),
  );
  return (counted.find(({ count }) => count >= fewestCells) ?? counted[0])?.mark ?? ',';
}

/** Text with separators (RFC 4180), comma, semicolon or tab. An apostrophe that guards a formula is taken off. Throws {@link UnfitSheet}. */
export function readCsv(text: string): readonly SheetRow[] {
  const separator = separatorOf(text);
  const rows: SheetRow[] = [];
  let cells: Cell[] = [];
  let cell = '';
  let quoted = false;
  let number = 1;
  const endCell = (): void => {
    if (cell.length > sheetLimits.cellLength) throw new UnfitSheet('cellTooLong');
    if (cells.length >= sheetLimits.columns) throw new UnfitSheet('tooManyColumns');
    const plain = cell.replace(guarded, '');
    cells.push(plain === '' ? null : plain);
    cell = '';
  };
  const endRow = (): void => {
    endCell();
    if (cells.some((each) => each !== null)) rows.push({ number, cells });
    if (rows.length > sheetLimits.rows) throw new UnfitSheet('tooManyRows');
    cells = [];
    number += 1;
  };
  for (let at = 0; at < text.length; at += 1) {
    const mark = text.charAt(at);
    if (quoted) {
      if (mark !== '"') cell += mark;
      else if (text.charAt(at + 1) === '"') {
        cell += '"';
        at += 1;
      } else quoted = false;
    } else if (mark === '"' && cell === '') quoted = true;
    else if (mark === separator) endCell();
    else if (mark === '\n') endRow();
    else if (mark !== '\r') cell += mark;
  }
  if (cell !== '' || cells.length > 0) endRow();
  if (rows.length === 0) throw new UnfitSheet('empty');
  return rows;
}

const byteOrderMark = '\ufeff';

/** With commas and a byte order mark, so that Excel reads it as UTF-8; what looks like a formula is guarded by an apostrophe. */
export function writeCsv(rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]): string =>
    cells
      .map((text) => (formula.test(text) || guarded.test(text) ? `'${text}` : text))
      .map((text) => (/[",\r\n;\t]|^\s|\s$/u.test(text) ? `"${text.replaceAll('"', '""')}"` : text))
      .join(',');
  return `${byteOrderMark}${rows.map(line).join('\r\n')}\r\n`;
}
