import { plainText } from '../plain-text.ts';
import type { LocalDate } from '../words.ts';

/**
 * What a cell of a spreadsheet held. A spreadsheet program turns what looks like a date into a number of its own (`serial`)
 * that it shows as a day; `broken` is what a formula came to that could not be worked out, e.g. `#REF!`.
 */
export type Cell =
  string | number | { readonly serial: number; readonly day: LocalDate | null } | { readonly broken: string } | null;

/** A row as it stands in the file; `number` counts from 1, as the program shows it. */
export interface SheetRow {
  readonly number: number;
  readonly cells: readonly Cell[];
}

/** As a person reads it, in NFC; empty when there is nothing. */
export function cellText(cell: Cell | undefined): string {
  if (cell === null || cell === undefined) return '';
  if (typeof cell === 'string') return plainText(cell);
  if (typeof cell === 'number') return String(cell);
  if ('broken' in cell) return cell.broken;
  return cell.day ?? String(cell.serial);
}

/** `A` for 0, `AA` for 26: what the program calls a column. */
export function columnLetters(index: number): string {
  const rest = Math.floor(index / 26);
  const letter = String.fromCharCode(65 + (index % 26));
  return rest === 0 ? letter : columnLetters(rest - 1) + letter;
}
