import { strToU8, zipSync, type Zippable } from 'fflate';
import { columnLetters } from '../domain/exchange-sheet/cell.ts';
import { escapeXml } from './xml-parts.ts';

const head = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
const main = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
const relations = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const packaging = 'http://schemas.openxmlformats.org/package/2006';
const kinds = 'application/vnd.openxmlformats-officedocument.spreadsheetml';

/** Files are dated alike, so that the same rows give the same bytes. */
const undated = '1980-01-01T00:00:00';

const fixedParts: Readonly<Record<string, string>> = {
  '[Content_Types].xml': `<Types xmlns="${packaging}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="${kinds}.sheet.main+xml"/><Override PartName="/xl/worksheets/sheet1.xml" ContentType="${kinds}.worksheet+xml"/><Override PartName="/xl/styles.xml" ContentType="${kinds}.styles+xml"/></Types>`,
  '_rels/.rels': `<Relationships xmlns="${packaging}/relationships"><Relationship Id="rId1" Type="${relations}/officeDocument" Target="xl/workbook.xml"/></Relationships>`,
  'xl/_rels/workbook.xml.rels': `<Relationships xmlns="${packaging}/relationships"><Relationship Id="rId1" Type="${relations}/worksheet" Target="worksheets/sheet1.xml"/><Relationship Id="rId2" Type="${relations}/styles" Target="styles.xml"/></Relationships>`,
  // Look 1 is text and stays text when somebody edits the cell (format 49), look 2 the same in bold.
  'xl/styles.xml': `<styleSheet xmlns="${main}"><fonts count="2"><font><sz val="11"/><name val="Calibri"/></font><font><b/><sz val="11"/><name val="Calibri"/></font></fonts><fills count="2"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill></fills><borders count="1"><border><left/><right/><top/><bottom/><diagonal/></border></borders><cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs><cellXfs count="3"><xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0"/><xf numFmtId="49" fontId="0" fillId="0" borderId="0" xfId="0" applyNumberFormat="1" quotePrefix="1"/><xf numFmtId="49" fontId="1" fillId="0" borderId="0" xfId="0" applyNumberFormat="1" applyFont="1"/></cellXfs></styleSheet>`,
};

/**
 * A workbook of one sheet in which every text is a text: a number somebody wrote keeps its zeros, a date its form, and
 * nothing a person wrote is ever taken for a formula. What we have counted is a number. The first rows, as many as `headings`, stay in sight.
 */
export function writeWorkbook(
  sheetName: string,
  rows: readonly (readonly (string | number)[])[],
  { headings }: { readonly headings: number } = { headings: 1 },
): Uint8Array<ArrayBuffer> {
  const lines = rows.map((cells, index) => {
    const look = index < headings ? 2 : 1;
    const written = cells.map((text, column) => {
      if (text === '') return '';
      if (typeof text === 'number') return `<c r="${columnLetters(column)}${index + 1}" s="0"><v>${text}</v></c>`;
      return `<c r="${columnLetters(column)}${index + 1}" s="${look}" t="inlineStr"><is><t xml:space="preserve">${escapeXml(text)}</t></is></c>`;
    });
    return `<row r="${index + 1}">${written.join('')}</row>`;
  });
  const width = rows[headings - 1]?.length ?? 1;
  const sheet = `<worksheet xmlns="${main}"><sheetViews><sheetView workbookViewId="0"><pane ySplit="${headings}" topLeftCell="A${headings + 1}" activePane="bottomLeft" state="frozen"/></sheetView></sheetViews><cols><col min="1" max="${width}" width="18" style="1" customWidth="1"/></cols><sheetData>${lines.join('')}</sheetData></worksheet>`;
  const name = escapeXml(sheetName.replace(/[\\/?*[\]:]/gu, ' ').slice(0, 31));
  const workbook = `<workbook xmlns="${main}" xmlns:r="${relations}"><sheets><sheet name="${name}" sheetId="1" r:id="rId1"/></sheets></workbook>`;
  const parts = { ...fixedParts, 'xl/workbook.xml': workbook, 'xl/worksheets/sheet1.xml': sheet };
  const files: Zippable = Object.fromEntries(Object.entries(parts).map(([path, xml]) => [path, strToU8(head + xml)]));
  return zipSync(files, { level: 6, mtime: undated });
}
