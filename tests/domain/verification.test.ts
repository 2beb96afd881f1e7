import { describe, expect, it } from 'vitest';
import { applyMutation } from '../../src/domain/apply-mutation.ts';
import { beginDossier } from '../../src/domain/begin-dossier.ts';
import type { BusinessState, Dossier } from '../../src/domain/dossier.ts';
import type { Fields } from '../../src/domain/field.ts';
import { marriageRegistration1 } from '../../src/domain/procedures/marriage/procedure.ts';
import { usualHours } from '../../src/domain/working-calendar.ts';
import { calendar202611 } from '../../src/domain/working-calendar-data.ts';
import { act, madeUpId } from '../support/acts.ts';
import { madeUpMarriage } from '../support/made-up-events.ts';

const receivedAt = '2026-11-20T02:00:00.000Z';
const pending: Fields = madeUpMarriage({ seed: 3, overrides: { 'bride.maritalLookup': 'pending' } });
const known: Fields = { ...pending, 'bride.maritalLookup': 'database' };

const opening = (fields: Fields, channel: 'direct' | 'online' = 'direct') => ({
  ...beginDossier({
    procedure: marriageRegistration1,
    fields,
    channel,
    receivedAt,
    provisionalCode: 'TAM-99999-0000TEST-261120-001',
    slipToken: 'made-up-slip-token-000001',
    calendar: calendar202611,
    hours: usualHours,
  }),
});

function opened(fields: Fields): Dossier {
  const outcome = applyMutation(undefined, act('openDossier', opening(fields)), null);
  if (outcome.status !== 'applied') throw new Error(JSON.stringify(outcome));
  return outcome.dossier;
}

function after(dossier: Dossier, name: string, args: Record<string, unknown>): Dossier {
  const outcome = applyMutation(dossier, act(name, args, { mid: madeUpId(2) }), null);
  if (outcome.status !== 'applied') throw new Error(JSON.stringify(outcome));
  return outcome.dossier;
}

const lookedUp = (from: string, to: string) => ({ changes: [{ field: 'bride.maritalLookup', from, to }] });
const move = (from: BusinessState, to: BusinessState) => ({ from, to });

describe('what must be found out elsewhere first', () => {
  it('holds the dossier and lengthens the promise, from the day it is taken', () => {
    expect(opened(pending)).toMatchObject({
      business: 'AWAITING_VERIFICATION',
      dueAt: '2026-11-30T10:00:00.000Z',
      registrationKind: 'timely',
    });
    expect(opened(known)).toMatchObject({ business: 'RECEIVED', dueAt: '2026-11-20T10:00:00.000Z' });
  });

  it('lets it go on with the answer, and holds it again without; the promise stays', () => {
    const answered = after(opened(pending), 'editDossier', lookedUp('pending', 'database'));
    expect(answered).toMatchObject({ business: 'PROCESSING', dueAt: '2026-11-30T10:00:00.000Z' });
    const again = after(answered, 'editDossier', lookedUp('database', 'pending'));
    expect(again.business).toBe('AWAITING_VERIFICATION');
  });

  it('moves nothing that has gone further, and nothing when something else is edited', () => {
    const signed = { ...opened(known), business: 'SUBMITTED_FOR_SIGNATURE' as const };
    expect(after(signed, 'editDossier', lookedUp('database', 'localBook')).business).toBe('SUBMITTED_FOR_SIGNATURE');
    const changes = [{ field: 'union.phone', from: '0999054321', to: '0999054322' }];
    expect(after(opened(pending), 'editDossier', { changes }).business).toBe('AWAITING_VERIFICATION');
  });

  it('nothing is signed or entered before', () => {
    const processing = { ...opened(pending), business: 'PROCESSING' as const };
    const outcome = applyMutation(
      processing,
      act('moveDossier', move('PROCESSING', 'SUBMITTED_FOR_SIGNATURE'), { mid: madeUpId(2) }),
      null,
    );
    expect(outcome).toMatchObject({ status: 'refused', problems: [{ code: 'verificationPending' }] });
    const paper = { field: 'bride.maritalPaper', from: null, to: '1/XN' };
    const changes = [...lookedUp('pending', 'paper').changes, paper];
    const answered = after(opened(pending), 'editDossier', { changes });
    expect(after(answered, 'moveDossier', move('PROCESSING', 'SUBMITTED_FOR_SIGNATURE')).business).toBe(
      'SUBMITTED_FOR_SIGNATURE',
    );
  });
});

it('nobody marries by post or from home', () => {
  expect(applyMutation(undefined, act('openDossier', opening(known, 'online')), null)).toMatchObject({
    status: 'refused',
    problems: [{ code: 'channelNotAllowed' }],
  });
});
