import { describe, expect, it } from 'vitest';
import { changedMappings } from '../../../src/domain/exchange-sheet/changed-mappings.ts';
import { parseMappingChanges } from '../../../src/domain/exchange-sheet/column-mapping.ts';
import { deathSheet } from '../../../src/domain/exchange-sheet/columns/death.ts';
import { sheetMappings } from '../../../src/domain/exchange-sheet/mappings.ts';
import { recogniseSheet } from '../../../src/domain/exchange-sheet/recognise-sheet.ts';
import { procedureOfOldBooks } from '../../../src/domain/procedures/catalogue.ts';
import { eventsOf } from '../../../src/domain/exchange-sheet/sheet-events.ts';
import { procedureFields } from '../../../src/domain/procedure-fields.ts';
import { madeUpOldEntries } from '../../support/made-up-old-entries.ts';
import { asRows, judged, written } from '../../support/sheet-in-memory.ts';

const recognised = (lines: readonly (readonly string[])[], mappings = sheetMappings) =>
  recogniseSheet(asRows(lines), mappings, (mapping) => procedureOfOldBooks(mapping.procedure));
const lines = written(deathSheet, madeUpOldEntries(deathSheet, 3, 7));

describe('which sheet it is', () => {
  it.each(sheetMappings)('every column of $bookKind leads to a field of one of its procedures', (mapping) => {
    const events = [...(eventsOf(mapping)?.values() ?? [])];
    const paths = new Set(events.flatMap(({ old }) => procedureFields(old).specs.map(({ path }) => path)));
    const lost = mapping.columns.filter(({ to }) => 'field' in to && !paths.has(to.field));
    expect(lost).toEqual([]);
    expect(new Set([...mapping.columns.map(({ column }) => column), ...mapping.kept]).size).toBe(
      mapping.columns.length + mapping.kept.length,
    );
  });

  it('columns in another order, in other case, give the same', () => {
    const turned = lines.map((cells, at) => [...cells].reverse().map((cell) => (at === 0 ? cell.toUpperCase() : cell)));
    expect(judged(asRows(turned)).map(({ command }) => command)).toEqual(
      judged(asRows(lines)).map(({ command }) => command),
    );
  });

  it('a title and merged headings above are passed over', () => {
    const above = [['SỔ ĐĂNG KÝ KHAI TỬ'], ['', '', 'Người chết']];
    expect(recognised([...above, ...lines])).toMatchObject({ headerRow: 3, missing: [], unknown: [] });
  });

  it('unknown, doubled and missing columns are told', () => {
    const odd = lines.map((cells, at) => [...cells.slice(1), at === 0 ? 'maLa' : 'x', at === 0 ? 'nktHoTen' : 'y']);
    const sheet = recognised(odd);
    expect(sheet).toMatchObject({ doubled: ['nktHoTen'], missing: ['so'] });
    expect(sheet?.unknown).toEqual([expect.stringContaining(': maLa')]);
  });

  it('another table is not taken for a register', () => {
    expect(
      recognised([
        ['STT', 'Tên', 'Ghi chú'],
        ['1', 'a', 'b'],
      ]),
    ).toBeUndefined();
  });
});

describe('a province’s own names', () => {
  const changes = (text: string) => {
    const parsed = parseMappingChanges(text);
    if (parsed.status === 'wrong') return parsed;
    return changedMappings(sheetMappings, parsed.value);
  };

  it('are read and written in place of the ministry’s, which are still understood', () => {
    const changed = changes(
      '[{"bookKind":"KT","columns":[{"column":"nktHoTen","name":"hoTenNguoiMat"},{"column":"gbtLoai","codes":{"GBT":"1"}}]}]',
    );
    if (changed.status !== 'changed') throw new Error(changed.status);
    const own = lines.map((cells) => cells.map((cell) => (cell === 'nktHoTen' ? 'hoTenNguoiMat' : cell)));
    expect(recognised(own, changed.mappings)?.missing).toEqual([]);
    expect(recognised(lines, changed.mappings)?.missing).toEqual([]);
    expect(recognised(own)?.missing).toEqual(['nktHoTen']);
  });

  it.each([
    ['not JSON', 'xin chào', { problem: 'notJson' }],
    ['of another shape', '{"KT":{}}', { problem: 'notMapping' }],
    [
      'of a column that does not exist',
      '[{"bookKind":"KT","columns":[{"column":"khongCo"}]}]',
      { status: 'unknownColumns', columns: ['khongCo'] },
    ],
  ])('%s are told and not used', (_, text, outcome) => {
    expect(changes(text)).toMatchObject(outcome);
  });
});
