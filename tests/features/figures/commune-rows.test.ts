import { expect, it } from 'vitest';
import { noDossiers, type DossierCounts } from '../../../src/domain/figures/dossier-counts.ts';
import { columns, groupsOf, lookedAtAlone, rowsOf, sorted } from '../../../src/features/figures/commune-rows.ts';
import type { CommuneFigures } from '../../../src/protocol/figures.ts';

const counts = (more: Partial<DossierCounts>): DossierCounts => ({ ...noDossiers, ...more });

function commune(code: string, name: string, more: Partial<CommuneFigures> = {}): CommuneFigures {
  const machines = { count: 0, waiting: 0, since: null, lastExchange: null };
  return { code, name, groups: [], books: [], entries: null, machines, isBehind: false, ...more };
}

const dan = commune('1', 'xã Đan', {
  groups: [
    { group: 'birth', counts: counts({ received: 7, early: 1, onTime: 2, overdue: 1, openInTime: 1, openPaused: 2 }) },
    { group: 'death', counts: counts({ received: 1, onTime: 1, lateEntryOnly: 1 }) },
  ],
  machines: { count: 2, waiting: 7, since: '2026-11-19T02:00:00.000Z', lastExchange: '2026-11-20T02:00:00.000Z' },
});
const an = commune('2', 'xã An', { groups: [{ group: 'birth', counts: counts({ received: 9, overdue: 9 }) }] });
const cam = commune('3', 'xã Cẩm');

it('adds up a commune in a row, and all of them by kind of work', () => {
  expect(rowsOf([dan, an, cam]).map((row) => row.counts.received)).toEqual([8, 9, 0]);
  expect(groupsOf([dan, an, cam])).toEqual([
    {
      group: 'birth',
      counts: counts({ received: 16, early: 1, onTime: 2, overdue: 10, openInTime: 1, openPaused: 2 }),
    },
    { group: 'death', counts: counts({ received: 1, onTime: 1, lateEntryOnly: 1 }) },
  ]);
});

it('sorts by every column, either way, and alike rows by their Vietnamese names', () => {
  const rows = rowsOf([dan, an, cam]);
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
  expect(order('lateEntryOnly')).toBe('123');
  for (const column of columns) expect(order(column).length).toBe(3);
});

it('heads the figures of one commune by its name: the one that was opened, or the only one somebody may see', () => {
  const alone = (reach: 'province' | 'commune', open: string | null) =>
    lookedAtAlone([dan, an, cam].slice(0, reach === 'province' ? 3 : 1), { reach, open })?.name;
  expect(alone('province', null)).toBeUndefined();
  expect(alone('province', '2')).toBe('xã An');
  expect(alone('commune', null)).toBe('xã Đan');
});
