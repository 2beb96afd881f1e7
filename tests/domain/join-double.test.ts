import { describe, expect, it } from 'vitest';
import { applyMutation } from '../../src/domain/apply-mutation.ts';
import type { Dossier } from '../../src/domain/dossier.ts';
import { canonicalText } from '../../src/domain/canonical-text.ts';
import { act, madeUpId } from '../support/acts.ts';
import { madeUpDossier } from '../support/made-up-view.ts';
import { makePeople } from '../support/people.ts';

const [one, other] = [madeUpId(1), madeUpId(2)];
const opened = (overrides: Partial<Dossier> = {}): Dossier => ({
  ...madeUpDossier({ number: 1, fields: makePeople(1).birth() }),
  ...overrides,
});
const join = (dossier: Dossier, args: object = {}) =>
  applyMutation(dossier, act('joinDouble', { other, reason: 'Cùng một cháu', ...args }, { entity: one }), null);
const reopen = (dossier: Dossier, of = other) =>
  applyMutation(
    dossier,
    act('reopenDouble', { other: of, reason: 'Hai cháu' }, { entity: one, mid: madeUpId(9) }),
    null,
  );

describe('two records of one event', () => {
  it('[R10] one is withdrawn, whole and linked to the other, with who, when and why', () => {
    const before = opened({ business: 'PROCESSING', suspects: [other, madeUpId(3)] });
    const outcome = join(before);
    if (outcome.status !== 'applied') throw new Error(outcome.status);
    expect(outcome.dossier).toMatchObject({
      business: 'WITHDRAWN',
      doubleOf: { other, from: 'PROCESSING' },
      suspects: [madeUpId(3)],
      fields: before.fields,
      codes: before.codes,
    });
    expect(outcome.dossier.events.at(-1)).toMatchObject({
      type: 'joinDouble',
      doubleOf: other,
      reason: 'Cùng một cháu',
    });
  });

  it('is undone with a reason: it stands where it stood, and both words stay', () => {
    const joined = join(opened({ business: 'WAITING_NUMBER' }));
    if (joined.status !== 'applied') throw new Error(joined.status);
    const outcome = reopen(joined.dossier);
    if (outcome.status !== 'applied') throw new Error(outcome.status);
    expect(outcome.dossier.business).toBe('WAITING_NUMBER');
    expect(outcome.dossier).not.toHaveProperty('doubleOf');
    expect(outcome.dossier.events.slice(-2).map(({ type }) => type)).toEqual(['joinDouble', 'reopenDouble']);
  });

  it('said twice is said once; a record without one has the text it had', () => {
    const joined = join(opened());
    if (joined.status !== 'applied') throw new Error(joined.status);
    expect(join(joined.dossier).status).toBe('merged');
    expect(join(joined.dossier, { other: madeUpId(4) }).status).toBe('refused');
    expect(canonicalText(opened())).not.toContain('doubleOf');
  });

  it.each(['REGISTERED', 'COMPLETED', 'REFUSED', 'WITHDRAWN', 'STOPPED'] as const)(
    'is refused once it is %s, and for itself, and without a reason',
    (business) => {
      expect(join(opened({ business }))).toMatchObject({ status: 'refused', problems: [{ code: 'doubleTooLate' }] });
      expect(join(opened(), { other: one }).status).toBe('refused');
      expect(join(opened(), { reason: ' ' }).status).toBe('refused');
      expect(reopen(opened()).status).toBe('refused');
    },
  );
});
