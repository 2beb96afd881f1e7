import { readCsv } from './csv.ts';
import { type SheetFileProblem, sheetLimits, UnfitSheet } from './limits.ts';
import { type ReadSheet, readWorkbook } from './read-workbook.ts';

export type ReadSheetFile =
  | { readonly status: 'read'; readonly sheet: ReadSheet }
  | { readonly status: 'unfit'; readonly problem: SheetFileProblem };

const starts = (bytes: Uint8Array, ...magic: readonly number[]): boolean =>
  magic.every((byte, index) => bytes[index] === byte);

/** The rows of a workbook (.xlsx) or of a text with separators (.csv), by what is in the file, not by its name. */
export function readSheetFile(bytes: Uint8Array): ReadSheetFile {
  try {
    return { status: 'read', sheet: read(bytes) };
  } catch (error) {
    if (error instanceof UnfitSheet) return { status: 'unfit', problem: error.problem };
    throw error;
  }
}

function read(bytes: Uint8Array): ReadSheet {
  if (bytes.length > sheetLimits.fileBytes) throw new UnfitSheet('fileTooLarge');
  if (bytes.length === 0) throw new UnfitSheet('empty');
  if (starts(bytes, 0x50, 0x4b)) return readWorkbook(bytes);
  if (starts(bytes, 0xd0, 0xcf, 0x11, 0xe0)) throw new UnfitSheet('lockedOrOld');
  return { name: '', rows: readCsv(textOf(bytes)) };
}

function textOf(bytes: Uint8Array): string {
  try {
    if (starts(bytes, 0xff, 0xfe)) return new TextDecoder('utf-16le', { fatal: true }).decode(bytes);
    const text = new TextDecoder('utf-8', { fatal: true }).decode(bytes);
    if (text.includes('\u0000')) throw new UnfitSheet('notASheet');
    return text;
  } catch {
    throw new UnfitSheet('notASheet');
  }
}
