import fc from 'fast-check';
import { expect, it } from 'vitest';
import { addedCounts, countDossiers, noDossiers } from '../../../src/domain/figures/dossier-counts.ts';
import { sumOutages } from '../../../src/domain/figures/outage-sums.ts';
import { gatherFigures } from '../../../src/domain/figures/own-figures.ts';
import { closings, daysOf, periodKinds, periodOn } from '../../../src/domain/figures/period.ts';
import { deskRules } from '../../../src/domain/office/desk-rules.ts';
import { fuzzed } from '../../support/fuzzed.ts';
import { histories, moments } from '../../support/made-up-histories.ts';
import { madeUpDossier } from '../../support/made-up-view.ts';
import { makePeople } from '../../support/people.ts';
import { testCommune } from '../../support/server-parts.ts';

const desk = deskRules(undefined, testCommune);

it('every table of a period adds up to the same dossiers, and its months to its entries', () => {
  fuzzed(
    fc.property(
      histories,
      fc.constantFrom(...periodKinds),
      fc.constantFrom(...closings),
      moments,
      (all, kind, closing, now) => {
        const period = periodOn('2026-06-20', kind, closing);
        const gathering = gatherFigures({ period, closing, now, desk });
        for (const dossier of all) gathering.add(dossier);
        const { whole, byField, byProcedure, byChannel, books, months } = gathering.told();
        const days = daysOf(period, closing);
        expect(whole).toEqual(countDossiers(all, () => 'all', { days, now, desk }).get('all') ?? noDossiers);
        for (const rows of [byField, byProcedure, byChannel]) expect(addedCounts([...rows.values()])).toEqual(whole);
        for (const { book, total } of books) {
          const each = months.map((month) => month.books.find((of) => of.book === book)?.total ?? 0);
          expect(each.reduce((sum, count) => sum + count, 0)).toBe(total);
        }
      },
    ),
  );
});

it('counts reports by who brought them and what became of them, and when each machine was last heard', () => {
  const taken = madeUpDossier({ number: 1, fields: makePeople(3).birth() });
  const report = { code: 'BAO-1', reportedAt: '2026-11-20T02:00:00.000Z', told: {} };
  const [opened] = taken.events;
  if (opened === undefined) throw new Error('no history');
  const heardAt = (device: string, recordedAt: string | null) => ({ ...opened, device, recordedAt });
  const gathering = gatherFigures({
    period: { kind: 'month', year: 2026, part: 11 },
    closing: 'calendar',
    now: '2026-11-22T02:00:00.000Z',
    desk,
  });
  for (const business of ['REPORTED', 'JOINED', 'SET_ASIDE', 'COMPLETED', 'RECEIVED'] as const)
    gathering.add({ ...taken, report, business });
  gathering.add({ ...taken, report: { ...report, reportedAt: '2026-10-31T16:59:59.999Z' } });
  gathering.add({
    ...taken,
    events: [
      heardAt('one', '2026-11-20T03:00:00.000Z'),
      heardAt('one', '2026-11-20T02:00:00.000Z'),
      heardAt('two', null),
    ],
  });
  const { reports, heard } = gathering.told();
  expect([...reports.values()]).toEqual([{ waiting: 1, joined: 1, setAside: 1, takenUp: 2 }]);
  expect([...heard.keys()]).toEqual(['one']);
  expect(heard.get('one')?.at).toBe('2026-11-20T03:00:00.000Z');
});

it('counts of an outage what lies in the period, and one that lasts up to now', () => {
  const days = { from: '2026-11-01', to: '2026-11-30' };
  const outages = [
    { from: '2026-10-31T16:00:00.000Z', to: '2026-10-31T18:00:00.000Z' },
    { from: '2026-10-01T00:00:00.000Z', to: '2026-10-02T00:00:00.000Z' },
    { from: '2026-11-22T01:30:00.000Z', to: null },
  ];
  expect(sumOutages(outages, days, '2026-11-22T02:00:30.000Z')).toEqual({ count: 2, minutes: 90, longest: 60 });
  expect(sumOutages([], days, '2026-11-22T02:00:30.000Z')).toEqual({ count: 0, minutes: 0, longest: 0 });
});
