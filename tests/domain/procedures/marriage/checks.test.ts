import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { checkFields } from '../../../../src/domain/check-fields.ts';
import { parseFields } from '../../../../src/domain/field-value.ts';
import type { Fields } from '../../../../src/domain/field.ts';
import { addDays } from '../../../../src/domain/local-date.ts';
import { ageBounds, boundsOf, type PartialDate, partialFromLocalDate } from '../../../../src/domain/partial-date.ts';
import { dayOfAge, marriageAges } from '../../../../src/domain/procedures/marriage/checks/ages.ts';
import { marriageRegistration1 as marriage } from '../../../../src/domain/procedures/marriage/procedure.ts';
import { madeUpMarriage } from '../../../support/made-up-events.ts';

const receivedOn = '2026-11-20';
const good = madeUpMarriage({ seed: 9 });
const { 'bride.pin': _, 'bride.idDocument': __, 'groom.pin': ___, 'groom.idDocument': ____, ...unnumbered } = good;

function found(changes: Fields, base: Fields = unnumbered): readonly string[] {
  return checkFields(marriage, { ...base, ...changes }, { receivedOn, communeCode: '99999' })
    .filter(({ code }) => code !== 'identityMissing')
    .map(({ field, level, code }) => `${level} ${field} ${code}`);
}

describe('a marriage at the desk', () => {
  it('is good as made, whatever the seed, and kept exactly as made', () => {
    fc.assert(
      fc.property(fc.integer(), (seed) => {
        const fields = madeUpMarriage({ seed });
        expect(checkFields(marriage, fields, { receivedOn, communeCode: '99999' })).toEqual([]);
        expect(parseFields(marriage, fields)).toEqual({ status: 'fields', fields });
      }),
      { numRuns: 50 },
    );
  });

  it('asks both for the same', () => {
    const [bride, groom] = marriage.groups.map((group) => group.fields.map(({ path }) => path.split('.')[1]));
    expect(bride).toEqual(groom);
  });
});

describe('old enough to marry', () => {
  const bride = (birth: PartialDate) => found({ 'bride.birthDate': birth });
  const groom = (birth: PartialDate) => found({ 'groom.birthDate': birth });

  it('is 18 and 20 completed years on the day, to the day', () => {
    expect(bride({ y: 2008, m: 11, d: 20 })).toEqual([]);
    expect(bride({ y: 2008, m: 11, d: 21 })).toEqual(['error bride.birthDate tooYoungToMarry']);
    expect(groom({ y: 2006, m: 11, d: 20 })).toEqual([]);
    expect(groom({ y: 2006, m: 11, d: 21 })).toEqual(['error groom.birthDate tooYoungToMarry']);
  });

  it('of a date that is not whole it must be so on every day it may mean', () => {
    expect(groom({ y: 2006 })).toEqual(['error groom.birthDate ageNotSure']);
    expect(groom({ y: 2006, m: 11 })).toEqual(['error groom.birthDate ageNotSure']);
    expect(groom({ y: 2006, m: 10 })).toEqual([]);
    expect(groom({ y: 2005 })).toEqual([]);
    expect(groom({ y: 2007 })).toEqual(['error groom.birthDate tooYoungToMarry']);
  });

  it('says from which day on', () => {
    const [finding] = checkFields(
      marriage,
      { ...unnumbered, 'bride.birthDate': { y: 2008, m: 12, d: 1 } },
      { receivedOn },
    ).filter(({ code }) => code === 'tooYoungToMarry');
    expect(finding?.message.vi).toContain('01/12/2026');
    expect(dayOfAge({ y: 2008, m: 2, d: 29 }, 18)).toBe('2026-03-01');
    expect(dayOfAge({ y: 2008, m: 2, d: 29 }, 20)).toBe('2028-02-29');
  });

  it('the day told is the first on which the check lets them pass', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 20_000 }), fc.constantFrom('bride', 'groom'), (days, party) => {
        const birth = partialFromLocalDate(addDays('1980-01-01', days));
        const years = marriageAges[party];
        const day = dayOfAge(birth, years);
        expect(ageBounds(birth, day).atLeast).toBe(years);
        expect(ageBounds(birth, addDays(day, -1)).atMost).toBe(years - 1);
      }),
    );
  });

  it('no date passes unless its latest day would', () => {
    const partial = fc.oneof(
      fc.record({ y: fc.integer({ min: 2000, max: 2012 }) }),
      fc.record({ y: fc.integer({ min: 2000, max: 2012 }), m: fc.integer({ min: 1, max: 12 }) }),
      fc.record({
        y: fc.integer({ min: 2000, max: 2012 }),
        m: fc.integer({ min: 1, max: 12 }),
        d: fc.integer({ min: 1, max: 28 }),
      }),
    );
    fc.assert(
      fc.property(partial, (birth) => {
        const latest = partialFromLocalDate(boundsOf(birth).latest);
        expect(groom(birth).length === 0).toBe(groom(latest).length === 0);
      }),
    );
  });
});

describe('marital status', () => {
  const pending = { 'bride.maritalLookup': 'pending' };

  it('is looked up, not collected: unknown, the dossier is taken and waits', () => {
    expect(found(pending)).toEqual(['warning bride.maritalLookup statusPending']);
    expect(marriage.verification?.neededWhen({ ...good, ...pending })).toBe(true);
    expect(marriage.verification?.neededWhen(good)).toBe(false);
    expect(marriage.verification?.neededWhen({})).toBe(true);
  });

  it('who is married cannot marry', () => {
    expect(found({ 'groom.maritalLookup': 'married' })).toEqual(['error groom.maritalLookup marriedAlready']);
  });

  it('a paper that was brought is named', () => {
    expect(found({ 'groom.maritalLookup': 'paper' })).toEqual(['error groom.maritalPaper required']);
    expect(found({ 'groom.maritalPaper': '1/UBND-XNTTHN' })).toEqual(['error groom.maritalPaper notAsked']);
    const papers = (fields: Fields) =>
      marriage.papers.filter(({ neededWhen }) => neededWhen === 'always' || neededWhen(fields)).map(({ id }) => id);
    expect(papers(good)).toEqual(['declaration', 'identity']);
    expect(papers({ ...good, 'groom.maritalLookup': 'paper' })).toContain('maritalStatus');
  });

  it.each([0, -1, 21, 1.5])('nobody marries for the %s. time', (times) => {
    const parsed = parseFields(marriage, { ...good, 'bride.timesMarried': times });
    expect(parsed).toMatchObject({ status: 'findings', findings: [{ field: 'bride.timesMarried' }] });
  });
});

describe('what both declare', () => {
  it.each(['union.bothPresent', 'union.noImpediment'])('%s is not left out and not denied', (path) => {
    const rest = Object.fromEntries(Object.entries(unnumbered).filter(([each]) => each !== path));
    expect(found({}, rest)).toEqual([`error ${path} required`]);
    expect(found({ [path]: false })).toHaveLength(1);
  });

  it('they are two persons, and not mixed up', () => {
    expect(found({ 'groom.pin': good['bride.pin'] ?? '' }, good)).toEqual(
      expect.arrayContaining(['warning groom.pin pinSex', 'error groom.pin samePersonTwice']),
    );
  });

  it('one of them lives in the commune, and a foreigner makes it another procedure: both are said, neither refused', () => {
    const away = { provinceCode: '99', communeCode: '99998', detail: '' };
    expect(found({ 'bride.residence': away })).toEqual([]);
    expect(found({ 'bride.residence': away, 'groom.residence': away })).toEqual([
      'warning bride.residence otherCommune',
    ]);
    expect(found({ 'groom.nationality': 'LA' })).toEqual(['warning groom.nationality foreignElement']);
  });
});
