import { describe, expect, it } from 'vitest';
import { birthFromPapers1 as fromPapers } from '../../../../src/domain/procedures/birth-from-papers/procedure.ts';
import { parseFields } from '../../../../src/domain/field-value.ts';
import { registrationKindOf, timeLimitOf } from '../../../../src/domain/timeliness.ts';
import { findingsOf } from '../../../support/findings-of.ts';
import { madeUpBirthFromPapers } from '../../../support/made-up-again.ts';

const good = madeUpBirthFromPapers({ seed: 5 });
const found = findingsOf(fromPapers, good);

describe('the birth of a person who has papers', () => {
  it('is good as made, kept exactly so, and late by its nature', () => {
    expect(found()).toEqual([]);
    expect(parseFields(fromPapers, good)).toEqual({ status: 'fields', fields: good });
    expect(registrationKindOf(fromPapers, good, '2026-11-20')).toBe('late');
  });

  it('never registered before: else it is registered again', () => {
    expect(found({ 'ownPapers.neverRegistered': false })).toEqual(['error ownPapers.neverRegistered registeredBefore']);
  });

  it('wants papers, and asks where somebody lives', () => {
    expect(found({ 'oldPapers.1.text': null })).toEqual(['error oldPapers.1.text required']);
    const elsewhere = { provinceCode: '99', communeCode: '99998', detail: '' };
    expect(found({ 'child.residence': elsewhere })).toEqual(['warning child.residence otherCommune']);
  });

  it('takes five working days, thirteen while papers are verified', () => {
    expect(timeLimitOf(fromPapers, good)).toEqual({ rule: 'workingDays', days: 5 });
    expect(timeLimitOf(fromPapers, { ...good, 'ownPapers.lookup': 'pending' })).toEqual({
      rule: 'workingDays',
      days: 13,
    });
  });
});
