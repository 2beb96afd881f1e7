import { describe, expect, it } from 'vitest';
import { parseFields } from '../../../../src/domain/field-value.ts';
import { marriageCertificate } from '../../../../src/domain/papers/civil/marriage-papers.ts';
import { marriageReRegistration1 as again } from '../../../../src/domain/procedures/marriage-reregistration/procedure.ts';
import { timeLimitOf } from '../../../../src/domain/timeliness.ts';
import { enteredDossier } from '../../../support/entered-dossier.ts';
import { findingsOf } from '../../../support/findings-of.ts';
import { madeUpMarriageAgain } from '../../../support/made-up-again.ts';
import { madeUpSource, wordsOf } from '../../../support/made-up-paper.ts';

const good = madeUpMarriageAgain({ seed: 6 });
const found = findingsOf(again, good);

describe('a marriage registered again', () => {
  it('is good as made, and kept exactly so', () => {
    expect(found()).toEqual([]);
    expect(parseFields(again, good)).toEqual({ status: 'fields', fields: good });
  });

  it('asks nothing of who is married already but how it was registered', () => {
    expect(again.groups.flatMap(({ fields }) => fields).some(({ path }) => path.endsWith('.maritalLookup'))).toBe(
      false,
    );
  });

  it('before 2016, lost, after both were born', () => {
    expect(found({ 'previous.registeredOn': { y: 2016, m: 1, d: 1 } })).toEqual([
      'warning previous.registeredOn registeredTooLate',
    ]);
    expect(found({ 'previous.lost': false })).toEqual(['error previous.lost originalRemains']);
    expect(found({ 'previous.registeredOn': { y: 1967 } })).toContain(
      'error previous.registeredOn registeredBeforeEvent',
    );
  });

  it('who was young then is looked at again, never refused; so is one who has not come', () => {
    expect(
      found({ 'previous.registeredOn': { y: 1988, m: 2, d: 3 }, 'bride.birthDate': { y: 1970, m: 2, d: 4 } }),
    ).toEqual(['warning bride.birthDate youngAtTheWedding']);
    expect(
      found({ 'previous.registeredOn': { y: 1988, m: 2, d: 3 }, 'bride.birthDate': { y: 1970, m: 2, d: 3 } }),
    ).toEqual([]);
    expect(found({ 'union.bothPresent': false })).toEqual(['warning union.bothPresent notBothPresent']);
  });

  it('where either lives or where it was registered', () => {
    const elsewhere = { provinceCode: '99', communeCode: '99998', detail: '' };
    const away = { 'bride.residence': elsewhere, 'groom.residence': elsewhere };
    expect(found(away)).toEqual([]);
    expect(found({ ...away, 'previous.here': false, 'previous.lookup': 'reply' })).toEqual([
      'warning bride.residence otherCommune',
    ]);
  });

  it('takes five working days, thirteen while the old place is asked', () => {
    expect(timeLimitOf(again, good)).toEqual({ rule: 'workingDays', days: 5 });
    expect(timeLimitOf(again, { ...good, 'previous.lookup': 'pending' })).toEqual({ rule: 'workingDays', days: 13 });
  });

  it('its certificate says since when they are married: the month, if nobody knows the day', () => {
    const dossier = enteredDossier('marriage-reregistration', good);
    expect(wordsOf(marriageCertificate.body(madeUpSource(dossier, again)))).toContain(
      'Quan hệ hôn nhân được công nhận kể từ: 05/1998',
    );
  });
});
