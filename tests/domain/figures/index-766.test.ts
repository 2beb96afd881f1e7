import { expect, it } from 'vitest';
import { noDossiers } from '../../../src/domain/figures/dossier-counts.ts';
import { index766 } from '../../../src/domain/figures/index-766.ts';

it('tells each figure that our records hold by its parts, and of the others why not', () => {
  const counts = {
    ...noDossiers,
    ...{ carriedOver: 2, received: 10, early: 3, onTime: 2, overdue: 1, openInTime: 3, openOverdue: 1, openPaused: 2 },
    ...{ lateEntryOnly: 2, upstream: 4, online: 6, digitised: 5, days: 12 },
  };
  const told = index766(counts).map(({ id, told: { ...each } }) => [id, each]);
  expect(told.filter(([, each]) => typeof each === 'object' && each.kind !== 'not')).toEqual([
    ['1.4', { kind: 'share', part: 4, whole: 10 }],
    ['2.1', { kind: 'share', part: 10, whole: 12 }],
    ['2.1', { kind: 'share', part: 8, whole: 12 }],
    ['2.2', { kind: 'mean', sum: 12, count: 6 }],
    ['3.3', { kind: 'share', part: 6, whole: 10 }],
    ['4.2', { kind: 'share', part: 5, whole: 6 }],
  ]);
  for (const { told: each } of index766(noDossiers)) {
    if (each.kind === 'not') expect(each.because.vi.length).toBeGreaterThan(20);
  }
});
