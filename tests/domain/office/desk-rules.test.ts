import { describe, expect, it } from 'vitest';
import { checkFields } from '../../../src/domain/check-fields.ts';
import { receive } from '../../../src/domain/deadline.ts';
import { dueNow } from '../../../src/domain/due-now.ts';
import { extractCopies, feeTable } from '../../../src/domain/fee-table.ts';
import { amountOf } from '../../../src/domain/fees.ts';
import { applyToOffice } from '../../../src/domain/office/apply-to-office.ts';
import { deskRules, ownFees, statedDaysOn } from '../../../src/domain/office/desk-rules.ts';
import { valueInWords } from '../../../src/domain/office/value-in-words.ts';
import type { Office } from '../../../src/domain/office/office.ts';
import type { StateValueArgs } from '../../../src/domain/office/state-value.ts';
import type { Procedure } from '../../../src/domain/procedure.ts';
import { procedureOn } from '../../../src/domain/procedures/catalogue.ts';
import { agencyStepsOf } from '../../../src/domain/steps/agency-steps.ts';
import { timeLimitOf } from '../../../src/domain/timeliness.ts';
import { instantAt } from '../../../src/domain/vietnam-time.ts';
import { dayStatus, usualHours } from '../../../src/domain/working-calendar.ts';
import { madeUpId } from '../../support/acts.ts';
import { enteredDossier } from '../../support/entered-dossier.ts';
import { madeUpBirthAgain } from '../../support/made-up-again.ts';
import { shortDay, stating, statement } from '../../support/made-up-office.ts';

const closing = '17:00';

function rulesOf(...all: readonly StateValueArgs[]) {
  let office: Office | undefined;
  for (const [index, args] of all.entries()) {
    const outcome = applyToOffice(office, stating(args, { mid: madeUpId(index + 1) }), null);
    if (!('office' in outcome)) throw new Error(JSON.stringify(outcome));
    ({ office } = outcome);
  }
  return deskRules(office, { closing });
}

function procedure(id: string, day: string): Procedure {
  const found = procedureOn(id, day);
  if (found.status === 'none') throw new Error(id);
  return found.procedure;
}

const days = (count: number) => ({ rule: 'workingDays', days: count }) as const;

describe('what a desk goes by', () => {
  it('is what is built in, with the account’s closing time, as long as nothing is stated', () => {
    const rules = deskRules(undefined, { closing: '16:00' });
    expect(rules.calendar.edition).toBe('vn-2026.11');
    expect(rules.hours).toEqual({ ...usualHours, closes: '16:00' });
    const birth = procedure('birth', '2026-11-23');
    expect(rules.onDay(birth, '2026-11-23')).toBe(birth);
  });

  it('closes by the hours that hold on the day it is due, whenever they were stated', () => {
    const rules = rulesOf(statement({ kind: 'hours' }, shortDay, { validFrom: '2026-12-01' }));
    const due = (day: string) => receive(instantAt(day, '09:00'), days(1), rules.calendar, rules.hours).dueAt;
    expect(due('2026-11-26')).toBe(instantAt('2026-11-27', '17:00'));
    expect(due('2026-11-30')).toBe(instantAt('2026-12-01', '16:30'));
  });

  it('counts a day as the commune has stated it, an undecided one too, and its slip names the edition with that', () => {
    const before = deskRules(undefined, { closing });
    const at = instantAt('2027-02-03', '09:00');
    expect(receive(at, days(1), before.calendar, before.hours)).toMatchObject({
      dueOn: '2027-02-15',
      certainty: 'undecided',
    });
    const rules = rulesOf(
      statement({ kind: 'day', day: '2027-02-04' }, 'working'),
      statement({ kind: 'day', day: '2027-02-06' }, 'working'),
      statement({ kind: 'day', day: '2027-02-15' }, 'off'),
    );
    const due = receive(at, days(1), rules.calendar, rules.hours);
    expect(due).toMatchObject({ dueOn: '2027-02-04', certainty: 'known', edition: 'vn-2026.11+3' });
    // A Saturday that is worked is a whole day.
    expect(receive(at, days(2), rules.calendar, rules.hours).dueAt).toBe(instantAt('2027-02-06', '17:00'));
    expect(dayStatus(rules.calendar, rules.hours, '2027-02-15')).toBe('off');
  });

  it('promises by the limit that held on the day of receipt, and by none of before another law', () => {
    const key = { kind: 'limit', procedure: 'birth', limit: 'usual' } as const;
    const rules = rulesOf(
      statement(key, days(2), { validFrom: '2026-12-01' }),
      statement(key, days(3), { validFrom: '2027-01-15' }),
    );
    const limitOn = (day: string) => timeLimitOf(rules.onDay(procedure('birth', day), day), {});
    expect(limitOn('2026-11-30')).toEqual({ rule: 'sameDay' });
    expect(limitOn('2026-12-01')).toEqual(days(2));
    expect(limitOn('2027-02-28')).toEqual(days(3));
    expect(limitOn('2027-03-01')).toEqual({ rule: 'duration', duration: 'PT24H' });
  });

  it('promises an hour of the desk where the limit is in working hours', () => {
    const rules = rulesOf(
      statement({ kind: 'limit', procedure: 'birth', limit: 'usual' }, { rule: 'workingHours', hours: 4 }),
    );
    const limit = timeLimitOf(rules.onDay(procedure('birth', '2026-11-23'), '2026-11-23'), {});
    const due = (time: string) => receive(instantAt('2026-11-23', time), limit, rules.calendar, rules.hours).dueAt;
    expect(due('08:00')).toBe(instantAt('2026-11-23', '14:00'));
    // The 24th is a holiday.
    expect(due('15:00')).toBe(instantAt('2026-11-25', '09:30'));
    expect(valueInWords({ kind: 'limit', procedure: 'birth', limit: 'usual' }, limit).vi).toBe('4 giờ làm việc');
  });

  it('has its own longer limit, and its own limit of the other cases', () => {
    const rules = rulesOf(
      statement({ kind: 'limit', procedure: 'marriage', limit: 'verified' }, days(7)),
      statement({ kind: 'limit', procedure: 'change', limit: 'other' }, days(1)),
    );
    const of = (id: string) => rules.onDay(procedure(id, '2026-11-23'), '2026-11-23');
    expect(of('marriage').verification?.extensionDays).toBe(7);
    expect(of('change').otherLimit?.limit).toEqual(days(1));
  });

  it('gives checks the day and the number of days that the commune has stated, for its day of receipt', () => {
    const { rows } = rulesOf(
      statement({ kind: 'remembered', name: 'reRegisteredIfBefore' }, '2017-01-01', { validFrom: '2026-12-01' }),
      statement({ kind: 'remembered', name: 'recognitionNotice' }, 10, { validFrom: '2026-12-01' }),
    );
    expect(statedDaysOn(rows, '2026-11-30')).toEqual({});
    const stated = statedDaysOn(rows, '2026-12-01');
    expect(stated).toEqual({ reRegisteredIfBefore: '2017-01-01', recognitionNotice: 10 });
    const fields = madeUpBirthAgain({ seed: 4, overrides: { 'previous.registeredOn': { y: 2016 } } });
    const codes = (context: object) =>
      checkFields(procedure('birth-reregistration', '2026-12-01'), fields, {
        receivedOn: '2026-12-01',
        communeCode: '99999',
        ...context,
      }).map(({ code }) => code);
    expect([codes({}), codes({ stated })]).toEqual([['registeredTooLate'], []]);
  });

  it('expects another agency to answer within what the commune has stated, where nobody knew a limit', () => {
    const key = { kind: 'agency', procedure: 'linked-death', step: 'merit' } as const;
    const dossier = {
      ...enteredDossier('linked-death', { 'benefits.1.regime': 'merit' }, { receivedAt: '2026-11-23T02:00:00.000Z' }),
      agencySteps: {
        merit: {
          kind: 'SENT',
          agency: 'Sở Nội vụ',
          at: '2026-11-25T02:00:00.000Z',
          result: '',
          noted: { by: madeUpId(0xa), at: '2026-11-25T02:00:00.000Z' },
        },
      },
    } as const;
    const now = '2026-11-25T03:00:00.000Z';
    const duesBy = (rules: ReturnType<typeof rulesOf>) => dueNow(dossier, now, rules).agencies;
    expect(duesBy(deskRules(undefined, { closing }))).toEqual([]);
    expect(duesBy(rulesOf(statement(key, { agency: null, days: 3 }, { validFrom: '2026-11-24' })))).toEqual([]);
    const rules = rulesOf(statement(key, { agency: 'Trung tâm mẫu', days: 3 }));
    expect(duesBy(rules)).toEqual([{ step: 'merit', dueAt: instantAt('2026-11-30', '17:00'), standing: 'inTime' }]);
    const [step] = agencyStepsOf(dossier).filter(({ id }) => id === 'merit');
    if (step === undefined) throw new Error('no such step');
    expect(rules.agencyStep(dossier, step)).toMatchObject({
      agency: { vi: 'Trung tâm mẫu' },
      limit: { vi: '3 ngày làm việc' },
    });
  });

  it('asks its own fee before the country’s, the channel’s before everybody’s, from its day on', () => {
    const of = (channel: 'online' | null) => ({ kind: 'fee', nationalCode: extractCopies, channel }) as const;
    const { rows } = rulesOf(
      statement(of(null), { amount: 9_000 }, { validFrom: '2026-12-01' }),
      statement(of('online'), { amount: 0 }, { validFrom: '2026-12-01' }),
    );
    const table = [...ownFees(rows, '99'), ...feeTable];
    const fee = (channel: 'direct' | 'online', receivedOn: string) =>
      amountOf(extractCopies, { province: '99', channel, receivedOn }, table);
    expect(fee('direct', '2026-11-30')).toMatchObject({ amount: 8_000, source: 'memory' });
    expect(fee('direct', '2026-12-01')).toMatchObject({ amount: 9_000, source: 'read' });
    expect(fee('online', '2026-12-01')).toMatchObject({ amount: 0 });
  });
});
