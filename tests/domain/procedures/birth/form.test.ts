import { describe, expect, it } from 'vitest';
import { initialFields, isAsked, isRequired } from '../../../../src/domain/asked-fields.ts';
import { checkFields } from '../../../../src/domain/check-fields.ts';
import type { Fields } from '../../../../src/domain/field.ts';
import { birthRegistration1 as birth } from '../../../../src/domain/procedures/birth/procedure.ts';

const specs = birth.groups.flatMap((group) => group.fields);
const receivedOn = '2026-11-20';
const begun = initialFields(birth, { receivedOn, communeName: 'xã Thử Nghiệm' });

const asked = (fields: Fields) => specs.filter((spec) => isAsked(spec, fields)).map((spec) => spec.path);
const missing = (fields: Fields) =>
  checkFields(birth, fields, { receivedOn })
    .filter((finding) => finding.code === 'required')
    .map((finding) => finding.field);

describe('the form for a birth', () => {
  it('has its persons in groups of their own, labelled as on the declaration', () => {
    expect(birth.groups.map((group) => group.title.vi)).toEqual([
      'Người yêu cầu',
      'Trẻ được khai sinh',
      'Người mẹ',
      'Người cha',
      'Giấy tờ chứng minh việc sinh',
      'Bản sao và cam đoan',
    ]);
    const labels = Object.fromEntries(specs.map((spec) => [spec.path, spec.label.vi]));
    expect(labels).toMatchObject({
      'applicant.fullName': 'Họ, chữ đệm, tên người yêu cầu',
      'applicant.pin': 'Số định danh cá nhân',
      'applicant.idDocument': 'Giấy tờ tùy thân',
      'applicant.residence': 'Nơi cư trú',
      'applicant.relationship': 'Quan hệ với người được khai sinh',
      'child.fullName': 'Họ, chữ đệm, tên',
      'child.birthDate': 'Ngày, tháng, năm sinh',
      'child.sex': 'Giới tính',
      'child.ethnicity': 'Dân tộc',
      'child.nationality': 'Quốc tịch',
      'child.birthPlace': 'Nơi sinh',
      'child.hometown': 'Quê quán',
      'mother.fullName': 'Họ tên',
      'father.birthDate': 'Năm sinh',
      'birthNotice.code': 'Số Giấy chứng sinh',
      parentageCase: 'Loại khai sinh',
    });
  });

  it('gives each field the name the national exchange knows, where it has one', () => {
    const names = Object.fromEntries(specs.map((spec) => [spec.path, spec.nationalName]));
    expect(names).toMatchObject({
      'applicant.fullName': 'nycHoTen',
      'child.fullName': 'nksHoTen',
      'child.pin': 'soDinhDanh',
      'mother.fullName': 'meHoTen',
      'father.fullName': 'chaHoTen',
      'birthNotice.code': 'maGCS',
      parentageCase: 'nksLoaiKhaiSinh',
      'applicant.copies': 'soLuongBanSao',
    });
    const given = specs.flatMap((spec) => spec.nationalName ?? []);
    expect(new Set(given).size).toBe(given.length);
  });

  it('begins with both parents known, Vietnamese nationality, signed on paper, today', () => {
    expect(begun).toEqual({
      parentageCase: '1',
      'child.nationality': 'VN',
      'mother.nationality': 'VN',
      'father.nationality': 'VN',
      evidenceKind: 'birthNotice',
      'applicant.copiesRequested': false,
      'applicant.signature': 'onPaper',
      'applicant.declaredAt': 'xã Thử Nghiệm',
      'applicant.declaredOn': receivedOn,
    });
  });

  it('asks of a new form what the law asks, and no more', () => {
    expect(missing(begun)).toEqual([
      'applicant.fullName',
      'applicant.idDocument',
      'applicant.birthDate',
      'applicant.residence',
      'applicant.relationship',
      'child.fullName',
      'child.birthDate',
      'child.sex',
      'child.ethnicity',
      'child.birthPlace',
      'child.hometown',
      'mother.fullName',
      'mother.birthDate',
      'mother.ethnicity',
      'father.fullName',
      'father.birthDate',
      'father.ethnicity',
      'birthNotice.code',
      'birthNotice.date',
    ]);
  });

  it('asks an applicant with a personal number for nothing the number tells', () => {
    const withPin = { ...begun, 'applicant.pin': '999198000001' };
    expect(missing(withPin).filter((path) => path.startsWith('applicant.'))).toEqual([
      'applicant.fullName',
      'applicant.relationship',
    ]);
    expect(asked(withPin)).not.toContain('applicant.birthDate');
    expect(asked(withPin)).not.toContain('applicant.residence');
    expect(asked(withPin)).toContain('applicant.idDocument');
  });

  it.each([
    ['1', true, true, true],
    ['2', false, true, true],
    ['3', true, false, true],
    ['4', false, false, false],
    ['5', false, false, false],
  ])('in case %s asks for mother: %s, father: %s, ethnicity: %s', (parentageCase, mother, father, ethnicity) => {
    const fields = { ...begun, parentageCase };
    expect(asked(fields).includes('mother.fullName')).toBe(mother);
    expect(asked(fields).includes('mother.idDocument')).toBe(mother);
    expect(asked(fields).includes('father.fullName')).toBe(father);
    expect(asked(fields).includes('child.ethnicity')).toBe(ethnicity);
    expect(asked(fields).includes('foundling.noticeFrom')).toBe(parentageCase === '5');
  });

  it('asks for the birth notice only where there is one', () => {
    const evidence = (evidenceKind: string) => ({ ...begun, evidenceKind });
    expect(missing(evidence('birthNotice'))).toContain('birthNotice.code');
    expect(missing(evidence('surrogacy'))).not.toContain('birthNotice.code');
    expect(asked(evidence('surrogacy'))).toContain('birthNotice.code');
    expect(asked(evidence('witness'))).not.toContain('birthNotice.code');
  });

  it('asks for a written authorisation of those who need one', () => {
    const as = (relationship: string) => ({ ...begun, 'applicant.relationship': relationship });
    expect(missing(as('authorized'))).toContain('applicant.authorization');
    expect(asked(as('paternalGrandparent'))).not.toContain('applicant.authorization');
    expect(missing(as('other'))).toContain('applicant.relationshipText');
    expect(missing(as('other'))).not.toContain('applicant.authorization');
  });

  it('asks how many copies only if copies are wanted', () => {
    expect(asked(begun)).not.toContain('applicant.copies');
    expect(missing({ ...begun, 'applicant.copiesRequested': true })).toContain('applicant.copies');
  });

  it('asks for the oath on screen only when no paper carries it', () => {
    expect(missing(begun)).not.toContain('applicant.oath');
    expect(missing({ ...begun, 'applicant.signature': 'onScreen' })).toContain('applicant.oath');
  });

  it('lists the papers for each kind of evidence', () => {
    const papers = (fields: Fields) =>
      birth.papers
        .filter((paper) => paper.neededWhen === 'always' || paper.neededWhen(fields))
        .map((paper) => paper.id);
    expect(papers(begun)).toEqual(['declaration', 'birthNotice', 'identity']);
    expect(papers({ ...begun, evidenceKind: 'foundlingRecord' })).toEqual([
      'declaration',
      'foundlingRecord',
      'identity',
    ]);
    expect(papers({ ...begun, 'applicant.relationship': 'authorized' })).toContain('authorization');
  });

  it('leaves the child’s personal number to the population database', () => {
    const pin = specs.find((spec) => spec.path === 'child.pin');
    expect(pin?.filledBy).toBe('system');
    expect(pin !== undefined && isRequired(pin, begun)).toBe(false);
  });
});
