import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { checkFields } from '../../../../src/domain/check-fields.ts';
import { parseFields } from '../../../../src/domain/field-value.ts';
import type { Fields, FieldValue } from '../../../../src/domain/field.ts';
import { addDays } from '../../../../src/domain/local-date.ts';
import { partialFromLocalDate } from '../../../../src/domain/partial-date.ts';
import { deathRegistration1 as death } from '../../../../src/domain/procedures/death/procedure.ts';
import { madeUpDeath } from '../../../support/made-up-events.ts';

const receivedOn = '2026-11-20';
const good = madeUpDeath({ seed: 7, overrides: { 'deceased.birthDate': { y: 1950, m: 2, d: 3 } } });
const { 'deceased.pin': _, 'deceased.idDocument': __, ...unnumbered } = good;

/** `level field code`, as of the day of receipt at desk 99999. */
function found(changes: Fields, base: Fields = unnumbered, on = receivedOn): readonly string[] {
  return checkFields(death, { ...base, ...changes }, { receivedOn: on, communeCode: '99999' })
    .filter(({ code }) => code !== 'identityMissing')
    .map(({ field, level, code }) => `${level} ${field} ${code}`);
}

const without = (path: string): Fields => Object.fromEntries(Object.entries(good).filter(([each]) => each !== path));

describe('a death at the desk', () => {
  it('is good as made, whatever the seed, and kept exactly as made', () => {
    fc.assert(
      fc.property(fc.integer(), (seed) => {
        const fields = madeUpDeath({ seed });
        expect(checkFields(death, fields, { receivedOn, communeCode: '99999' })).toEqual([]);
        expect(parseFields(death, fields)).toEqual({ status: 'fields', fields });
      }),
      { numRuns: 50 },
    );
  });

  it.each(['deceased.lastResidence', 'deceased.sex', 'death.date', 'death.place', 'notice.type', 'notice.date'])(
    'wants %s',
    (path) => {
      expect(found({}, without(path))).toContain(`error ${path} required`);
    },
  );

  it('never asks for a cause, a time or a personal number that nobody has', () => {
    for (const path of ['death.cause', 'death.time', 'deceased.pin']) {
      expect(found({}, without(path)).filter((told) => told.startsWith('error'))).toEqual([]);
    }
  });
});

describe('its dates', () => {
  const on = (date: FieldValue, more: Fields = {}) => found({ 'death.date': date, 'notice.date': receivedOn, ...more });

  it('is not after the day of receipt, even by what is known of it', () => {
    expect(on({ y: 2026, m: 11, d: 21 })).toEqual([
      'error death.date diedAfterReceipt',
      'error notice.date noticeBeforeDeath',
    ]);
    expect(on({ y: 2026, m: 12 }, { 'notice.type': '6' })).toContain('error death.date diedAfterReceipt');
    expect(on({ y: 2026, m: 11, d: 20 })).toEqual([]);
    expect(on({ y: 2026 }, { 'notice.type': '6' })).toEqual([]);
  });

  it('is late after fifteen days and never refused for it', () => {
    expect(on({ y: 2026, m: 11, d: 5 })).toEqual([]);
    expect(on({ y: 2026, m: 11, d: 4 })).toEqual(['warning death.date lateRegistration']);
    expect(on({ y: 1998 }, { 'notice.type': '6' })).toEqual(['warning death.date lateRegistration']);
  });

  it('wants the whole date where the paper gives it', () => {
    expect(on({ y: 2026, m: 11 })).toEqual(['warning death.date deathDateNotWhole']);
    expect(on({ y: 2026, m: 11 }, { 'notice.type': '7', 'notice.number': '', 'notice.issuer': '' })).not.toContain(
      'warning death.date deathDateNotWhole',
    );
  });

  it('a life begins before it ends, however little is known, and does not last for ever', () => {
    expect(on({ y: 1949 }, { 'notice.type': '6' })).toContain('error death.date diedBeforeBirth');
    expect(on({ y: 1950 }, { 'notice.type': '6', 'deceased.birthDate': { y: 1950 } })).not.toContain(
      'error death.date diedBeforeBirth',
    );
    expect(on({ y: 2026, m: 11, d: 19 }, { 'deceased.birthDate': { y: 1904 } })).toEqual([
      'warning deceased.birthDate veryOld',
    ]);
    expect(on({ y: 2026, m: 11, d: 19 }, { 'deceased.birthDate': { y: 1905, m: 12 } })).toEqual([]);
  });

  it('of a newborn it says when a birth is registered too', () => {
    const born = { y: 2026, m: 11, d: 18 };
    expect(on({ y: 2026, m: 11, d: 19 }, { 'deceased.birthDate': born })).toEqual(['warning death.date newborn']);
    expect(on({ y: 2026, m: 11, d: 20 }, { 'deceased.birthDate': born })).toEqual([]);
  });

  it('any whole date before the birth or after the receipt is an error, any other is none', () => {
    const day = fc.integer({ min: -40_000, max: 40_000 }).map((days) => addDays('1980-06-15', days));
    fc.assert(
      fc.property(day, day, (born, died) => {
        const fields: Fields = {
          'deceased.birthDate': partialFromLocalDate(born),
          'death.date': partialFromLocalDate(died),
          'notice.date': receivedOn,
        };
        const errors = found(fields).filter((told) => told.startsWith('error death.date'));
        expect(errors.length > 0).toBe(died < born || died > receivedOn);
      }),
    );
  });
});

describe('the paper that tells of it', () => {
  it('is not older than the death and not younger than the receipt', () => {
    expect(found({ 'notice.date': '2026-11-16' })).toEqual(['error notice.date noticeBeforeDeath']);
    expect(found({ 'notice.date': '2026-11-21' })).toEqual(['error notice.date noticeAfterReceipt']);
  });

  it('has a number and an office unless a witness wrote it', () => {
    const { 'notice.number': number, 'notice.issuer': issuer, ...bare } = unnumbered;
    expect([number, issuer]).not.toContain(undefined);
    expect(found({ 'notice.type': '3' }, bare)).toEqual([
      'error notice.number required',
      'error notice.issuer required',
    ]);
    expect(found({ 'notice.type': '7' }, bare)).toEqual([]);
    expect(found({ 'notice.type': '7' })).toEqual(['error notice.number notAsked', 'error notice.issuer notAsked']);
  });
});

describe('its persons', () => {
  it('are two', () => {
    expect(found({ 'deceased.pin': good['applicant.pin'] ?? '' })).toContain('error applicant.pin samePersonTwice');
  });

  it('the number agrees with sex and year, or a person looks again', () => {
    const pin = { 'deceased.pin': '999050000001', 'deceased.sex': '1' };
    expect(found(pin)).toEqual([]);
    expect(found({ ...pin, 'deceased.sex': '2' })).toEqual(['warning deceased.pin pinSex']);
    expect(found({ ...pin, 'deceased.birthDate': { y: 1951 } })).toEqual(['warning deceased.pin pinYear']);
    expect(found({ ...pin, 'deceased.sex': '3' })).toEqual([]);
  });

  it('without a number or paper nothing can be looked up, and an old card of the dead is no fault', () => {
    expect(checkFields(death, unnumbered, { receivedOn })).toMatchObject([
      { field: 'deceased.pin', level: 'warning', code: 'identityMissing' },
    ]);
    expect(found({ 'deceased.idDocument': { type: '1', number: '240000001' } })).toEqual([]);
    expect(found({ 'deceased.idDocument': { type: '1', number: '240000001', issuedOn: { y: 2027 } } })).toEqual([
      'error deceased.idDocument issuedAfterReceipt',
    ]);
    expect(found({ 'applicant.idDocument': { type: '1', number: '240000001' } })).toEqual([
      'warning applicant.idDocument oldIdentityCard',
    ]);
  });

  it('the commune of the last residence is competent: said at another desk, refused at none', () => {
    const address = { provinceCode: '99', communeCode: '99998', detail: '' };
    expect(found({ 'deceased.lastResidence': address })).toEqual(['warning deceased.lastResidence otherCommune']);
    expect(
      checkFields(death, { ...good, 'deceased.lastResidence': address }, { receivedOn }).filter(
        ({ code }) => code === 'otherCommune',
      ),
    ).toEqual([]);
  });
});
