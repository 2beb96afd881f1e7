import { expect, it } from 'vitest';
import { columns, entriesOf, openOf, rowsOf, sorted, sumOf } from '../../../src/features/figures/sum-figures.ts';
import type { CommuneFigures, FigureCounts } from '../../../src/protocol/figures.ts';

const counts = (received: number, more: Partial<FigureCounts> = {}): FigureCounts => ({
  ...{ received, finished: 0, early: 0, onTime: 0, overdue: 0, lateEntryOnly: 0 },
  ...{ openInTime: 0, openOverdue: 0, openPaused: 0 },
  ...more,
});

function commune(code: string, name: string, more: Partial<CommuneFigures> = {}): CommuneFigures {
  const machines = { count: 0, waiting: 0, since: null, lastExchange: null };
  return { code, name, lines: [], entries: [], machines, isBehind: false, ...more };
}

const dan = commune('1', 'xã Đan', {
  lines: [
    { month: '2026-10', group: 'birth', ...counts(4, { finished: 4, early: 1, onTime: 2, overdue: 1 }) },
    { month: '2026-11', group: 'birth', ...counts(3, { openInTime: 1, openOverdue: 1, openPaused: 1 }) },
    { month: '2026-11', group: 'death', ...counts(1, { finished: 1, onTime: 1 }) },
  ],
  entries: [
    { month: '2026-10', book: 'KS', count: 3 },
    { month: '2026-11', book: 'KT', count: 1 },
  ],
  machines: { count: 2, waiting: 7, since: '2026-11-19T02:00:00.000Z', lastExchange: '2026-11-20T02:00:00.000Z' },
});
const an = commune('2', 'xã An', {
  lines: [{ month: '2026-11', group: 'birth', ...counts(9, { finished: 9, overdue: 9 }) }],
  entries: [{ month: '2026-11', book: 'KS', count: 2 }],
});
const cam = commune('3', 'xã Cẩm');

it('adds up what was chosen, a commune a row, and all of them', () => {
  const all = rowsOf([dan, an, cam], { month: '', group: '' });
  expect(all.map((row) => [row.counts.received, row.open])).toEqual([
    [8, 3],
    [9, 0],
    [0, 0],
  ]);
  const births = rowsOf([dan, an], { month: '2026-11', group: 'birth' });
  expect(births.map((row) => row.counts.received)).toEqual([3, 9]);
  const total = sumOf(all.map((row) => row.counts));
  expect(total).toEqual(
    counts(17, { finished: 14, early: 1, onTime: 3, overdue: 10, openInTime: 1, openOverdue: 1, openPaused: 1 }),
  );
  expect(openOf(total)).toBe(3);
  expect([...entriesOf([dan, an], '')]).toEqual([
    ['KS', 5],
    ['KT', 1],
  ]);
  expect([...entriesOf([dan, an], '2026-11')]).toEqual([
    ['KT', 1],
    ['KS', 2],
  ]);
});

it('sorts by every column, either way, and alike rows by their Vietnamese names', () => {
  const rows = rowsOf([dan, an, cam], { month: '', group: '' });
  const order = (column: (typeof columns)[number], descending = true) =>
    sorted(rows, { column, descending })
      .map(({ commune: { code } }) => code)
      .join('');
  expect(order('commune', false)).toBe('231');
  expect(order('commune')).toBe('132');
  expect(order('received')).toBe('213');
  expect(order('received', false)).toBe('312');
  // Nothing finished comes before the worst rate.
  expect(order('rate', false)).toBe('321');
  expect(order('rate')).toBe('123');
  expect(order('waiting')).toBe('123');
  expect(order('lastExchange')).toBe('123');
  expect(order('open')).toBe('123');
  expect(order('lateEntryOnly')).toBe('231');
  for (const column of columns) expect(order(column).length).toBe(3);
});
