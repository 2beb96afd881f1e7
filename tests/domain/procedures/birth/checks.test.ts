import { describe, expect, it } from 'vitest';
import { withoutUnasked } from '../../../../src/domain/asked-fields.ts';
import { checkFields } from '../../../../src/domain/check-fields.ts';
import type { Fields } from '../../../../src/domain/field.ts';
import { foundlingRegistrableFrom } from '../../../../src/domain/procedures/birth/checks/evidence.ts';
import { birthRegistration1 as birth } from '../../../../src/domain/procedures/birth/procedure.ts';
import { inventedPin } from '../../../support/made-up-person.ts';
import { makePeople } from '../../../support/people.ts';

const receivedOn = '2026-11-20';
const practice = { provinceCode: '99', communeCode: '99999', detail: 'Thôn Mẫu 3' };

/** A family without a fault; each test puts in one. */
const family: Fields = {
  ...makePeople(1).birth(),
  parentageCase: '1',
  'applicant.relationship': 'mother',
  'applicant.pin': inventedPin('2', 1998, 1),
  'child.fullName': 'Nguyễn Thị Thử An',
  'child.birthDate': '2026-11-02',
  'child.ethnicity': '01',
  'mother.fullName': 'Trần Thị Thử Mai',
  'mother.birthDate': { y: 1998, m: 5, d: 20 },
  'mother.ethnicity': '01',
  'mother.pin': inventedPin('2', 1998, 1),
  'father.fullName': 'Nguyễn Văn Thử Nam',
  'father.birthDate': { y: 1995 },
  'father.ethnicity': '12',
  'father.pin': inventedPin('1', 1995, 2),
  'applicant.idDocument': { type: '10', number: inventedPin('2', 1998, 1) },
  'mother.idDocument': { type: '4', number: inventedPin('2', 1998, 1) },
  'father.idDocument': { type: '2', number: 'B1234567' },
  'birthNotice.code': '99001.GCS.00012.26',
  'birthNotice.date': '2026-11-03',
};

function found(changes: Fields, without: readonly string[] = [], on = receivedOn) {
  const fields = Object.fromEntries(
    Object.entries({ ...family, ...changes }).filter(([path]) => !without.includes(path)),
  );
  return checkFields(birth, fields, { receivedOn: on }).map(({ field, level, code }) => `${level} ${field} ${code}`);
}

describe('the checks of a birth', () => {
  it('have nothing to say of a family without a fault', () => {
    expect(found({})).toEqual([]);
  });

  it('speak both languages and end their sentences', () => {
    const wrong: Fields = {
      ...family,
      'child.birthDate': '2026-06-01',
      'child.fullName': 'Lê Thử',
      'child.ethnicity': '05',
      'mother.birthDate': { y: 2016 },
      'father.birthDate': { y: 2027 },
      'father.pin': inventedPin('2', 1998, 1),
      'birthNotice.code': '12/2026',
      'birthNotice.date': '2026-05-01',
    };
    const findings = checkFields(birth, wrong, { receivedOn });
    expect(findings.length).toBeGreaterThan(8);
    for (const { message } of findings) {
      expect(message.vi).toMatch(/[.?]$/u);
      expect(message.en).toMatch(/[.?]$/u);
    }
  });

  describe('of the dates', () => {
    it('refuse a child born tomorrow', () => {
      expect(found({ 'child.birthDate': '2026-11-21', 'birthNotice.date': '2026-11-21' })).toContain(
        'error child.birthDate bornAfterReceipt',
      );
      expect(found({ 'child.birthDate': receivedOn, 'birthNotice.date': receivedOn })).toEqual([]);
    });

    it('judge by the day of receipt, not by any clock', () => {
      expect(found({ 'child.birthDate': '2026-11-02' }, [], '2026-11-01')).toContain(
        'error child.birthDate bornAfterReceipt',
      );
    });

    it('warn of a late registration and never refuse it', () => {
      const late = { 'child.birthDate': '2026-06-01', 'birthNotice.date': '2026-06-01' };
      expect(found(late)).toEqual(['warning child.birthDate lateRegistration']);
      const [finding] = checkFields(birth, { ...family, ...late }, { receivedOn });
      expect(finding?.message.vi).toContain('172 ngày');
    });

    it('warn of a declaration dated after its receipt', () => {
      expect(found({ 'applicant.declaredOn': '2026-11-21' })).toEqual([
        'warning applicant.declaredOn declaredAfterReceipt',
      ]);
    });
  });

  describe('of the parents’ ages', () => {
    it.each([
      ['eleven', { y: 2015 }, 'warning mother.birthDate parentVeryYoung'],
      ['still eleven for a month', { y: 2014, m: 12, d: 2 }, 'warning mother.birthDate parentVeryYoung'],
      ['sixty-one', { y: 1965 }, 'warning mother.birthDate parentVeryOld'],
      ['not older than the child', { y: 2026 }, 'error mother.birthDate parentNotOlder'],
      ['born after the child', { y: 2027, m: 1 }, 'error mother.birthDate parentNotOlder'],
    ])('speak of a mother %s', (_, birthDate, finding) => {
      expect(found({ 'mother.birthDate': birthDate }, ['mother.pin', 'applicant.pin'])).toContain(finding);
    });

    it.each([{ y: 2014 }, { y: 2014, m: 11, d: 2 }, { y: 1966 }])('let %j be', (birthDate) => {
      expect(found({ 'mother.birthDate': birthDate }).filter((line) => line.includes('birthDate'))).toEqual([]);
    });

    it('name the mother’s age', () => {
      const [young] = checkFields(birth, { ...family, 'mother.birthDate': { y: 2015 } }, { receivedOn }).filter(
        (finding) => finding.code === 'parentVeryYoung',
      );
      expect(young?.message.vi).toBe('Mẹ 11 tuổi khi sinh con, có đúng không? Hãy xem lại năm sinh.');
    });

    it('look at the father too', () => {
      expect(found({ 'father.birthDate': { y: 2016 } })).toContain('warning father.birthDate parentVeryYoung');
    });
  });

  describe('of descent', () => {
    it.each([
      ['Lê Thị Thử', ['warning child.fullName familyNameOfNeither']],
      ['Trần Thị Thử', []],
      ['nguyễn thị thử', []],
      ['Y Một', []],
      ["H' Mẫu Niê", []],
      ["K'Thử Mẫu", []],
      ['Thử', []],
    ])('take the family name of %s: %j', (name, findings) => {
      expect(found({ 'child.fullName': name })).toEqual(findings);
    });

    it('know a clan that stands last', () => {
      const names = {
        'mother.fullName': "H'Mẫu Čuên Niê",
        'father.fullName': 'Y Thử Byă',
        'child.fullName': 'Thử Mẫu Niê',
      };
      expect(found(names)).toEqual([]);
    });

    it('hold the child’s ethnicity to a parent’s', () => {
      expect(found({ 'child.ethnicity': '12' })).toEqual([]);
      expect(found({ 'child.ethnicity': '03' })).toEqual(['error child.ethnicity ethnicityOfNeither']);
      expect(found({ 'child.ethnicity': '03' }, ['father.ethnicity'])).toEqual(['error father.ethnicity required']);
    });

    it('hold it to the mother’s alone when the father is unknown', () => {
      const alone = withoutUnasked(birth, { ...family, parentageCase: '3', 'child.fullName': 'Trần Thử' });
      expect(checkFields(birth, alone, { receivedOn })).toEqual([]);
      const codes = checkFields(
        birth,
        { ...alone, 'child.ethnicity': '12', 'child.fullName': 'Nguyễn Thử' },
        { receivedOn },
      );
      expect(codes.map((finding) => finding.code)).toEqual(['familyNameOfNeither', 'ethnicityOfNeither']);
    });
  });

  describe('of identity', () => {
    it('doubt a number of the other sex or another year', () => {
      expect(found({ 'mother.pin': inventedPin('1', 1998, 1) })).toContain('warning mother.pin pinSex');
      expect(found({ 'father.pin': inventedPin('1', 1990, 2) })).toEqual(['warning father.pin pinYear']);
    });

    it('refuse one number for both parents', () => {
      expect(found({ 'father.pin': inventedPin('2', 1998, 1) })).toContain('error father.pin samePersonTwice');
    });

    it('ask whether the applicant is the parent she says to be', () => {
      expect(found({ 'applicant.relationship': 'father' })).toEqual(['warning applicant.pin applicantNotThatParent']);
      expect(found({ 'applicant.relationship': 'paternalGrandparent' })).toEqual([]);
    });

    it('refuse a paper issued after it was shown, doubt the old card', () => {
      const paper = (type: string, number: string, issuedOn: { y: number; m?: number }) => ({
        'mother.idDocument': { type, number, issuedOn },
      });
      expect(found(paper('4', '999198000001', { y: 2026, m: 12 }))).toEqual([
        'error mother.idDocument issuedAfterReceipt',
      ]);
      expect(found(paper('4', '999198000001', { y: 2026 }))).toEqual([]);
      expect(found(paper('1', '240000001', { y: 2010 }))).toEqual(['warning mother.idDocument oldIdentityCard']);
    });

    it('compare an identity card with the number', () => {
      expect(found({ 'father.idDocument': { type: '10', number: '999195000009' } })).toEqual([
        'warning father.idDocument cardNotNumber',
      ]);
      expect(found({ 'father.idDocument': { type: '10', number: '999195000009' } }, ['father.pin'])).toEqual([]);
    });

    it('miss a parent’s residence and identity, but let the dossier through', () => {
      expect(found({}, ['father.residence', 'father.residenceKind', 'father.pin', 'father.idDocument'])).toEqual([
        'warning father.residence residenceMissing',
        'warning father.pin identityMissing',
      ]);
    });
  });

  describe('of the evidence', () => {
    it('know the form of a birth notice’s number, and since when', () => {
      expect(found({ 'birthNotice.code': '12/2026' })).toEqual(['warning birthNotice.code birthNoticeForm']);
      expect(found({ 'birthNotice.code': '99001.GCS.00012.25' })).toEqual(['warning birthNotice.code birthNoticeYear']);
      const issued = (date: string) =>
        found(
          { 'child.birthDate': '2025-09-29', 'birthNotice.date': date, 'birthNotice.code': '12/2025' },
          [],
          '2025-11-20',
        );
      expect(issued('2025-09-30')).not.toContain('warning birthNotice.code birthNoticeForm');
      expect(issued('2025-10-01')).toContain('warning birthNotice.code birthNoticeForm');
    });

    it('refuse a notice older than the birth or newer than the receipt', () => {
      expect(found({ 'birthNotice.date': '2026-11-01' })).toEqual(['error birthNotice.date noticeBeforeBirth']);
      expect(found({ 'birthNotice.date': '2026-11-21' })).toEqual(['error birthNotice.date noticeAfterReceipt']);
    });

    it('keep the record of an abandoned child for foundlings', () => {
      const lines = found({ evidenceKind: 'foundlingRecord' }, ['birthNotice.code', 'birthNotice.date']);
      expect(lines).toEqual(['error evidenceKind foundlingRecordOnly']);
    });
  });

  describe('of a foundling', () => {
    // Found on 5 November, notice from the 6th to the 12th.
    const foundling = makePeople(2).foundling({
      'child.birthDate': '2026-11-05',
      'foundling.noticeFrom': '2026-11-06',
    });
    const on = (day: string, fields: Fields = foundling) =>
      checkFields(birth, fields, { receivedOn: day })
        .filter((finding) => finding.code !== 'declaredAfterReceipt')
        .map((finding) => `${finding.level} ${finding.field} ${finding.code}`);

    it('wait for seven whole days of notice', () => {
      expect(foundlingRegistrableFrom('2026-11-06')).toBe('2026-11-13');
      expect(on('2026-11-12')).toEqual(['error foundling.noticeFrom noticeNotOver']);
      expect(on('2026-11-13')).toEqual([]);
    });

    it('say the earliest day', () => {
      const [finding] = checkFields(birth, foundling, { receivedOn: '2026-11-06' }).filter(
        ({ level }) => level === 'error',
      );
      expect(finding?.message.vi).toContain('13/11/2026');
    });

    it('leave parents and ethnicity blank', () => {
      const filled = { ...foundling, 'mother.fullName': 'Trần Thị Thử', 'child.ethnicity': '01' };
      expect(on('2026-11-20', filled)).toEqual(['error child.ethnicity notAsked', 'error mother.fullName notAsked']);
    });

    it('take the place of birth for hometown', () => {
      const elsewhere = { ...foundling, 'child.hometown': { ...practice, communeCode: '99998' } };
      expect(on('2026-11-20', elsewhere)).toEqual(['warning child.hometown hometownNotBirthPlace']);
    });

    it('are proved by the record of the finding', () => {
      expect(on('2026-11-20', { ...foundling, evidenceKind: 'witness' })).toEqual([
        'error evidenceKind foundlingRecordNeeded',
      ]);
    });
  });

  it('let twins of one mother through, a notice each', () => {
    for (const twin of makePeople(9).twins()) {
      expect(checkFields(birth, twin, { receivedOn }).filter(({ level }) => level === 'error')).toEqual([]);
    }
  });
});
