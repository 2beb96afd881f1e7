import { describe, expect, it } from 'vitest';
import { sheetMappings } from '../../../src/domain/exchange-sheet/mappings.ts';
import { eventsOf } from '../../../src/domain/exchange-sheet/sheet-events.ts';
import { sheetHeadings } from '../../../src/domain/exchange-sheet/write-row.ts';
import { procedureFields } from '../../../src/domain/procedure-fields.ts';
import { readCsv, writeCsv } from '../../../src/spreadsheet/csv.ts';
import { readWorkbook } from '../../../src/spreadsheet/read-workbook.ts';
import { writeWorkbook } from '../../../src/spreadsheet/write-workbook.ts';
import { madeUpOldEntries } from '../../support/made-up-old-entries.ts';
import { judged, taken, written } from '../../support/sheet-in-memory.ts';

const asEntry = (row: Parameters<typeof taken>[0]) => {
  const { procedure, entry, fields, source } = taken(row);
  if (entry === undefined || source === undefined) throw new Error('not an entry of an old book');
  return { procedure, entry, fields, source };
};

describe.each(sheetMappings)('200 made-up entries of $bookKind', (mapping) => {
  const lines = written(mapping, madeUpOldEntries(mapping, 200, 41));

  it('are the same rows after going out as a workbook, in, and out again', () => {
    const rows = readWorkbook(writeWorkbook('thử', lines)).rows;
    expect(written(mapping, judged(rows).map(asEntry))).toEqual(lines);
  });

  it('are the same rows after going out as text with separators, in, and out again', () => {
    expect(written(mapping, judged(readCsv(writeCsv(lines))).map(asEntry))).toEqual(lines);
  });

  it('fill only questions that procedures of the book ask, each under one heading', () => {
    const events = [...(eventsOf(mapping)?.values() ?? [])];
    const asked = new Set(events.flatMap(({ old }) => procedureFields(old).specs.map(({ path }) => path)));
    const paths = mapping.columns.flatMap(({ to, otherwise }) =>
      'entry' in to ? [] : [to.field, ...(otherwise === undefined ? [] : [otherwise.field])],
    );
    expect(paths.filter((path) => !asked.has(path))).toEqual([]);
    const headings = sheetHeadings(mapping);
    expect(new Set(headings).size).toBe(headings.length);
  });

  it('keep a year alone as a year alone', () => {
    expect(lines.flat().filter((cell) => cell === '1938').length).toBeGreaterThan(50);
    expect(lines.flat().filter((cell) => cell === '01.01.1938')).toEqual([]);
  });
});
