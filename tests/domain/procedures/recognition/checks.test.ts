import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { applyMutation } from '../../../../src/domain/apply-mutation.ts';
import { fieldsAsNoted } from '../../../../src/domain/books/fields-as-noted.ts';
import { noteToMake } from '../../../../src/domain/books/notes-to-make.ts';
import { checkFields } from '../../../../src/domain/check-fields.ts';
import type { Dossier } from '../../../../src/domain/dossier.ts';
import type { Fields } from '../../../../src/domain/field.ts';
import { parseFields } from '../../../../src/domain/field-value.ts';
import { birthRegistration1 } from '../../../../src/domain/procedures/birth/procedure.ts';
import { recognition1 as recognition } from '../../../../src/domain/procedures/recognition/procedure.ts';
import { timeLimitOf } from '../../../../src/domain/timeliness.ts';
import { act, madeUpId } from '../../../support/acts.ts';
import { enteredDossier } from '../../../support/entered-dossier.ts';
import { madeUpRecognition } from '../../../support/made-up-events.ts';
import { makePeople } from '../../../support/people.ts';

const receivedOn = '2026-11-20';
const good = madeUpRecognition({ seed: 6 });

function found(changes: Fields): readonly string[] {
  return checkFields(recognition, { ...good, ...changes }, { receivedOn, communeCode: '99999' })
    .filter(({ code }) => code !== 'pinYear')
    .map(({ field, level, code }) => `${level} ${field} ${code}`);
}

describe('a recognition at the desk', () => {
  it('is good as made, whatever the seed, and kept exactly as made', () => {
    fc.assert(
      fc.property(fc.integer(), (seed) => {
        const fields = madeUpRecognition({ seed });
        expect(checkFields(recognition, fields, { receivedOn, communeCode: '99999' })).toEqual([]);
        expect(parseFields(recognition, fields)).toEqual({ status: 'fields', fields });
      }),
      { numRuns: 50 },
    );
  });

  it('takes three working days, eight with a verification', () => {
    expect(timeLimitOf(recognition, good)).toEqual({ rule: 'workingDays', days: 3 });
    expect(timeLimitOf(recognition, { ...good, 'recognition.lookup': 'pending' })).toEqual({
      rule: 'workingDays',
      days: 8,
    });
  });

  it('a father is a man, a mother a woman', () => {
    expect(found({ 'recogniser.sex': '3' })).toEqual([]);
    expect(found({ 'recognition.relation': '2' })).toEqual(['error recogniser.sex sexNotRole']);
    expect(found({ 'recognition.relation': '4' })).toContain('error recognised.birthDate parentNotOlder');
  });

  it('a parent is older, and twelve years at least, or it is looked at again', () => {
    expect(found({ 'recogniser.birthDate': { y: 2022, m: 5, d: 7 } })).toEqual([
      'error recogniser.birthDate parentNotOlder',
    ]);
    expect(found({ 'recogniser.birthDate': { y: 2011 } })).toEqual(['warning recogniser.birthDate parentVeryYoung']);
    expect(found({ 'recogniser.birthDate': { y: 2010 } })).toEqual([]);
  });

  it('a child of nine is asked, to the day; the other parent of a minor too', () => {
    const born = (d: number) => found({ 'recognised.birthDate': { y: 2017, m: 11, d } });
    expect(born(20)).toContain('error recognition.child childMustAgree');
    expect(born(21)).toEqual([]);
    const age = (d: number) =>
      found({
        'recogniser.birthDate': { y: 1980 },
        'recognised.birthDate': { y: 2008, m: 11, d },
        'recognition.child': 'agrees',
        'recognition.otherParent': 'notNeeded',
      });
    expect(age(20)).toEqual(['warning recognised.pin identityMissing'].slice(1));
    expect(age(21)).toEqual(['error recognition.otherParent otherParentAsked']);
  });

  it('both are here, and nobody disputes it', () => {
    expect(found({ 'recognition.bothPresent': false })).toEqual(['error recognition.bothPresent notBothPresent']);
    expect(found({ 'recognition.noDispute': false })).toEqual(['error recognition.noDispute dispute']);
  });

  it('an undertaking has two witnesses', () => {
    expect(found({ 'recognition.evidence': 'undertaking' })).toEqual([
      'error recognition.firstWitness required',
      'error recognition.secondWitness required',
    ]);
  });

  it('is of one child and another person, where either lives, on a birth entry', () => {
    const pin = good['recogniser.pin'] ?? '';
    expect(found({ 'recognised.pin': pin })).toContain('error recognised.pin samePersonTwice');
    expect(found({ 'original.kind': 'KH' })).toEqual(['error original.kind notABirth']);
    const elsewhere = { provinceCode: '99', communeCode: '99998', detail: '' };
    expect(found({ 'recogniser.residence': elsewhere })).toEqual([]);
    expect(found({ 'recogniser.residence': elsewhere, 'recognised.residence': elsewhere })).toEqual([
      'warning recogniser.residence otherCommune',
    ]);
  });
});

describe('[scenario 2] a recognition that is registered', () => {
  const birth = enteredDossier('birth', makePeople(6, { receivedOn: '2026-03-10' }).fatherUnknown());
  const source = enteredDossier('recognition', { ...good, 'original.record': birth.id }, { id: madeUpId(0xc7) });
  const noted = (target: Dossier) => {
    const made = source.entry === undefined ? undefined : noteToMake(source, source.entry, target);
    return applyMutation(target, act('annotateEntry', { ...made?.args }, { entity: target.id }), null);
  };

  it('adds the father by a note, and leaves the entry as it was', () => {
    const outcome = noted(birth);
    if (outcome.status !== 'applied') throw new Error(JSON.stringify(outcome));
    const after = outcome.dossier;
    expect(after.fields).toEqual(birth.fields);
    const says = fieldsAsNoted(after);
    expect(says['father.fullName']).toBe(good['recogniser.fullName']);
    expect(says['parentageCase']).toBe('1');
    // What later extracts are made from is again what the form may hold.
    expect(parseFields(birthRegistration1, says)).toEqual({ status: 'fields', fields: says });
  });

  it('never writes over a father who stands there', () => {
    const known = enteredDossier('birth', makePeople(6, { receivedOn: '2026-03-10' }).birth({ parentageCase: '1' }));
    const outcome = noted({ ...known, fields: { ...known.fields, 'father.fullName': 'Lò Văn Có' } });
    if (outcome.status !== 'refused') throw new Error(outcome.status);
    expect(new Set(outcome.problems.map(({ code }) => code))).toEqual(new Set(['standsDifferently']));
  });
});
