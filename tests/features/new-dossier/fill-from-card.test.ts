import { beforeEach, describe, expect, it } from 'vitest';
import { practiceCommune, practiceProvince } from '../../../src/domain/administrative-units.ts';
import { initialFields } from '../../../src/domain/asked-fields.ts';
import { birthRegistration1 } from '../../../src/domain/procedures/birth/procedure.ts';
import { birthReRegistration1 } from '../../../src/domain/procedures/birth-reregistration/procedure.ts';
import { deathRegistration1 } from '../../../src/domain/procedures/death/procedure.ts';
import { fillFromCard } from '../../../src/features/new-dossier/fill-from-card.ts';
import { createFormStore, type FormStore } from '../../../src/state/form/form-store.ts';
import { createUnitTables } from '../../../src/state/unit-tables.ts';
import { idCardText } from '../../support/made-up-person.ts';
import { makePeople } from '../../support/people.ts';

const people = makePeople(31);
const mother = people.person('2');
const father = people.person('1');
const units = createUnitTables(async (path) =>
  path === '/units/provinces.json' ? [practiceProvince] : [practiceCommune],
);
const noUnits = createUnitTables(async () => {
  throw new Error('no line');
});

const nobodyKnown = { block: undefined };

let form: FormStore;
const value = (path: string) => form.getState().form.fields[path];

beforeEach(() => {
  const fields = initialFields(birthRegistration1, { receivedOn: '2026-11-20', communeName: 'xã Thử Nghiệm' });
  form = createFormStore({ fields, typing: {} }, { procedure: birthRegistration1, receivedOn: '2026-11-20' });
});

describe('an identity card’s QR text', () => {
  it('fills the parent whose sex is on the card, residence in units of today', async () => {
    expect(await fillFromCard(form, idCardText(mother), nobodyKnown, { units })).toEqual({
      status: 'filled',
      persons: ['mother'],
      name: mother.fullName,
      addressLeft: false,
      damage: null,
    });
    expect(value('mother.fullName')).toBe(mother.fullName);
    expect(value('mother.birthDate')).toEqual(mother.birthDate);
    expect(value('mother.residence')).toMatchObject(mother.residence);
    await fillFromCard(form, idCardText(father), nobodyKnown, { units });
    expect(value('father.pin')).toBe(father.pin);
  });

  it('fills the applicant too when the applicant is that parent', async () => {
    form.fill({ 'applicant.relationship': 'mother' });
    const filled = await fillFromCard(form, idCardText(mother), nobodyKnown, { units });
    expect(filled).toMatchObject({ persons: ['mother', 'applicant'] });
    expect(value('applicant.fullName')).toBe(mother.fullName);
    expect(value('applicant.pin')).toBe(mother.pin);
  });

  it('of somebody whose birth is registered again is her own, and the applicant’s when she asks herself', async () => {
    const procedure = birthReRegistration1;
    const fields = initialFields(procedure, { receivedOn: '2026-11-20', communeName: 'xã Thử Nghiệm' });
    const again = createFormStore({ fields, typing: {} }, { procedure, receivedOn: '2026-11-20' });
    again.fill({ 'applicant.relationship': 'self' });
    const filled = await fillFromCard(again, idCardText(mother), nobodyKnown, { units });
    expect(filled).toMatchObject({ persons: ['child', 'applicant'] });
    expect(again.getState().form.fields).toMatchObject({
      'child.pin': mother.pin,
      'child.birthDate': mother.birthDate,
    });
    expect(again.getState().form.fields['mother.fullName']).toBeUndefined();
  });

  it('fills whom she chose, whatever the sex', async () => {
    await fillFromCard(form, idCardText(father), { person: 'applicant' }, { units });
    expect(value('applicant.fullName')).toBe(father.fullName);
    expect(value('father.fullName')).toBeUndefined();
  });

  it('keeps the card’s own words of the place where the units cannot be read, and stops nothing', async () => {
    const filled = await fillFromCard(form, idCardText(mother), nobodyKnown, { units: noUnits });
    expect(filled).toMatchObject({ status: 'filled', addressLeft: true });
    expect(value('mother.residence')).toBeUndefined();
    expect(form.getState().form.typing['mother.residence#asWritten']).toContain('xã Thử Nghiệm');
    const levels = form
      .getState()
      .findings.filter((finding) => finding.field === 'mother.residence')
      .map((finding) => finding.level);
    expect(levels).not.toContain('error');
  });

  it('changes nothing when it is no card, or this case does not ask for that person', async () => {
    expect(await fillFromCard(form, 'https://example.invalid', nobodyKnown, { units })).toEqual({
      status: 'notUnderstood',
    });
    form.fill({ parentageCase: '3' });
    expect(await fillFromCard(form, idCardText(father), nobodyKnown, { units })).toEqual({
      status: 'notAsked',
      person: 'father',
    });
    expect(value('father.fullName')).toBeUndefined();
  });
});

describe('whose card it is', () => {
  it('is the person in whose block the keyboard is, where the sex fits', async () => {
    expect(await fillFromCard(form, idCardText(mother), { block: 'applicant' }, { units })).toMatchObject({
      persons: ['applicant'],
    });
    // A woman's card in the father's block is the mother's.
    expect(await fillFromCard(form, idCardText(mother), { block: 'father' }, { units })).toMatchObject({
      persons: ['mother'],
    });
    expect(value('father.fullName')).toBeUndefined();
  });

  it('is asked where somebody else is typed already, and nobody is written over meanwhile', async () => {
    form.fill({ 'mother.fullName': 'Trần Thị Khác' });
    const before = form.getState().form;
    expect(await fillFromCard(form, idCardText(mother), nobodyKnown, { units })).toMatchObject({
      status: 'whose',
      persons: ['mother', 'father', 'applicant'],
    });
    expect(form.getState().form).toBe(before);
  });

  it('is known when the same card comes again, and of her whose name alone was typed', async () => {
    form.fill({ 'mother.fullName': mother.fullName.toUpperCase() });
    for (let times = 0; times < 2; times += 1)
      expect(await fillFromCard(form, idCardText(mother), nobodyKnown, { units })).toMatchObject({
        persons: ['mother'],
      });
    expect(value('mother.pin')).toBe(mother.pin);
  });

  it('is one step that can be taken back', async () => {
    const before = form.getState().form;
    await fillFromCard(form, idCardText(mother), nobodyKnown, { units });
    expect(form.undo()).toMatchObject({ from: 'card', into: { en: 'Mother' } });
    expect(form.getState().form).toEqual(before);
  });

  it('gives number, birth date and sex where the letters are spoilt, and says that the name is to be typed', async () => {
    const spoilt = idCardText(mother).split('|').with(2, 'NGUYá»„N @').join('|');
    const filled = await fillFromCard(form, spoilt, nobodyKnown, { units });
    expect(filled).toMatchObject({ status: 'filled', persons: ['mother'], damage: 'nameLost' });
    expect(value('mother.fullName')).toBeUndefined();
    expect(value('mother.pin')).toBe(mother.pin);
    expect(value('mother.residence')).toBeUndefined();
  });

  it('says so when an input method was on', async () => {
    const filled = await fillFromCard(form, idCardText(mother), nobodyKnown, { units, composed: true });
    expect(filled).toMatchObject({ status: 'filled', damage: 'composed' });
  });
});

describe('a card where no sex tells persons apart', () => {
  beforeEach(() => {
    const fields = initialFields(deathRegistration1, { receivedOn: '2026-11-20', communeName: 'xã Thử Nghiệm' });
    form = createFormStore({ fields, typing: {} }, { procedure: deathRegistration1, receivedOn: '2026-11-20' });
  });

  it('goes to the first without a name, then to nobody until she says whom', async () => {
    expect(await fillFromCard(form, idCardText(mother), nobodyKnown, { units })).toMatchObject({
      persons: ['applicant'],
    });
    expect(value('applicant.pin')).toBe(mother.pin);
    // With the number neither is asked for.
    expect(value('applicant.birthDate')).toBeUndefined();
    expect(await fillFromCard(form, idCardText(father), nobodyKnown, { units })).toMatchObject({
      persons: ['deceased'],
    });
    expect(value('deceased.sex')).toBe('1');
    expect(value('deceased.birthDate')).toEqual(father.birthDate);
    expect(value('deceased.lastResidence')).toMatchObject(father.residence);
    const third = makePeople(32).person('2');
    expect(await fillFromCard(form, idCardText(third), nobodyKnown, { units })).toEqual({
      status: 'whose',
      persons: ['applicant', 'deceased'],
      name: third.fullName,
    });
    expect(value('deceased.fullName')).toBe(father.fullName);
    expect(await fillFromCard(form, idCardText(mother), { person: 'deceased' }, { units })).toMatchObject({
      status: 'filled',
    });
    expect(value('deceased.sex')).toBe('2');
  });
});
