import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { checkFields } from '../../../../src/domain/check-fields.ts';
import { feeTable } from '../../../../src/domain/fee-table.ts';
import { feeOf } from '../../../../src/domain/fees.ts';
import { parseFields } from '../../../../src/domain/field-value.ts';
import { birthReRegistration1 as again } from '../../../../src/domain/procedures/birth-reregistration/procedure.ts';
import { procedureOn } from '../../../../src/domain/procedures/catalogue.ts';
import { awaitsVerification, timeLimitOf } from '../../../../src/domain/timeliness.ts';
import { findingsOf } from '../../../support/findings-of.ts';
import { madeUpBirthAgain } from '../../../support/made-up-again.ts';

const good = madeUpBirthAgain({ seed: 4 });
const found = findingsOf(again, good);

describe('a birth registered again', () => {
  it('is good as made, whatever the seed, and kept exactly as made', () => {
    fc.assert(
      fc.property(fc.integer(), (seed) => {
        const fields = madeUpBirthAgain({ seed });
        expect(checkFields(again, fields, { receivedOn: '2026-11-20', communeCode: '99999' })).toEqual([]);
        expect(parseFields(again, fields)).toEqual({ status: 'fields', fields });
      }),
      { numRuns: 30 },
    );
  });

  it('only of what was registered before 2016: the last day of 2015, not the first of 2016', () => {
    expect(found({ 'previous.registeredOn': { y: 2015, m: 12, d: 31 } })).toEqual([]);
    expect(found({ 'previous.registeredOn': { y: 2016, m: 1, d: 1 } })).toEqual([
      'warning previous.registeredOn registeredTooLate',
    ]);
    expect(found({ 'previous.registeredOn': { y: 2016 } })).toEqual([
      'warning previous.registeredOn registeredTooLate',
    ]);
  });

  it('not registered before the birth, nor born after the receipt, nor before a parent', () => {
    expect(found({ 'previous.registeredOn': { y: 1950 } })).toEqual([
      'error previous.registeredOn registeredBeforeEvent',
    ]);
    expect(found({ 'child.birthDate': { y: 2026, m: 11, d: 21 } })).toContain('error child.birthDate bornAfterReceipt');
    expect(found({ 'child.birthDate': { y: 2026, m: 11, d: 20 } })).not.toContain(
      'error child.birthDate bornAfterReceipt',
    );
    expect(found({ 'mother.birthDate': { y: 2010 } })).toEqual(['error mother.birthDate parentNotOlder']);
  });

  it('only while the person lives, book and originals are lost, and nothing was found', () => {
    expect(found({ 'previous.personLives': false })).toEqual(['error previous.personLives personHasDied']);
    expect(found({ 'previous.lost': false })).toEqual(['error previous.lost originalRemains']);
    expect(found({ 'previous.lookup': 'found' })).toEqual(['error previous.lookup bookFound']);
  });

  it('our own archive answers only for what was registered here; anybody else is asked, and waited for', () => {
    expect(found({ 'previous.here': false })).toEqual(['error previous.lookup notOurBooks']);
    expect(found({ 'previous.here': false, 'previous.lookup': 'reply' })).toEqual([]);
    const waiting = { ...good, 'previous.here': false, 'previous.lookup': 'pending' };
    expect(awaitsVerification(again, waiting)).toBe(true);
    expect(timeLimitOf(again, waiting)).toEqual({ rule: 'workingDays', days: 13 });
    expect(timeLimitOf(again, good)).toEqual({ rule: 'workingDays', days: 5 });
  });

  it('wants one old paper at least, place, day, and where she lives', () => {
    expect(found({ 'oldPapers.1.kind': null, 'oldPapers.1.text': null })).toEqual([
      'error oldPapers.1.kind required',
      'error oldPapers.1.text required',
    ]);
    expect(found({ 'previous.place': null })).toEqual(['error previous.place required']);
    expect(found({ 'previous.registeredOn': null })).toEqual(['error previous.registeredOn required']);
    expect(found({ 'child.residence': null })).toEqual(['error child.residence required']);
  });

  it('where she lives or was registered: neither is a warning, and none from March 2027 on', () => {
    const elsewhere = { provinceCode: '99', communeCode: '99998', detail: '' };
    expect(found({ 'child.residence': elsewhere })).toEqual([]);
    const away = { 'child.residence': elsewhere, 'previous.here': false, 'previous.lookup': 'reply' };
    expect(found(away)).toEqual(['warning child.residence otherCommune']);
    const next = procedureOn('birth-reregistration', '2027-03-01');
    if (next.status === 'none') throw new Error(next.status);
    expect(findingsOf(next.procedure, good, '2027-03-01')(away)).toEqual(['warning  procedureUnsure']);
  });

  it('a number of the other sex is doubted, that of a parent refused', () => {
    expect(found({ 'child.pin': '999092000001' })).toEqual(['warning child.pin pinSex']);
    expect(found({ 'mother.pin': good['child.pin'] ?? '' })).toContain('error mother.pin parentAndChildOne');
  });

  it('costs what the province says, nothing for the exempt, and enters the register of births as registered again', () => {
    const of = {
      fields: good,
      registrationKind: 'timely',
      province: '99',
      channel: 'direct',
      receivedOn: '2026-11-20',
    } as const;
    expect(feeOf(again, of, feeTable)).toEqual({ kind: 'notKnown' });
    expect(feeOf(again, { ...of, fields: { ...good, 'fee.exemption': 'poor' } }, feeTable).kind).toBe('free');
    expect(again).toMatchObject({ book: 'KS', entersAs: 'reRegistration', nationalCode: '1.004884' });
  });
});
