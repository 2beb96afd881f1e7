import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type DeskFacts, deskFactsOf } from '../../src/domain/desk-facts.ts';
import { type DeskDay, deskDay, type DeskGroup, deskGroups, groupsOf } from '../../src/domain/desk-groups.ts';
import type { Dossier } from '../../src/domain/dossier.ts';
import { type DeskTime, dueNow } from '../../src/domain/due-now.ts';
import { businessStates, isDecided, isReport, isUnderWay } from '../../src/domain/life-cycle.ts';
import { needsSomebody, type Upstream, upstreamStates } from '../../src/domain/upstream.ts';
import { localDateOf } from '../../src/domain/vietnam-time.ts';
import { usualHours } from '../../src/domain/working-calendar.ts';
import { calendar202611 } from '../../src/domain/working-calendar-data.ts';
import { madeUpId } from '../support/acts.ts';
import { madeUpDossier } from '../support/made-up-view.ts';
import { makePeople } from '../support/people.ts';

const desk: DeskTime = { calendar: calendar202611, hours: usualHours, comparison: 'time' };
const now = '2026-11-20T03:00:00.000Z';
const taken = madeUpDossier({ number: 1, fields: makePeople(5).birth() });

const open = (dossiers: readonly Dossier[]): (readonly [string, DeskFacts])[] =>
  dossiers.flatMap((dossier) => {
    const facts = deskFactsOf(dossier);
    // As they are kept.
    return facts === undefined ? [] : [[dossier.id, JSON.parse(JSON.stringify(facts)) as DeskFacts] as const];
  });

const upstreamOf = (state: Upstream['state']): Upstream => ({
  ...{ state, at: now, code: null, said: '', until: null, entry: null, problems: [] },
});

const parkedAct = {
  ...{ mid: madeUpId(9), name: 'editDossier', author: madeUpId(0xb), device: madeUpId(0xd), occurredAt: now },
  ...{ changes: [], conflicts: [] },
};

const moment = fc
  .integer({ min: -30 * 24 * 60, max: 30 * 24 * 60 })
  .map((minutes) => new Date(Date.parse(now) + minutes * 60_000).toISOString());

/** Any state a dossier may be in, whether or not acts lead there. */
const anyDossier: fc.Arbitrary<Omit<Dossier, 'id'>> = fc
  .record({
    business: fc.constantFrom(...businessStates),
    receivedAt: moment,
    dueAt: moment,
    withoutBook: fc.boolean(),
    parked: fc.boolean(),
    longer: fc.option(fc.integer({ min: 1, max: 12 }), { nil: undefined }),
    supplement: fc.option(fc.tuple(moment, fc.option(fc.nat(20_000))), { nil: undefined }),
    upstream: fc.option(fc.constantFrom(...upstreamStates), { nil: undefined }),
    delivery: fc.option(fc.constantFrom('READY', 'HANDED_OVER', 'POSTED'), { nil: undefined }),
    sent: fc.option(moment, { nil: undefined }),
  })
  .map(({ withoutBook, parked, longer, supplement, upstream, delivery, sent, ...state }) => ({
    ...taken,
    ...state,
    // An interlinked birth has agencies to wait for.
    ...(sent === undefined ? {} : { procedure: 'linked-birth', procedureVersion: 1 }),
    ...(sent === undefined
      ? {}
      : {
          agencySteps: {
            residence: { kind: 'SENT' as const, agency: '', at: sent, result: '', noted: { by: '', at: sent } },
          },
        }),
    ...(withoutBook ? { withoutBook: true as const } : {}),
    ...(parked ? { parked: [parkedAct] } : {}),
    ...(longer === undefined ? {} : { extension: { by: '', at: now, days: longer, reason: '' } }),
    ...(supplement === undefined
      ? {}
      : {
          supplement: {
            ...{ by: '', requestedAt: supplement[0], papers: [], guide: '' },
            receivedAt:
              supplement[1] === null
                ? null
                : new Date(Date.parse(supplement[0]) + supplement[1] * 60_000).toISOString(),
          },
        }),
    ...(upstream === undefined ? {} : { upstream: upstreamOf(upstream) }),
    ...(delivery === undefined ? {} : { delivery: deliveryOf(delivery) }),
    events: [
      ...taken.events,
      ...(delivery === undefined ? [] : [{ ...lineOf('deliverResult'), touched: ['NONE', delivery, now] }]),
    ],
  }));

function deliveryOf(kind: 'READY' | 'HANDED_OVER' | 'POSTED') {
  if (kind === 'READY') return { kind, at: now };
  return kind === 'POSTED' ? { kind, at: now, tracking: '' } : { kind, at: now, to: 'Thử' };
}

function lineOf(type: string): Dossier['events'][number] {
  return {
    ...{ id: madeUpId(8), type, author: madeUpId(0xa), device: madeUpId(0xd) },
    ...{ occurredAt: now, clockOffset: null, recordedAt: null, touched: [] },
  };
}

const commune = fc
  .array(anyDossier, { maxLength: 30 })
  .map((dossiers) => dossiers.map((dossier, at): Dossier => ({ ...dossier, id: madeUpId(100 + at) })));

/** What a person would say of one dossier, from the whole of it. */
function said(dossier: Dossier): readonly DeskGroup[] {
  const due = dueNow(dossier, now, desk);
  const given = dossier.delivery !== undefined && dossier.delivery.kind !== 'READY';
  const isOpen = isReport(dossier)
    ? dossier.business === 'REPORTED'
    : isUnderWay(dossier.business) || isDecided(dossier) || (dossier.business === 'REFUSED' && !given);
  const today = localDateOf(due.dueAt) === localDateOf(now);
  const runs = isOpen && !isReport(dossier);
  const { business } = dossier;
  const hasResult = isDecided(dossier) || business === 'REFUSED';
  const holds: Record<Exclude<DeskGroup, 'underWay'>, boolean> = {
    upstream: dossier.upstream !== undefined && needsSomebody(dossier.upstream),
    late: runs && due.punctuality === 'overdueSoFar',
    dueToday: runs && due.punctuality === 'inTimeSoFar' && today,
    warned: runs && due.warned && !today,
    agency: isOpen && due.agencies.some(({ standing }) => standing !== 'inTime'),
    parked: dossier.parked !== undefined,
    report: business === 'REPORTED',
    signature: business === 'SUBMITTED_FOR_SIGNATURE',
    number: !hasResult && (business === 'APPROVED' || business === 'WAITING_NUMBER'),
    ready: hasResult && !given,
    supplement: business === 'SUPPLEMENT_REQUESTED',
    verification: business === 'AWAITING_VERIFICATION',
  };
  const isAny = isOpen || holds.upstream || holds.parked;
  const groups = deskGroups.filter((group) => isAny && group !== 'underWay' && holds[group]);
  return isAny && groups.length === 0 ? ['underWay'] : groups;
}

const groupsIn = (day: DeskDay, id: string): readonly DeskGroup[] =>
  deskGroups.filter((group) => day[group].includes(id));

describe('the day’s work', () => {
  it('has every open dossier in the groups it should be in, from what is kept of it alone', () => {
    fc.assert(
      fc.property(commune, (dossiers) => {
        const day = deskDay(open(dossiers), now, desk);
        for (const dossier of dossiers) {
          expect([dossier.id, groupsIn(day, dossier.id)]).toEqual([dossier.id, said(dossier)]);
          expect([...groupsOf(deskFactsOf(dossier), now, desk)].sort()).toEqual([...said(dossier)].sort());
        }
      }),
      { numRuns: 150, seed: 7 },
    );
  });

  it('counts each once in a group, those open and no others, the soonest due first', () => {
    fc.assert(
      fc.property(commune, (dossiers) => {
        const facts = open(dossiers);
        const day = deskDay(facts, now, desk);
        const all = deskGroups.flatMap((group) => day[group]);
        for (const group of deskGroups) expect(new Set(day[group]).size).toBe(day[group].length);
        expect([...new Set(all)].sort()).toEqual(facts.map(([id]) => id).sort());
        expect(all.length).toBe(dossiers.flatMap(said).length);
        const due = new Map(dossiers.map((dossier) => [dossier.id, dueNow(dossier, now, desk).dueAt]));
        for (const group of deskGroups) {
          const dues = day[group].map((id) => due.get(id) ?? '');
          expect(dues).toEqual([...dues].sort());
        }
        // In whatever order they lie on the device.
        expect(deskDay([...facts].reverse(), now, desk)).toEqual(day);
      }),
      { numRuns: 120, seed: 8 },
    );
  });

  it('parts late from due today, by Viet Nam’s day, and warns one working day before', () => {
    const due = (number: number, dueAt: string) => ({ ...taken, id: madeUpId(number), dueAt });
    const day = deskDay(
      open([
        due(1, '2026-11-20T16:59:00.000Z'),
        due(2, '2026-11-20T10:00:00.000Z'),
        // The next day in Viet Nam, a Saturday; and a Monday, the next working day.
        due(3, '2026-11-20T17:00:00.000Z'),
        due(4, '2026-11-19T10:00:00.000Z'),
        due(5, '2026-11-23T10:00:00.000Z'),
        due(6, '2026-11-25T10:00:00.000Z'),
      ]),
      now,
      desk,
    );
    expect(day).toMatchObject({
      ...{ late: [madeUpId(4)], dueToday: [madeUpId(2), madeUpId(1)] },
      ...{ warned: [madeUpId(3), madeUpId(5)], underWay: [madeUpId(6)] },
    });
  });

  it('asks the commune’s own word on how long an agency has', () => {
    const linked: Dossier = {
      ...{ ...taken, business: 'REGISTERED', procedure: 'linked-birth', dueAt: '2026-12-30T10:00:00.000Z' },
      agencySteps: {
        residence: { kind: 'SENT', agency: '', at: '2026-11-17T02:00:00.000Z', result: '', noted: { by: '', at: now } },
      },
    };
    const by = (days: number): readonly DeskGroup[] =>
      groupsOf(deskFactsOf(linked), now, { ...desk, agencyStep: (_, step) => ({ ...step, days: () => days }) });
    expect(by(20)).not.toContain('agency');
    expect(by(1)).toContain('agency');
  });

  it('keeps nothing of a closed dossier, of an entry of an old book or of the line of a report', () => {
    expect(deskFactsOf({ ...taken, business: 'COMPLETED' })).toBeUndefined();
    expect(deskFactsOf({ ...taken, business: 'WITHDRAWN' })).toBeUndefined();
    expect(deskFactsOf({ ...taken, business: 'REPORTED', line: 'waiting' })).toBeUndefined();
    expect(JSON.stringify(deskFactsOf(taken))).not.toMatch(/Thử|Mẫu/u);
  });
});
