import { describe, expect, it } from 'vitest';
import { applyToOffice } from '../../../src/domain/office/apply-to-office.ts';
import { newestRecoveryKey, type Office } from '../../../src/domain/office/office.ts';
import type { StatedRecoveryKey } from '../../../src/domain/office/stated-value.ts';
import { deskRules } from '../../../src/domain/office/desk-rules.ts';
import { readRecordedActs } from '../../support/recorded-acts.ts';
import { madeUpId } from '../../support/acts.ts';
import { statement, stating } from '../../support/made-up-office.ts';

const keyOf = (letter: string): StatedRecoveryKey => ({
  id: letter.repeat(16),
  publicKey: `B${letter.repeat(86)}`,
});
const [a, b] = [keyOf('a'), keyOf('b')];
const key = { kind: 'recoveryKey' } as const;

function officeOf(...all: readonly ReturnType<typeof statement>[]): Office | undefined {
  let office: Office | undefined;
  for (const [index, args] of all.entries()) {
    const outcome = applyToOffice(office, stating(args, { mid: madeUpId(index + 1) }), null);
    if (!('office' in outcome)) throw new Error(JSON.stringify(outcome));
    ({ office } = outcome);
  }
  return office;
}

describe('the commune’s recovery key', () => {
  it('is the one stated last, with who stated it, whatever the clocks said', () => {
    const office = officeOf(
      statement(key, a, { validFrom: '2027-05-01' }),
      statement(key, b, { validFrom: '2026-11-21', name: 'Thử Thị Hai' }),
    );
    expect(newestRecoveryKey(office)).toMatchObject({ to: b, name: 'Thử Thị Hai' });
    expect(newestRecoveryKey(undefined)).toBeUndefined();
  });

  it('is the one before again, when the last is taken back', () => {
    const office = officeOf(
      statement(key, a),
      statement(key, b, { validFrom: '2026-11-22' }),
      statement(key, null, { validFrom: '2026-11-22', from: b }),
    );
    expect(newestRecoveryKey(office)?.to).toEqual(a);
  });

  it('may be changed twice on one day', () => {
    const office = officeOf(statement(key, a), statement(key, b, { from: a }));
    expect(newestRecoveryKey(office)?.to).toEqual(b);
  });

  it.each([
    { ...a, id: 'A'.repeat(16) },
    { ...a, publicKey: `C${'a'.repeat(86)}` },
    { ...a, publicKey: a.publicKey.slice(1) },
    { ...a, secret: 'x' },
    'B',
    7,
  ])('is refused at its field in any other form: %j', (to) => {
    const outcome = applyToOffice(undefined, stating({ ...statement(key, a), to }), null);
    expect(outcome).toMatchObject({ status: 'refused', problems: [{ code: 'wrongRecoveryKey', field: 'to' }] });
  });

  it('changes nothing that a desk goes by but the edition its slips name', () => {
    const { rows: _rows, calendar: _calendar, ...before } = deskRules(undefined, { closing: '17:00' });
    const { hours, comparison } = deskRules(officeOf(statement(key, a)), { closing: '17:00' });
    expect({ hours, comparison }).toEqual({ hours: before.hours, comparison: before.comparison });
  });

  it('[R15] of a recorded act is read for ever', () => {
    const recorded = readRecordedActs().get('stateValue.2.recoveryKey');
    if (recorded === undefined) throw new Error('not recorded');
    const outcome = applyToOffice(undefined, recorded.mutation, null);
    expect('office' in outcome && newestRecoveryKey(outcome.office)?.to).toMatchObject({
      id: expect.stringMatching(/^[0-9a-f]{16}$/u) as string,
    });
  });
});
