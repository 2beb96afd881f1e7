import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { dueOf } from '../../../src/domain/current-due.ts';
import type { Dossier } from '../../../src/domain/dossier.ts';
import {
  addedCounts,
  allOf,
  countDossiers,
  type DossierCounts,
  dossierCounts,
  finishedOf,
  noDossiers,
  openOf,
} from '../../../src/domain/figures/dossier-counts.ts';
import {
  closings,
  type Days,
  daysOf,
  periodKinds,
  periodOn,
  previousPeriod,
} from '../../../src/domain/figures/period.ts';
import { deskRules } from '../../../src/domain/office/desk-rules.ts';
import type { Instant } from '../../../src/domain/words.ts';
import { fuzzed } from '../../support/fuzzed.ts';
import { histories, moments } from '../../support/made-up-histories.ts';
import { testCommune } from '../../support/server-parts.ts';

const desk = deskRules(undefined, testCommune);

const periods = fc
  .tuple(
    fc.constantFrom('2026-01-10', '2026-06-20', '2026-10-31', '2026-11-20'),
    fc.constantFrom(...periodKinds),
    fc.constantFrom(...closings),
  )
  .map(([day, kind, closing]): Days => daysOf(periodOn(day, kind, closing), closing));

const hours = 3_600_000;
const dayIn = (ms: number): string => new Date(ms + 7 * hours).toISOString().slice(0, 10);

/** The same counted another way: by milliseconds and one question after another, from the made-up history alone. */
function countedByHand(all: readonly Dossier[], { from, to }: Days, now: Instant): DossierCounts {
  const [begin, end] = [Date.parse(`${from}T00:00:00+07:00`), Date.parse(`${to}T00:00:00+07:00`) + 24 * hours];
  const until = Math.min(end - 1, Date.parse(now));
  const sum: Record<string, number> = { ...noDossiers };
  const add = (name: keyof DossierCounts, count = 1) => (sum[name] = (sum[name] ?? 0) + count);
  for (const dossier of all) {
    if (dossier.business === 'REPORTED' || dossier.source !== undefined) continue;
    const received = Date.parse(dossier.receivedAt);
    const last = dossier.events.at(-1);
    const finish = last?.type === 'moveDossier' ? Date.parse(last.occurredAt) : Infinity;
    const done = finish <= until;
    if (received >= end || (received < begin && done && finish < begin)) continue;
    add(received < begin ? 'carriedOver' : 'received');
    if (received >= begin && dossier.channel === 'online') add('online');
    if (received >= begin && dossier.codes.official !== null) add('upstream');
    const { supplement, extension, ...rest } = dossier;
    const asked = Date.parse(supplement?.requestedAt ?? '');
    const given = Date.parse(supplement?.receivedAt ?? '');
    if (asked >= begin && asked < end) add('supplements');
    const { dueAt } = dueOf(
      {
        ...rest,
        ...(extension !== undefined && Date.parse(extension.at) <= until ? { extension } : {}),
        ...(supplement !== undefined && given <= until ? { supplement } : {}),
      },
      desk.calendar,
      desk.hours,
    );
    const stands = asked <= until && !(given <= until);
    const judged = Math.floor((stands ? asked : done ? finish : until) / 1_000);
    const due = Math.floor(Date.parse(dueAt) / 1_000);
    const isLate = judged > due;
    if (!done) add(isLate ? 'openOverdue' : stands ? 'openPaused' : 'openInTime');
    else {
      add(isLate ? 'overdue' : dayIn(judged * 1_000) < dayIn(due * 1_000) ? 'early' : 'onTime');
      const recorded = Math.floor(Date.parse(last?.recordedAt ?? now) / 1_000);
      if (!isLate && !stands && recorded > due) add('lateEntryOnly');
      if (dossier.business === 'REFUSED') add('refused');
      if (dossier.business === 'WITHDRAWN' || dossier.business === 'STOPPED') add('ended');
      if ((dossier.documents ?? []).length > 0 && dossier.documents?.every(({ pages }) => pages.length > 0) === true)
        add('digitised');
      add('days', (Date.parse(dayIn(finish)) - Date.parse(dayIn(received))) / (24 * hours));
    }
  }
  return sum as unknown as DossierCounts;
}

describe('dossiers of a period', () => {
  it('are counted as another count counts them, each in one row, and the rows add up', () => {
    const met = new Set<string>();
    fuzzed(
      fc.property(histories, periods, moments, (dossiers, days, now) => {
        const of = { days, now, desk };
        const whole = countDossiers(dossiers, () => 'all', of).get('all') ?? noDossiers;
        expect(whole).toEqual(countedByHand(dossiers, days, now));
        for (const rowOf of [({ procedure }: Dossier) => procedure, ({ channel }: Dossier) => channel]) {
          expect(addedCounts([...countDossiers(dossiers, rowOf, of).values()])).toEqual(whole);
        }
        expect(finishedOf(whole) + openOf(whole)).toBe(allOf(whole));
        expect(whole.lateEntryOnly).toBeLessThanOrEqual(whole.early + whole.onTime);
        expect(whole.refused + whole.ended).toBeLessThanOrEqual(finishedOf(whole));
        for (const name of dossierCounts) if (whole[name] > 0) met.add(name);
      }),
    );
    expect([...met].sort()).toEqual([...dossierCounts].sort());
  });

  it('leave one period open and come into the next as carried over', () => {
    fuzzed(
      fc.property(
        histories,
        fc.constantFrom(...periodKinds),
        fc.constantFrom(...closings),
        (dossiers, kind, closing) => {
          const now = '2027-06-01T02:00:00.000Z';
          const period = periodOn('2026-11-20', kind, closing);
          const count = (days: Days) =>
            countDossiers(dossiers, () => 'all', { days, now, desk }).get('all') ?? noDossiers;
          const before = count(daysOf(previousPeriod(period), closing));
          expect(count(daysOf(period, closing)).carriedOver).toBe(openOf(before));
        },
      ),
    );
  });
});
