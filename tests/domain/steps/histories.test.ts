import fc from 'fast-check';
import { expect, it } from 'vitest';
import { applyMutation } from '../../../src/domain/apply-mutation.ts';
import type { BusinessState, Dossier } from '../../../src/domain/dossier.ts';
import { groupsOf, mayBeGrouped } from '../../../src/domain/desk-groups.ts';
import { dueNow } from '../../../src/domain/due-now.ts';
import { businessStates, isReport } from '../../../src/domain/life-cycle.ts';
import type { Mutation } from '../../../src/domain/mutation.ts';
import { standingOf } from '../../../src/domain/mutations/decide-parked.ts';
import { axes, deliveryStates, financeStates, standingOn } from '../../../src/domain/steps/axis.ts';
import { axisOf } from '../../../src/domain/steps/axis-acts.ts';
import { usualComparison } from '../../../src/domain/punctuality.ts';
import { usualHours } from '../../../src/domain/working-calendar.ts';
import { calendar202611 } from '../../../src/domain/working-calendar-data.ts';
import { ask, dossierIn, morning, noon, refusal, step } from './desk-of-steps.ts';

/** One act: from the state in sight, or from one that somebody saw earlier. */
type Drawn = { readonly name: string; readonly stale: boolean; readonly pick: number };

const names = [
  ...['requestSupplement', 'receiveSupplement', 'beginVerification', 'endVerification', 'approveDossier'],
  ...['refuseIntake', 'refuseRegistration', 'withdrawDossier', 'stopDossier', 'deliverResult', 'settleFee'],
  ...['moveDossier', 'moveDossier', 'moveDossier', 'decideParked'],
];

/** A dossier is never in a state of a report. */
const steps = businessStates.filter((business) => !isReport({ business }));

const drawn = fc.record({ name: fc.constantFrom(...names), stale: fc.boolean(), pick: fc.nat(1_000) });

function argsOf(dossier: Dossier, { name, stale, pick }: Drawn): Mutation['args'] {
  const seen = (states: readonly string[], standing: string): string =>
    stale ? (states[pick % states.length] ?? standing) : standing;
  const from = seen(steps, dossier.business) as BusinessState;
  switch (name) {
    case 'requestSupplement':
      return ask(from);
    case 'receiveSupplement':
      return { from, at: noon };
    case 'beginVerification':
      return { from, about: 'Nơi cư trú', askedOf: 'UBND xã Mẫu' };
    case 'endVerification':
      return { from, found: 'Đúng' };
    case 'approveDossier':
      return { from, decision: { how: 'onScreen' } };
    case 'refuseIntake':
    case 'refuseRegistration':
      return refusal(from);
    case 'withdrawDossier':
    case 'stopDossier':
      return { from, reason: 'Thử' };
    case 'deliverResult': {
      const to = [{ kind: 'READY' }, { kind: 'HANDED_OVER', to: 'Thử' }, { kind: 'POSTED', tracking: '' }][pick % 3];
      return { from: seen(deliveryStates, standingOn(dossier, 'delivery')), to: { ...to, at: morning } };
    }
    case 'settleFee': {
      const to = [
        { kind: 'NONE_DUE' },
        { kind: 'DUE', amount: 5 },
        { kind: 'PAID', amount: 5, at: noon },
        { kind: 'EXEMPT', reason: 'x' },
      ];
      return { from: seen(financeStates, standingOn(dossier, 'finance')), to: to[pick % 4] };
    }
    case 'decideParked': {
      const act = dossier.parked?.[pick % (dossier.parked.length || 1)];
      const decisions = (act?.changes ?? []).map(({ field, to }) => ({
        field,
        standing: standingOf(dossier, field),
        parked: to,
        take: stale ? 'standing' : 'parked',
      }));
      return { parked: act?.mid ?? '', decisions, reason: 'Thử' };
    }
    default:
      return { from, to: steps[pick % steps.length] };
  }
}

const desk = { calendar: calendar202611, hours: usualHours, comparison: usualComparison };
const decidedStates = ['APPROVED', 'WAITING_NUMBER', 'REGISTERED', 'COMPLETED'];

function possible(dossier: Dossier): void {
  expect(isReport(dossier)).toBe(false);
  const { business, supplement, verification, approval, refusal: refused, ending, delivery } = dossier;
  if (business === 'SUPPLEMENT_REQUESTED') expect(supplement?.receivedAt).toBeNull();
  if (supplement?.receivedAt === null)
    expect(['SUPPLEMENT_REQUESTED', 'REFUSED', 'WITHDRAWN', 'STOPPED']).toContain(business);
  if (typeof supplement?.receivedAt === 'string') expect(supplement.receivedAt >= supplement.requestedAt).toBe(true);
  if (verification !== undefined)
    expect(dossier.events.some(({ type }) => type === 'beginVerification' || type === 'decideParked')).toBe(true);
  if (approval !== undefined) expect(decidedStates).toContain(business);
  if (refused !== undefined) expect(business).toBe('REFUSED');
  if (ending !== undefined) expect(business).toBe(ending.kind === 'stopped' ? 'STOPPED' : 'WITHDRAWN');
  if (delivery !== undefined) expect(['REGISTERED', 'COMPLETED', 'REFUSED']).toContain(business);
}

it('[R10] no order of acts, stale ones and decisions among them, leaves an axis impossible or moves two at once', () => {
  const reached = new Set<string>();
  fc.assert(
    fc.property(fc.array(drawn, { minLength: 1, maxLength: 40 }), (acts) => {
      let dossier = dossierIn('RECEIVED');
      let asked = 0;
      for (const one of acts) {
        const outcome = applyMutation(dossier, step(one.name, argsOf(dossier, one)), noon);
        if (!('dossier' in outcome)) continue;
        const next = outcome.dossier;
        const moved = axes.filter((axis) => standingOn(next, axis) !== standingOn(dossier, axis));
        expect(moved.length).toBeLessThanOrEqual(1);
        const own = axisOf({ type: one.name, touched: [] });
        if (own !== undefined) expect(moved.every((axis) => axis === own)).toBe(true);
        if (outcome.status === 'parked') expect(moved).toEqual([]);
        expect(next.events.slice(0, dossier.events.length)).toEqual(dossier.events);
        if (dossier.business !== 'SUPPLEMENT_REQUESTED' && next.business === 'SUPPLEMENT_REQUESTED') asked += 1;
        possible(next);
        reached.add(`${one.name} ${outcome.status}`);
        dossier = next;
      }
      for (const moment of [noon, '2027-06-01T02:00:00.000Z']) {
        const groups = groupsOf(dossier, dueNow(dossier, moment, desk), moment);
        if (!mayBeGrouped(dossier)) expect(groups).toEqual([]);
        reached.add(
          `${groups.length > 0 ? 'grouped' : 'in no group'}, ${mayBeGrouped(dossier) ? 'may be' : 'may not be'}`,
        );
      }
      expect(asked).toBeLessThanOrEqual(1);
    }),
    { numRuns: 1_500, seed: 7 },
  );
  for (const name of names) expect(reached).toContain(`${name} applied`);
  for (const standing of ['grouped, may be', 'in no group, may not be']) expect(reached).toContain(standing);
  expect(reached).toContain('stopDossier parked');
  expect(reached).toContain('deliverResult parked');
});
