import { describe, expect, it } from 'vitest';
import { applyMutation } from '../../../src/domain/apply-mutation.ts';
import type { Dossier } from '../../../src/domain/dossier.ts';
import { businessStates } from '../../../src/domain/life-cycle.ts';
import { type PlainAct, reverseOf } from '../../../src/domain/steps/reverse-act.ts';
import { madeUpMarriage } from '../../support/made-up-events.ts';
import { readRecordedActs } from '../../support/recorded-acts.ts';
import { after, dossierIn, noon, step } from './desk-of-steps.ts';

const reason = 'Hoàn tác';

function undone(dossier: Dossier, act: PlainAct): Dossier {
  const reverse = reverseOf(act, dossier, reason);
  if (reverse === undefined) throw new Error('There is no way back.');
  return after(dossier, reverse.name, reverse.args);
}

describe('what takes an act back', () => {
  it('gives back what stood before an edit, what was empty too; both are in what happened', () => {
    const before = dossierIn('PROCESSING');
    const changes = [
      { field: 'child.fullName', from: before.fields['child.fullName'], to: 'Thử Văn Khác' },
      { field: 'child.nationality', from: before.fields['child.nationality'] ?? null, to: 'LA' },
      { field: 'applicant.phone', from: before.fields['applicant.phone'] ?? null, to: '0912345678' },
    ];
    const edited = after(before, 'editDossier', { changes });
    expect(edited.fields).not.toEqual(before.fields);
    const back = undone(edited, { name: 'editDossier', args: { changes } });
    expect(back.fields).toEqual(before.fields);
    expect(back.events.slice(-2).map((event) => [event.type, event.reason])).toEqual([
      ['editDossier', undefined],
      ['editDossier', reason],
    ]);
  });

  it('is the move the other way, where the life cycle has one', () => {
    const before = dossierIn('PROCESSING');
    const submitted = after(before, 'moveDossier', { from: 'PROCESSING', to: 'SUBMITTED_FOR_SIGNATURE' });
    const args = { from: 'PROCESSING', to: 'SUBMITTED_FOR_SIGNATURE' };
    const back = undone(submitted, { name: 'moveDossier', args });
    expect([back.business, back.events.at(-1)?.reason]).toEqual(['PROCESSING', reason]);
    const again = undone(back, { name: 'moveDossier', args: { from: args.to, to: args.from } });
    expect(again.business).toBe('SUBMITTED_FOR_SIGNATURE');
  });

  it('parks beside what a colleague has written since, and wins over nobody', () => {
    const before = dossierIn('PROCESSING');
    const from = before.fields['child.fullName'];
    const changes = [{ field: 'child.fullName', from, to: 'Thử Văn Khác' }];
    const edited = after(before, 'editDossier', { changes });
    const reverse = reverseOf({ name: 'editDossier', args: { changes } }, edited, reason);
    const third = [{ field: 'child.fullName', from: 'Thử Văn Khác', to: 'Thử Văn Ba' }];
    const meanwhile = after(edited, 'editDossier', { changes: third });
    expect(reverse).toBeDefined();
    const outcome = applyMutation(meanwhile, step('editDossier', reverse?.args ?? {}), noon);
    expect(outcome).toMatchObject({ status: 'parked', dossier: { fields: { 'child.fullName': 'Thử Văn Ba' } } });
  });

  it('there is none for an edit that moved the work itself', () => {
    const fields = madeUpMarriage({ seed: 3, overrides: { 'bride.maritalLookup': 'database' } });
    const before = { ...dossierIn('RECEIVED'), procedure: 'marriage', procedureVersion: 1, fields };
    const changes = [{ field: 'bride.maritalLookup', from: 'database', to: 'pending' }];
    const waits = after(before, 'editDossier', { changes });
    expect(waits.business).toBe('AWAITING_VERIFICATION');
    expect(reverseOf({ name: 'editDossier', args: { changes } }, waits, reason)).toBeUndefined();
  });

  it('there is none for what is not to be undone by a button', () => {
    const withOne = [...readRecordedActs().values()]
      .filter(({ mutation }) =>
        businessStates.some((state) => reverseOf(mutation, dossierIn(state), reason) !== undefined),
      )
      .map(({ mutation }) => mutation.name);
    expect([...new Set(withOne)].sort()).toEqual(['editDossier', 'editReport', 'moveDossier']);
    const moves = businessStates.flatMap((from) =>
      businessStates.flatMap((to) =>
        reverseOf({ name: 'moveDossier', args: { from, to } }, dossierIn(to), reason) === undefined
          ? []
          : [`${from} ${to}`],
      ),
    );
    expect(moves).not.toContain('RECEIVED PROCESSING');
    expect(moves).not.toContain('SUBMITTED_FOR_SIGNATURE APPROVED');
    expect(moves).toContain('PROCESSING SUBMITTED_FOR_SIGNATURE');
  });
});
