import { describe, expect, it } from 'vitest';
import type { SheetMapping } from '../../../src/domain/exchange-sheet/column-mapping.ts';
import { sheetMappings } from '../../../src/domain/exchange-sheet/mappings.ts';
import { readField } from '../../../src/domain/exchange-sheet/read-field.ts';
import { recogniseSheet } from '../../../src/domain/exchange-sheet/recognise-sheet.ts';
import { eventsOf } from '../../../src/domain/exchange-sheet/sheet-events.ts';
import { sheetHeadings } from '../../../src/domain/exchange-sheet/write-row.ts';
import type { Fields } from '../../../src/domain/field.ts';
import { foldText } from '../../../src/domain/fold-text.ts';
import { idDocumentTypes } from '../../../src/domain/id-document.ts';
import { nationalities } from '../../../src/domain/nationalities.ts';
import { procedureFields } from '../../../src/domain/procedure-fields.ts';
import { papersOf } from '../../../src/domain/papers/catalogue.ts';
import { procedureOfOldBooks, procedures, procedureVersion } from '../../../src/domain/procedures/catalogue.ts';
import { madeUpId } from '../../support/acts.ts';
import { enteredDossier } from '../../support/entered-dossier.ts';
import { everyProcedure } from '../../support/every-procedure.ts';
import { madeUpOldEntries, practiceGazetteer } from '../../support/made-up-old-entries.ts';
import { madeUpSource, standsAt, wordsOf } from '../../support/made-up-paper.ts';
import { asRows, judged, taken, written } from '../../support/sheet-in-memory.ts';

const ours = sheetMappings.filter(({ names }) => names === 'ours');
const ministrys = sheetMappings.filter(({ names }) => names === 'ministry');

const eventsIn = (mapping: SheetMapping) => [...(eventsOf(mapping)?.values() ?? [])];

const recognised = (headings: readonly string[]) =>
  recogniseSheet(asRows([headings]), sheetMappings, ({ procedure }) => procedureOfOldBooks(procedure));

const isNeeded = (mapping: SheetMapping, { to }: SheetMapping['columns'][number]): boolean =>
  'entry' in to
    ? ['number', 'volume', 'registeredOn'].includes(to.entry)
    : procedureOfOldBooks(mapping.procedure)?.subjects.includes(to.field) === true;

it('sheets of five books bear names of ours, and five the ministry’s', () => {
  expect(ours.map(({ bookKind }) => bookKind)).toEqual(['GH', 'TDCC', 'GCKH', 'GCLH', 'BSTL']);
  expect(ministrys.map(({ bookKind }) => bookKind)).toEqual(['KS', 'KT', 'KH', 'TTHN', 'CMC']);
});

describe.each(ours)('the sheet of $bookKind', (mapping) => {
  it('has a column for everything that any procedure of the book asks, but the id of a record on the device', () => {
    const ofBook = procedures.filter(({ book }) => book === mapping.bookKind);
    expect(eventsIn(mapping).map(({ today }) => today.id)).toEqual(expect.arrayContaining(ofBook.map(({ id }) => id)));
    const carried = new Set(
      mapping.columns.flatMap(({ to, otherwise }) =>
        'field' in to ? [to.field, ...(otherwise === undefined ? [] : [otherwise.field])] : [],
      ),
    );
    const lost = ofBook.flatMap((procedure) =>
      procedureFields(procedure).specs.filter(({ path, namesRecord }) => namesRecord !== true && !carried.has(path)),
    );
    expect(lost.map(({ path }) => path)).toEqual([]);
  });

  it('fills every column in some of 200 made-up rows', () => {
    const [headings = [], ...rows] = written(mapping, madeUpOldEntries(mapping, 200, 41));
    expect(headings.filter((_, index) => rows.every((cells) => cells[index] === ''))).toEqual([]);
  });

  it('has no heading of the ministry’s', () => {
    const theirs = new Set(ministrys.flatMap((each) => sheetHeadings(each)).map(foldText));
    expect(sheetHeadings(mapping).filter((heading) => theirs.has(foldText(heading)))).toEqual([]);
  });

  it('loses nothing of what the desk has entered but the id of a record', () => {
    for (const { today } of eventsIn(mapping)) {
      const dossier = enteredDossier(today.id, { ...everyProcedure[today.id]?.(), ...ofEnds });
      const lines = written(mapping, [{ ...dossier, entry: entryOf(dossier) }], true);
      const [row] = judged(asRows(lines));
      const again = taken(row as NonNullable<typeof row>);
      expect(again.procedure).toBe(today.id);
      expect(Object.keys(again.fields).sort()).toEqual(
        Object.keys(dossier.fields)
          .filter((path) => procedureFields(today).byPath.get(path)?.namesRecord === undefined)
          .filter((path) => procedureFields(today).byPath.has(path))
          .sort(),
      );
      expect(written(mapping, [{ ...again, entry: entryOf(again) }])).toEqual(lines);
    }
  });
});

it('every paper can be made of entries of these books, however little they say', () => {
  const at = standsAt('2026-11-21T02:00:00.000Z');
  const made = ours.map((mapping) => {
    const rows = judged(asRows(written(mapping, madeUpOldEntries(mapping, 24, 17)))).map(taken);
    const said = rows.flatMap((dossier) => {
      const procedure = procedureVersion(dossier.procedure, dossier.procedureVersion);
      if (procedure === undefined) throw new Error(dossier.procedure);
      return papersOf(dossier, procedure, at)
        .filter(({ standing }) => standing.status === 'ready')
        .map(({ paper }) => wordsOf(paper.body(madeUpSource(dossier, procedure))).join(' '));
    });
    expect(said.filter((text) => /undefined|\[object|NaN/u.test(text))).toEqual([]);
    return said.length > 0;
  });
  expect(made).toEqual(ours.map(() => true));
});

const ofEnds: Fields = {
  'end.reason': 'Người được giám hộ đã đủ 18 tuổi (làm mẫu)',
  'end.paper': 'Giấy khai sinh số 3/2008 (làm mẫu)',
  'original.number': '7/2018',
  'original.volume': '01/2018',
  'original.registeredOn': { y: 2018 },
  'original.record': madeUpId(0x77),
};

const entryOf = ({ entry }: ReturnType<typeof enteredDossier>) => {
  if (entry === undefined) throw new Error('not entered');
  return entry;
};

describe('which sheet it is', () => {
  it.each(sheetMappings)(
    '$bookKind is taken for no other, with all its columns or only those that are needed',
    (mapping) => {
      const all = recognised(sheetHeadings(mapping));
      expect([all?.mapping.bookKind, all?.missing, all?.unknown, all?.doubled]).toEqual([mapping.bookKind, [], [], []]);
      const needed = mapping.columns.filter((column) => isNeeded(mapping, column)).map(({ column }) => column);
      const few = recognised([...needed].reverse());
      expect([few?.mapping.bookKind, few?.missing]).toEqual([mapping.bookKind, []]);
    },
  );

  it('every other heading leads to its column alone', () => {
    for (const mapping of sheetMappings) {
      const columns = [...mapping.columns, ...mapping.kept.map((column) => ({ column, also: [] }))];
      const headings = columns.flatMap(({ column, also = [] }) => [...new Set([column, ...also].map(foldText))]);
      expect(headings.filter((heading, at) => headings.indexOf(heading) !== at)).toEqual([]);
    }
  });
});

describe('what is written in words', () => {
  const gazetteer = practiceGazetteer;

  it.each(sheetMappings)('is understood again, every item of every list of $bookKind', (mapping) => {
    for (const { old } of eventsIn(mapping)) {
      const { byPath } = procedureFields(old);
      for (const column of mapping.columns) {
        const spec = 'field' in column.to ? byPath.get(column.to.field) : undefined;
        if (column.byName !== true || spec === undefined || spec.kind === 'yesNo') continue;
        const choices = spec.kind === 'idDocument' ? idDocumentTypes : (spec.choices ?? nationalities);
        for (const { code, label } of choices) {
          const read = readField(column, spec, label.vi, { on: '2026-11-20', gazetteer });
          expect({ column: column.column, read }).toEqual({
            column: column.column,
            read: { status: 'value', value: code },
          });
        }
      }
    }
  });
});
