import { describe, expect, it } from 'vitest';
import { applyMutation } from '../../../src/domain/apply-mutation.ts';
import type { Dossier } from '../../../src/domain/dossier.ts';
import { deskFactsOf } from '../../../src/domain/desk-facts.ts';
import { groupsOf } from '../../../src/domain/desk-groups.ts';
import { type DeskTime, dueNow } from '../../../src/domain/due-now.ts';
import type { Fields } from '../../../src/domain/field.ts';
import { finishOf } from '../../../src/domain/punctuality.ts';
import { procedures } from '../../../src/domain/procedures/catalogue.ts';
import { agencyAxis, agencyMoves, agencyStates, agencyStepOf } from '../../../src/domain/steps/agency-facts.ts';
import { openAgencySteps } from '../../../src/domain/steps/agency-steps.ts';
import { standingOn } from '../../../src/domain/steps/axis.ts';
import { axisOf } from '../../../src/domain/steps/axis-acts.ts';
import { offeredSteps } from '../../../src/domain/steps/offered-steps.ts';
import { usualHours } from '../../../src/domain/working-calendar.ts';
import { calendar202611 } from '../../../src/domain/working-calendar-data.ts';
import { enteredDossier } from '../../support/entered-dossier.ts';
import { madeUpLinkedBirth } from '../../support/made-up-events.ts';
import { makePeople } from '../../support/people.ts';
import { after, codeOf, judged, morning, noon, step } from './desk-of-steps.ts';

const fields: Fields = madeUpLinkedBirth(makePeople(1).birth());
const entered = (more: Partial<Dossier> = {}): Dossier =>
  enteredDossier('linked-birth', fields, { receivedAt: morning, dueAt: noon, agencySteps: {}, ...more });

const note = (more: object = {}) => ({
  step: 'residence',
  from: 'NONE',
  to: 'SENT',
  agency: 'Công an xã Thử Nghiệm',
  at: morning,
  result: '',
  ...more,
});
const done = (one: string) => note({ step: one, to: 'DONE', result: 'Thông báo số 1 (làm mẫu)' });

describe('the steps of other agencies', () => {
  it('are noted each for itself, with agency, time and result, and leave the other axes alone', () => {
    const sent = after(entered(), 'recordAgencyStep', note());
    expect(sent.agencySteps).toMatchObject({
      residence: { kind: 'SENT', agency: 'Công an xã Thử Nghiệm', at: morning, result: '', noted: { at: noon } },
    });
    expect(sent.business).toBe('REGISTERED');
    expect(standingOn(sent, 'agency.residence')).toBe('SENT');
    expect(standingOn(sent, 'agency.healthInsurance')).toBe('NONE');
    const answered = after(sent, 'recordAgencyStep', { ...done('residence'), from: 'SENT' });
    expect(answered.events.slice(-2)).toMatchObject([
      { type: 'recordAgencyStep', touched: ['NONE', 'SENT', 'agency.residence', morning, 'Công an xã Thử Nghiệm'] },
      { type: 'recordAgencyStep', reason: 'Thông báo số 1 (làm mẫu)' },
    ]);
    expect(answered.events.map(axisOf)).toEqual(['agency.residence', 'agency.residence']);
  });

  it('are warned of one working day before an agency should have answered, where its limit is known', () => {
    const desk: DeskTime = { calendar: calendar202611, hours: usualHours, comparison: 'time' };
    // Sent on a Friday: two working days, the holiday of Tuesday the 24th not counted, end on Wednesday.
    const sent = after(entered(), 'recordAgencyStep', note({ at: '2026-11-20T02:00:00.000Z' }));
    const seen = (now: string, dossier = sent) => {
      const due = dueNow(dossier, now, desk);
      return [due.agencies, groupsOf(deskFactsOf(dossier), now, desk).includes('agency')];
    };
    const dueAt = '2026-11-25T10:00:00.000Z';
    expect(seen('2026-11-20T03:00:00.000Z')).toEqual([[{ step: 'residence', dueAt, standing: 'inTime' }], false]);
    expect(seen('2026-11-23T01:00:00.000Z')).toEqual([[{ step: 'residence', dueAt, standing: 'soon' }], true]);
    expect(seen('2026-11-25T10:00:01.000Z')).toEqual([[{ step: 'residence', dueAt, standing: 'late' }], true]);
    const verified = { ...sent, fields: { ...sent.fields, 'residence.verify': true } };
    expect(dueNow(verified, noon, desk).agencies).toMatchObject([{ dueAt: '2026-11-30T10:00:00.000Z' }]);
    const answered = after(sent, 'recordAgencyStep', { ...done('residence'), from: 'SENT' });
    expect(seen('2026-12-20T02:00:00.000Z', answered)).toEqual([[], false]);
  });

  it('come after the register, never of a dossier that ended without, and only those of its procedure and case', () => {
    const { entry: _, ...approved } = entered({ business: 'APPROVED' });
    expect(codeOf(judged(approved, 'recordAgencyStep', note()))).toBe('registerFirst');
    expect(codeOf(judged(entered({ business: 'WITHDRAWN' }), 'recordAgencyStep', note()))).toBe('dossierEnded');
    expect(codeOf(judged(entered(), 'recordAgencyStep', note({ step: 'merit' })))).toBe('noSuchAgencyStep');
    expect(codeOf(judged(entered(), 'recordAgencyStep', note({ step: 'idCard' })))).toBe('noSuchAgencyStep');
    const wanted = entered({ fields: { ...fields, 'card.wanted': true } });
    expect(judged(wanted, 'recordAgencyStep', note({ step: 'idCard' })).status).toBe('applied');
  });

  it('say what came of it, and when: not later than now, not before the dossier came', () => {
    expect(codeOf(judged(entered(), 'recordAgencyStep', note({ to: 'DONE' })))).toBe('agencyResultMissing');
    const sent = after(entered(), 'recordAgencyStep', note());
    expect(codeOf(judged(sent, 'recordAgencyStep', note({ from: 'SENT', to: 'ASKED_MORE' })))).toBe(
      'agencyResultMissing',
    );
    const late = note({ at: '2026-11-20T05:00:01.000Z' });
    expect(codeOf(judged(entered(), 'recordAgencyStep', late))).toBe('notYet');
    const early = note({ at: '2026-11-19T05:00:00.000Z' });
    expect(codeOf(judged(entered(), 'recordAgencyStep', early))).toBe('beforeReceipt');
  });

  it('go only where an agency’s work can go', () => {
    for (const from of agencyStates) {
      for (const to of agencyStates) {
        const agencySteps =
          from === 'NONE'
            ? {}
            : { residence: { kind: from, agency: 'x', at: morning, result: 'x', noted: { by: 'x', at: morning } } };
        const outcome = judged(entered({ agencySteps }), 'recordAgencyStep', note({ from, to, result: 'x' }));
        expect([from, to, outcome.status === 'applied']).toEqual([from, to, agencyMoves[from].includes(to)]);
      }
    }
  });

  it('[R10] two notes of one agency from one sight park with all they say, and the second can be taken after all', () => {
    const first = after(entered(), 'recordAgencyStep', done('residence'));
    const mine = step('recordAgencyStep', note({ to: 'DECLINED', result: 'Thiếu giấy (làm mẫu)' }));
    const outcome = applyMutation(first, mine, noon);
    expect(outcome).toMatchObject({ status: 'parked', conflicts: [{ field: 'agency.residence', current: 'DONE' }] });
    if (outcome.status !== 'parked') throw new Error('not parked');
    // Done is done: the other answer does not come after it.
    const decisions = [{ field: 'agency.residence', standing: 'DONE', parked: 'DECLINED', take: 'standing' }];
    const kept = after(outcome.dossier, 'decideParked', { parked: mine.mid, decisions, reason: 'Đã hỏi công an' });
    expect(kept.agencySteps?.residence?.kind).toBe('DONE');
    expect(kept.parked).toBeUndefined();

    const sent = after(entered(), 'recordAgencyStep', note());
    const stale = step('recordAgencyStep', done('residence'));
    const parked = applyMutation(sent, stale, noon);
    if (parked.status !== 'parked') throw new Error('not parked');
    const take = [{ field: 'agency.residence', standing: 'SENT', parked: 'DONE', take: 'parked' }];
    const taken = after(parked.dossier, 'decideParked', { parked: stale.mid, decisions: take, reason: 'Đúng' });
    expect(taken.agencySteps?.residence).toMatchObject({ kind: 'DONE', result: 'Thông báo số 1 (làm mẫu)' });
    // Another agency's step meets nobody.
    expect(judged(sent, 'recordAgencyStep', done('healthInsurance')).status).toBe('applied');
  });

  it('hold the dossier open until every agency has answered', () => {
    const complete = { from: 'REGISTERED', to: 'COMPLETED' };
    const one = after(entered(), 'recordAgencyStep', done('residence'));
    expect(codeOf(judged(one, 'moveDossier', complete))).toBe('agenciesOpen');
    expect(openAgencySteps(one).map(({ id }) => id)).toEqual(['healthInsurance']);
    const given = after(one, 'deliverResult', {
      from: 'NONE',
      to: { kind: 'HANDED_OVER', at: morning, to: 'Thử Văn Người' },
    });
    expect(offeredSteps(given).usual).toMatchObject({ id: 'complete', hindrance: { vi: expect.anything() as string } });
    // The extract alone is not all that was promised.
    expect(finishOf(given)).toBeUndefined();
    const both = after(given, 'recordAgencyStep', { ...done('healthInsurance'), at: noon });
    expect(offeredSteps(both).usual).toEqual({ id: 'complete', hindrance: null });
    const over = after(both, 'moveDossier', complete);
    expect(finishOf(over)?.at).toBe(noon);
  });

  it('are told by paths that no field of a procedure has', () => {
    expect(agencyStepOf(agencyAxis('merit'))).toBe('merit');
    expect(agencyStepOf('agency.other')).toBeUndefined();
    const paths = procedures.flatMap(({ groups }) => groups.flatMap(({ fields: specs }) => specs));
    expect(paths.filter(({ path }) => path.startsWith('agency.'))).toEqual([]);
  });
});
