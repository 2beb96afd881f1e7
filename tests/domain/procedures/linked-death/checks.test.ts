import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { checkFields } from '../../../../src/domain/check-fields.ts';
import type { Fields } from '../../../../src/domain/field.ts';
import { parseFields } from '../../../../src/domain/field-value.ts';
import { linkedDeath1 as linked } from '../../../../src/domain/procedures/linked-death/procedure.ts';
import { timeLimitOf } from '../../../../src/domain/timeliness.ts';
import { madeUpLinkedDeath } from '../../../support/made-up-events.ts';

const receivedOn = '2026-11-20';
const good = madeUpLinkedDeath({ seed: 5 });
const second = { 'benefits.2.name': 'Mẫu Văn Hai', 'benefits.2.relation': 'con' };

const found = (changes: Fields, without: readonly string[] = []): readonly string[] =>
  checkFields(
    linked,
    Object.fromEntries(Object.entries({ ...good, ...changes }).filter(([path]) => !without.includes(path))),
    { receivedOn },
  ).map(({ field, level, code }) => `${level} ${field} ${code}`);

describe('an interlinked death', () => {
  it('is good as made, whatever the seed, and kept exactly as made', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1 }), (seed) => {
        const fields = madeUpLinkedDeath({ seed });
        expect(checkFields(linked, fields, { receivedOn, communeCode: '99999' })).toEqual([]);
        expect(parseFields(linked, fields)).toEqual({ status: 'fields', fields });
      }),
      { numRuns: 30 },
    );
  });

  it('has one receiver for each regime, each named with the relation', () => {
    expect(found({ ...second, 'benefits.2.regime': 'merit' })).toEqual([]);
    expect(found({ ...second, 'benefits.2.regime': 'socialInsurance' })).toEqual([
      'error benefits.2.regime regimeTwice',
    ]);
    expect(found({}, ['benefits.1.name'])).toEqual(['error benefits.1.name required']);
    expect(found({}, ['benefits.1.regime', 'benefits.1.name', 'benefits.1.relation'])).toEqual([]);
  });

  it('nobody dead receives it', () => {
    expect(found({ 'benefits.1.pin': good['deceased.pin'] ?? '' })).toEqual(['error benefits.1.pin samePersonTwice']);
  });

  it('promises all results when the officer says', () => {
    expect(timeLimitOf(linked, good)).toEqual({ rule: 'workingDays', days: 10 });
    expect(found({}, ['term.days'])).toEqual(['error term.days required']);
  });

  it('goes to the agencies whose regimes are asked for', () => {
    const asked = (fields: Fields) =>
      linked.linked?.agencies
        .filter(({ neededWhen }) => neededWhen === 'always' || neededWhen(fields))
        .map(({ id }) => id);
    expect(asked(good)).toEqual(['residenceEnd', 'socialInsurance']);
    expect(asked({ ...good, 'benefits.2.regime': 'merit' })).toEqual(['residenceEnd', 'socialInsurance', 'merit']);
    expect(asked({})).toEqual(['residenceEnd']);
  });

  it('ends what a registered death ends, like the procedure of its own', () => {
    expect(linked.notesOn).toBeDefined();
    expect(linked.concerns).toBeDefined();
    expect(linked.book).toBe('KT');
  });
});
