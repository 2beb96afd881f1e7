import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { checkFields } from '../../../../src/domain/check-fields.ts';
import type { Fields, KnownRecord } from '../../../../src/domain/field.ts';
import { parseFields } from '../../../../src/domain/field-value.ts';
import { itemChoices } from '../../../../src/domain/procedures/change/items.ts';
import { changeOfEntry1 as change } from '../../../../src/domain/procedures/change/procedure.ts';
import { timeLimitOf } from '../../../../src/domain/timeliness.ts';
import { enteredDossier } from '../../../support/entered-dossier.ts';
import { madeUpChange } from '../../../support/made-up-events.ts';
import { makePeople } from '../../../support/people.ts';

const receivedOn = '2026-11-20';
const good = madeUpChange({ seed: 3 });
const numbers = ['subject.pin', 'subject.idDocument', 'applicant.pin', 'applicant.idDocument'];

function found(changes: Fields, without: readonly string[] = [], known?: KnownRecord): readonly string[] {
  const kept = Object.entries({ ...good, ...changes }).filter(([path]) => !without.includes(path));
  const record = (id: string) => (known?.id === id ? known : undefined);
  return checkFields(change, Object.fromEntries(kept), { receivedOn, ...(known === undefined ? {} : { record }) }).map(
    ({ field, level, code }) => `${level} ${field} ${code}`,
  );
}

describe('a correction at the desk', () => {
  it('is good as made, whatever the seed, and kept exactly as made', () => {
    fc.assert(
      fc.property(fc.integer(), (seed) => {
        const fields = madeUpChange({ seed });
        expect(checkFields(change, fields, { receivedOn, communeCode: '99999' })).toEqual([]);
        expect(parseFields(change, fields)).toEqual({ status: 'fields', fields });
      }),
      { numRuns: 50 },
    );
  });

  it('takes three working days, six with a question elsewhere; a supplement the same day', () => {
    expect(timeLimitOf(change, good)).toEqual({ rule: 'workingDays', days: 3 });
    expect(timeLimitOf(change, { ...good, 'change.lookup': 'pending' })).toEqual({ rule: 'workingDays', days: 6 });
    expect(timeLimitOf(change, { ...good, 'change.action': 'BO_SUNG' })).toEqual({ rule: 'sameDay' });
  });

  it('needs the original’s number, volume, day and place', () => {
    const original = ['number', 'volume', 'registeredOn', 'place'].map((name) => `original.${name}`);
    expect(found({}, original)).toEqual(original.map((path) => `error ${path} required`));
  });
});

describe('the items', () => {
  it('are of the kind of entry it is about, each once', () => {
    expect(found({ 'original.kind': 'KT' })).toEqual(['error items.1.item itemOfAnotherKind']);
    const twice = { 'items.2.item': 'father.birthDate', 'items.2.from': '1990', 'items.2.to': '1992' };
    expect(found(twice)).toEqual(['error items.2.item itemTwice']);
    expect(itemChoices.map(({ code }) => code)).toContain('deceased.fullName');
  });

  it('change to something that can be read, and to something else than before', () => {
    expect(found({ 'items.1.to': 'năm Canh Ngọ' })).toEqual(['error items.1.to cannotBeRead']);
    expect(found({ 'items.1.to': '1990' })).toEqual(['error items.1.to nothingChanges']);
    const sex = { 'items.1.item': 'child.sex', 'items.1.from': 'Nam' };
    expect(found({ ...sex, 'items.1.to': 'nu' })).toEqual([]);
    expect(found({ ...sex, 'items.1.to': 'gái' })).toEqual(['error items.1.to cannotBeRead']);
  });

  it('of a place are asked for as a place, and need nothing copied', () => {
    const home = { 'items.1.item': 'child.hometown' };
    expect(found(home, ['items.1.from', 'items.1.to'])).toEqual(['error items.1.toAddress required']);
    expect(found({ ...home })).toContain('error items.1.to notAsked');
    const address = { provinceCode: '99', communeCode: '99999', detail: 'thôn Mới' };
    expect(found({ ...home, 'items.1.toAddress': address }, ['items.1.from', 'items.1.to'])).toEqual([]);
  });

  it('else are told in words', () => {
    expect(found({ 'items.1.item': 'other' })).toEqual(['error items.1.name required']);
    expect(found({ 'items.1.item': 'other', 'items.1.name': 'Quốc tịch của cha' })).toEqual([]);
  });

  it('must fit the action: names are changed, ethnicity is redetermined, the rest only corrected', () => {
    const dates = { 'items.1.from': '2/3/2011', 'items.1.to': '3/3/2011' };
    const names = { 'change.action': 'THAY_DOI', 'items.1.item': 'child.birthDate', ...dates };
    expect(found(names, ['change.fault'])).toEqual(['error items.1.item notChangeable']);
    const ethnicity = { 'change.action': 'XAC_DINH_LAI_DAN_TOC', 'change.consent': 'adult' };
    expect(found(ethnicity, ['change.fault'])).toEqual(['error items.1.item onlyEthnicity']);
  });

  it('of a supplement say nothing before; of a correction whose mistake it was', () => {
    expect(found({ 'change.action': 'BO_SUNG' }, ['items.1.from', 'change.fault'])).toEqual([]);
    expect(found({}, ['items.1.from', 'change.fault'])).toEqual([
      'error items.1.from required',
      'error change.fault required',
    ]);
  });
});

describe('what the entry says, where it is on the device', () => {
  const birth = makePeople(3).birth({ 'father.birthDate': { y: 1990 } });
  const known = { ...enteredDossier('birth', birth), fields: birth };
  const here: Fields = {
    'original.record': known.id,
    'original.number': '45',
    'original.registeredOn': { y: 2026, m: 3, d: 10 },
  };

  it('is what the request says it is changed from', () => {
    expect(found(here, [], known)).toEqual([]);
    expect(found({ ...here, 'items.1.from': '1989' }, [], known)).toEqual(['warning items.1.from fromDiffers']);
    expect(found({ ...here, 'items.1.from': '01/1990' }, [], known)).toEqual(['warning items.1.from fromDiffers']);
  });

  it('is left open where it is supplemented', () => {
    const supplement = { ...here, 'change.action': 'BO_SUNG' };
    expect(found(supplement, ['items.1.from', 'change.fault'], known)).toEqual(['warning items.1.from notEmpty']);
  });
});

describe('consent', () => {
  const rename = (birth: { y: number; m: number; d: number }, consent: string, more: Fields = {}) =>
    found(
      {
        'subject.birthDate': birth,
        'change.action': 'THAY_DOI',
        'items.1.item': 'child.fullName',
        'items.1.from': 'Lò Văn Cũ',
        'items.1.to': 'Lò Văn Mới',
        'change.consent': consent,
        ...(consent === 'adult' ? {} : { 'change.parentsAgree': true }),
        ...more,
      },
      [...numbers, 'change.fault', 'applicant.relationship'],
    ).filter((line) => line.includes('change.'));

  it('of a child of nine to another name, to the day', () => {
    expect(rename({ y: 2017, m: 11, d: 20 }, 'tooYoung')).toEqual(['error change.consent mustAgree']);
    expect(rename({ y: 2017, m: 11, d: 21 }, 'tooYoung')).toEqual([]);
    expect(rename({ y: 2017, m: 11, d: 20 }, 'given')).toEqual([]);
  });

  it('is the person’s own from eighteen on, to the day', () => {
    expect(rename({ y: 2008, m: 11, d: 20 }, 'adult')).toEqual([]);
    expect(rename({ y: 2008, m: 11, d: 21 }, 'adult')).toEqual(['error change.consent notOfAge']);
  });

  it('of the parents is needed before', () => {
    expect(rename({ y: 2018, m: 1, d: 1 }, 'tooYoung', { 'change.parentsAgree': false })).toEqual([
      'error change.parentsAgree parentsDisagree',
    ]);
  });

  it('to another ethnicity is asked from fifteen on, to the day', () => {
    const ethnicity = (d: number) =>
      rename({ y: 2011, m: 11, d }, 'tooYoung', {
        'change.action': 'XAC_DINH_LAI_DAN_TOC',
        'items.1.item': 'child.ethnicity',
        'items.1.from': 'Kinh',
        'items.1.to': 'Tày',
      });
    expect(ethnicity(20)).toEqual(['error change.consent mustAgree']);
    expect(ethnicity(21)).toEqual([]);
  });
});
