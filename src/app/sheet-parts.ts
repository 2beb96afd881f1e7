import { sheetMappings } from '../domain/exchange-sheet/mappings.ts';
import { exportShown } from '../features/sheets/export-sheet.ts';
import { SheetsPage } from '../features/sheets/sheets-page.tsx';
import { writeWorkbook } from '../spreadsheet/write-workbook.ts';
import type { ExportShown } from '../components/shown-sheet.tsx';

const shown: ExportShown = (dossiers, parts) => exportShown(dossiers, sheetMappings, parts);

/** The screen of sheets, and what other screens hand out as such, in one file. */
export const sheetParts = { SheetsPage, exportShown: shown, writeWorkbook };
