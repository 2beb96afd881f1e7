import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { checkFields } from '../../../../src/domain/check-fields.ts';
import type { Fields } from '../../../../src/domain/field.ts';
import { parseFields } from '../../../../src/domain/field-value.ts';
import { eventKindOf } from '../../../../src/domain/procedures/catalogue.ts';
import { linkedBirth1 as linked } from '../../../../src/domain/procedures/linked-birth/procedure.ts';
import { tellingFacts } from '../../../../src/domain/telling-facts.ts';
import { timeLimitOf } from '../../../../src/domain/timeliness.ts';
import { madeUpLinkedBirth } from '../../../support/made-up-events.ts';
import { makePeople } from '../../../support/people.ts';

const receivedOn = '2026-11-20';
const good = madeUpLinkedBirth(makePeople(5).birth());

const found = (changes: Fields, without: readonly string[] = []): readonly string[] =>
  checkFields(
    linked,
    Object.fromEntries(Object.entries({ ...good, ...changes }).filter(([path]) => !without.includes(path))),
    { receivedOn },
  ).map(({ field, level, code }) => `${level} ${field} ${code}`);

describe('an interlinked birth', () => {
  it('is good as made, whatever the seed, and kept exactly as made', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1 }), (seed) => {
        const fields = madeUpLinkedBirth(makePeople(seed).birth());
        const errors = checkFields(linked, fields, { receivedOn }).filter(({ level }) => level === 'error');
        expect(errors).toEqual([]);
        expect(parseFields(linked, fields)).toEqual({ status: 'fields', fields });
      }),
      { numRuns: 30 },
    );
  });

  it('is of a child under six, to the day', () => {
    const notice = { 'birthNotice.date': '2020-11-22' };
    expect(found({ ...notice, 'child.birthDate': '2020-11-21' })).not.toContain('error child.birthDate notUnderSix');
    expect(found({ ...notice, 'child.birthDate': '2020-11-20' })).toContain('error child.birthDate notUnderSix');
  });

  it('has the consent of the head of the household, and of the parent who lives elsewhere', () => {
    expect(found({ 'residence.consent': false })).toEqual(['error residence.consent noConsent']);
    const away = { 'father.residence': { provinceCode: '99', communeCode: '99998', detail: 'thôn Khác' } };
    expect(found(away)).toEqual(['error residence.parentConsent required']);
    expect(found({ ...away, 'residence.parentConsent': true })).toEqual([]);
    expect(found({ ...away, 'residence.parentConsent': false })).toEqual([
      'error residence.parentConsent noParentConsent',
    ]);
    expect(found({ 'residence.parentConsent': true })).toEqual(['error residence.parentConsent notAsked']);
  });

  it('asks where the child will live, with whom, and where it is treated', () => {
    const asked = ['residence.place', 'residence.headName', 'residence.headRelation', 'insurance.facility'];
    expect(found({}, asked)).toEqual(asked.map((path) => `error ${path} required`));
  });

  it('takes four working days, seven with a verification of the residence', () => {
    expect(timeLimitOf(linked, good)).toEqual({ rule: 'workingDays', days: 4 });
    expect(timeLimitOf(linked, { ...good, 'residence.verify': true })).toEqual({ rule: 'workingDays', days: 7 });
  });

  it('[R10] is told from a birth of the same child under its own procedure by nothing', () => {
    const plain = makePeople(5).birth();
    expect(tellingFacts({ procedure: 'linked-birth', procedureVersion: 1 }, good)).toBe(
      tellingFacts({ procedure: 'birth', procedureVersion: 1 }, plain),
    );
    expect(eventKindOf('linked-birth')).toBe('birth');
    expect(eventKindOf('marriage')).toBe('marriage');
  });
});
