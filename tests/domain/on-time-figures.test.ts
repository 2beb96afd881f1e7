import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Dossier } from '../../src/domain/dossier.ts';
import { addedMonths, gatherOnTime, onTimeLine, owesApology } from '../../src/domain/on-time-figures.ts';
import { usualHours } from '../../src/domain/working-calendar.ts';
import { calendar202611 } from '../../src/domain/working-calendar-data.ts';
import { applyMutation } from '../../src/domain/apply-mutation.ts';
import { digitisedShare } from '../../src/domain/documents/digitised-share.ts';
import { dueNow } from '../../src/domain/due-now.ts';
import { isLateEntryOnly } from '../../src/domain/figures/standing-at.ts';
import { isHandedIn } from '../../src/domain/life-cycle.ts';
import { histories, moments } from '../support/made-up-histories.ts';
import { dossierIn, step } from './steps/desk-of-steps.ts';

const desk = { calendar: calendar202611, hours: usualHours, comparison: 'time' } as const;
const dueAt = '2026-11-20T10:00:00.000Z';
const now = '2026-11-27T02:00:00.000Z';

/** Handed over at one moment, written down at another, received by the server at a third. */
function handed(at: string, writtenAt: string, recordedAt: string | null): Dossier {
  const occurredAt = { device: writtenAt, offset: 0, monotonic: 0 };
  const act = step(
    'deliverResult',
    { from: 'NONE', to: { kind: 'HANDED_OVER', at, to: 'Thử Thị Nhận' } },
    { occurredAt },
  );
  const outcome = applyMutation(dossierIn('REGISTERED'), act, recordedAt);
  if (outcome.status !== 'applied') throw new Error(JSON.stringify(outcome));
  return outcome.dossier;
}

const line = (dossier: Dossier) => onTimeLine(dossier, now, desk);

describe('in time for the citizen, and for whoever goes by the record', () => {
  it('tells a late entry from a late result, and owes no apology for it', () => {
    const written = line(handed('2026-11-20T09:00:00.000Z', '2026-11-25T02:00:00.000Z', '2026-11-25T02:01:00.000Z'));
    expect(written).toMatchObject({ dueAt, real: 'onTime', lateEntryOnly: true });
    expect(owesApology(written)).toBe(false);
    // Written at once, without the line: the record came days later all the same.
    const offline = line(handed('2026-11-20T09:00:00.000Z', '2026-11-20T09:00:00.000Z', '2026-11-25T02:01:00.000Z'));
    expect(offline).toMatchObject({ real: 'onTime', lateEntryOnly: true });
    expect(line(handed('2026-11-20T09:00:00.000Z', '2026-11-20T09:00:00.000Z', null)).lateEntryOnly).toBe(true);
  });

  it('makes no late result look in time, whenever it was entered', () => {
    const late = line(handed('2026-11-20T10:00:01.000Z', '2026-11-20T10:00:01.000Z', '2026-11-20T10:01:00.000Z'));
    expect(late).toMatchObject({ real: 'overdue', lateEntryOnly: false });
    expect(owesApology(late)).toBe(true);
    expect(owesApology(line(dossierIn('PROCESSING')))).toBe(true);
  });

  it('counts both beside each other', () => {
    const inTime = handed('2026-11-20T09:00:00.000Z', '2026-11-20T09:00:00.000Z', '2026-11-20T09:01:00.000Z');
    const entered = handed('2026-11-20T09:00:00.000Z', '2026-11-25T02:00:00.000Z', '2026-11-25T02:01:00.000Z');
    const late = handed('2026-11-23T02:00:00.000Z', '2026-11-23T02:00:00.000Z', '2026-11-23T02:00:00.000Z');
    const gathering = gatherOnTime(now, desk);
    for (const dossier of [inTime, entered, late, dossierIn('PROCESSING')]) gathering.add(dossier);
    const figures = addedMonths(gathering.told().months.values());
    expect(figures).toMatchObject({ early: 0, onTime: 2, overdue: 1, openInTime: 0, openOverdue: 1, openPaused: 0 });
    expect(figures.lateEntries).toEqual([line(entered)]);
    expect(figures.late).toHaveLength(2);
  });

  it('counts each of thousands once, in the month in which it was received by Viet Nam’s day', () => {
    const kinds = [
      handed('2026-11-20T09:00:00.000Z', '2026-11-20T09:00:00.000Z', '2026-11-20T09:01:00.000Z'),
      handed('2026-11-20T09:00:00.000Z', '2026-11-25T02:00:00.000Z', '2026-11-25T02:01:00.000Z'),
      handed('2026-11-23T02:00:00.000Z', '2026-11-23T02:00:00.000Z', '2026-11-23T02:00:00.000Z'),
      dossierIn('PROCESSING'),
      { ...dossierIn('PROCESSING'), business: 'REPORTED' as const },
    ];
    // The first two are of one minute in London, and of two months in Viet Nam.
    const received = ['2026-10-31T16:59:30.000Z', '2026-10-31T17:00:00.000Z', '2026-11-12T02:00:00.000Z'];
    const gathering = gatherOnTime(now, desk);
    for (let number = 0; number < 6_000; number += 1) {
      const [kind, receivedAt] = [kinds[number % 5], received[number % 3]];
      if (kind === undefined || receivedAt === undefined) throw new Error('no such kind');
      gathering.add({ ...kind, id: String(number), receivedAt });
    }
    const { months } = gathering.told();
    expect([...months.keys()]).toEqual(['2026-11', '2026-10']);
    const each = { early: 0, onTime: 800, overdue: 400, openInTime: 0, openOverdue: 400, openPaused: 0 };
    expect(months.get('2026-10')).toMatchObject({ ...each, share: { finished: 1_200, digitised: 0 } });
    expect(months.get('2026-10')?.lateEntries).toHaveLength(400);
    const all = addedMonths(months.values());
    expect(all).toMatchObject({ onTime: 2_400, overdue: 1_200, openOverdue: 1_200, share: { finished: 3_600 } });
    expect([all.lateEntries.length, all.late.length]).toEqual([1_200, 2_400]);
    expect(addedMonths([])).toMatchObject({ early: 0, share: { finished: 0, digitised: 0 }, late: [] });
  });

  it('comes to what each dossier’s own page says, over any histories', () => {
    fc.assert(
      fc.property(histories, moments, fc.constantFrom('time', 'day'), (dossiers, moment, comparison) => {
        const by = { ...desk, comparison } as const;
        const gathering = gatherOnTime(moment, by);
        for (const dossier of dossiers) gathering.add(dossier);
        const { months } = gathering.told();
        const figures = addedMonths(months.values());
        const counted = dossiers.filter(isHandedIn).map((dossier) => ({ dossier, due: dueNow(dossier, moment, by) }));
        const standing = (...as: readonly string[]) =>
          counted.filter(({ due }) => as.includes(due.punctuality)).map(({ dossier }) => dossier.id);
        expect(figures).toMatchObject({
          early: standing('early').length,
          onTime: standing('onTime').length,
          overdue: standing('overdue').length,
          openInTime: standing('inTimeSoFar').length,
          openOverdue: standing('overdueSoFar').length,
          openPaused: standing('paused').length,
          share: digitisedShare(counted.map(({ dossier }) => dossier)),
        });
        expect([...figures.late].sort()).toEqual(standing('overdue', 'overdueSoFar').sort());
        // As the reports of a period tell it.
        const lateEntries = counted.filter(({ dossier, due }) =>
          isLateEntryOnly(dossier, { ...due, finishedAt: due.finishedAt ?? null }, moment, by),
        );
        expect([...figures.lateEntries].sort(byId)).toEqual(
          lateEntries.map(({ dossier }) => onTimeLine(dossier, moment, by)).sort(byId),
        );
        for (const { dossier, due } of counted) {
          const { dueAt, pausedSince, finishedAt = null } = due;
          expect(onTimeLine(dossier, moment, by)).toMatchObject({ dueAt, pausedSince, finishedAt });
        }
      }),
      { numRuns: 200 },
    );
  });
});

const byId = (a: { readonly id: string }, b: { readonly id: string }): number => (a.id < b.id ? -1 : 1);
