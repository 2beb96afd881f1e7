import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { FieldKind, FieldSpec } from '../../src/domain/field.ts';
import { fieldProblems } from '../../src/domain/field-problems.ts';
import { parseFields, parseFieldValue } from '../../src/domain/field-value.ts';
import { birthRegistration1 } from '../../src/domain/procedures/birth/procedure.ts';
import { makePeople } from '../support/people.ts';

const label = { vi: 'Ô thử', en: 'Test field' };

function spec(kind: FieldKind, more: Partial<FieldSpec> = {}): FieldSpec {
  return { path: 'test.field', label, kind, required: 'never', ...more };
}

const outcome = (field: FieldSpec, raw: unknown) => {
  const parsed = parseFieldValue(field, raw);
  return parsed.status === 'value' ? parsed.value : parsed.finding.code;
};

const practice = { provinceCode: '99', communeCode: '99999', detail: 'Thôn Mẫu 3' };
const yesOrNo = spec('choice', { choices: [{ code: 'a', label }] });
const nationality = spec('choice', { longList: 'nationalities' });
const upTo99 = spec('integer', { range: { min: 0, max: 99 } });

describe('one field’s value', () => {
  it.each<[string, FieldSpec, unknown, unknown]>([
    ['a name in one way of writing', spec('name'), ' H’Mẫu  Niê '.normalize('NFD'), "H'Mẫu Niê"],
    ['text in NFC on one line', spec('text'), 'Trạm\n Y tế'.normalize('NFD'), 'Trạm Y tế'],
    ['a known choice', yesOrNo, 'a', 'a'],
    ['a country', nationality, 'LA', 'LA'],
    ['the stateless', nationality, 'XX', 'XX'],
    ['a whole number', upTo99, 99, 99],
    ['yes or no', spec('yesNo'), false, false],
    ['a day', spec('date'), '2024-02-29', '2024-02-29'],
    ['a partial date', spec('partialDate'), { y: 1938 }, { y: 1938 }],
    ['a personal number without its spaces', spec('pin'), '999 198 000 001', '999198000001'],
    ['a phone number', spec('phone'), '+84912345678', '0912345678'],
    ['an e-mail address', spec('email'), 'thu@mau.invalid ', 'thu@mau.invalid'],
    ['an address', spec('address'), { ...practice, detail: ' Thôn  Mẫu 3' }, practice],
    [
      'an old address beside the new',
      spec('address'),
      { ...practice, asWritten: 'xã Cũ' },
      { ...practice, asWritten: 'xã Cũ' },
    ],
    [
      'a facility',
      spec('place'),
      { at: 'facility', facility: ' Trạm ', address: practice },
      { at: 'facility', facility: 'Trạm', address: practice },
    ],
    ['a place', spec('place'), { at: 'address', address: practice }, { at: 'address', address: practice }],
    [
      'a city abroad',
      spec('place'),
      { at: 'abroad', city: 'Viêng Chăn', country: 'LA' },
      { at: 'abroad', city: 'Viêng Chăn', country: 'LA' },
    ],
    [
      'an identity card',
      spec('idDocument'),
      { type: '4', number: '999 198 000 001' },
      { type: '4', number: '999198000001' },
    ],
    [
      'a passport',
      spec('idDocument'),
      { type: '2', number: 'b1234567', issuedBy: 'Cục QLXNC' },
      { type: '2', number: 'B1234567', issuedBy: 'Cục QLXNC' },
    ],
  ])('%s is kept', (_, field, raw, value) => {
    expect(outcome(field, raw)).toEqual(value);
  });

  it.each<[FieldSpec, unknown, string]>([
    [spec('name'), 'Thử 2', 'nameDigits'],
    [spec('name'), '', 'empty'],
    [spec('name'), 'Thử '.repeat(1_000), 'tooLong'],
    [spec('name'), 7, 'wrongShape'],
    [spec('text'), 'x'.repeat(301), 'tooLong'],
    [yesOrNo, 'b', 'choiceUnknown'],
    [yesOrNo, 'x'.repeat(100), 'choiceUnknown'],
    [nationality, 'ZZ', 'choiceUnknown'],
    [nationality, 'vn', 'choiceUnknown'],
    [upTo99, 100, 'numberRange'],
    [upTo99, -1, 'numberRange'],
    [upTo99, 1.5, 'numberForm'],
    [upTo99, '3', 'numberForm'],
    [upTo99, Number.NaN, 'numberForm'],
    [spec('yesNo'), 'true', 'wrongShape'],
    [spec('date'), '2026-02-29', 'dateNotReal'],
    [spec('date'), '15/3/2026', 'dateNotReal'],
    [spec('date'), '2026-3-5', 'dateNotReal'],
    [spec('date'), '0026-03-15', 'dateYear'],
    [spec('partialDate'), { y: 2026, m: 2, d: 30 }, 'dateNotReal'],
    [spec('partialDate'), { y: 2026, d: 3 }, 'dateNotReal'],
    [spec('pin'), '123', 'pinForm'],
    [spec('phone'), '123', 'phoneForm'],
    [spec('email'), 'thu', 'emailForm'],
    [spec('address'), { provinceCode: '99', communeCode: '', detail: '' }, 'addressIncomplete'],
    [spec('address'), { ...practice, detail: 'x'.repeat(201) }, 'tooLong'],
    [spec('address'), { ...practice, districtCode: '001' }, 'wrongShape'],
    [spec('place'), { at: 'facility', facility: ' ', address: practice }, 'addressIncomplete'],
    [spec('place'), { at: 'abroad', city: 'Viêng Chăn', country: 'QQ' }, 'choiceUnknown'],
    [spec('place'), { at: 'sea' }, 'wrongShape'],
    [spec('idDocument'), { type: '4', number: '123' }, 'idNumberForm'],
    [spec('idDocument'), { type: '1', number: '1234567890' }, 'idNumberForm'],
    [spec('idDocument'), { type: '99', number: '123' }, 'choiceUnknown'],
    [spec('idDocument'), { type: '2', number: '' }, 'idNumberForm'],
    [spec('idDocument'), { type: '2', number: 'B1234567', issuedOn: { y: 2026, m: 13 } }, 'wrongShape'],
  ])('is refused at its field: $1.kind %j → %s', (field, raw, code) => {
    const parsed = parseFieldValue(field, raw);
    expect(parsed).toMatchObject({ status: 'finding', finding: { field: 'test.field', level: 'error', code } });
  });

  it('tells the bounds of a number', () => {
    const parsed = parseFieldValue(upTo99, 100);
    expect(parsed).toMatchObject({
      finding: { message: { vi: 'Số này phải từ 0 đến 99.', en: 'This must be from 0 to 99.' } },
    });
  });

  it('says in both languages what to do', () => {
    for (const message of Object.values(fieldProblems)) {
      expect(message.vi).toMatch(/\S\.$/u);
      expect(message.en).toMatch(/\S\.$/u);
    }
  });
});

describe('a dossier’s fields from outside', () => {
  it('never throw and never pass a path nobody knows', () => {
    fc.assert(
      fc.property(fc.dictionary(fc.string(), fc.anything()), (raw) => {
        const parsed = parseFields(birthRegistration1, raw);
        const unknown = Object.keys(raw).length;
        expect(parsed.status === 'findings' ? parsed.findings.length : 0).toBe(unknown);
      }),
    );
  });

  it('never throw, whatever stands in a known field', () => {
    const paths = birthRegistration1.groups.flatMap((group) => group.fields).map((field) => field.path);
    fc.assert(
      fc.property(fc.constantFrom(...paths), fc.anything(), (path, raw) => {
        const parsed = parseFields(birthRegistration1, { [path]: raw });
        if (parsed.status === 'findings') expect(parsed.findings.map((finding) => finding.field)).toEqual([path]);
      }),
      { numRuns: 1_000 },
    );
  });

  it('are refused by name when unknown, the others with them', () => {
    const raw = { 'child.fullName': 'Thử', 'child.nickname': 'Tí', __proto__x: 1 };
    const parsed = parseFields(birthRegistration1, raw);
    if (parsed.status === 'fields') throw new Error('passed');
    expect(parsed.findings.map(({ field, code }) => [field, code])).toEqual([
      ['child.nickname', 'unknownField'],
      ['__proto__x', 'unknownField'],
    ]);
  });

  it('are answered in bounded length, however many are wrong', () => {
    const raw = Object.fromEntries(Array.from({ length: 5_000 }, (_, index) => [`x${index}${'y'.repeat(500)}`, 1]));
    const parsed = parseFields(birthRegistration1, raw);
    if (parsed.status === 'fields') throw new Error('passed');
    expect(parsed.findings).toHaveLength(100);
    expect(parsed.findings[0]?.field).toHaveLength(128);
  });

  it('leave the empty ones out', () => {
    const raw = { 'child.fullName': ' ', 'applicant.email': null, 'applicant.phone': undefined, 'child.sex': '1' };
    expect(parseFields(birthRegistration1, raw)).toEqual({ status: 'fields', fields: { 'child.sex': '1' } });
  });

  it('are kept the same however often they are read', () => {
    fc.assert(
      fc.property(fc.integer(), (seed) => {
        const typed = Object.entries(makePeople(seed).birth()).map(([path, value]) => [
          path,
          typeof value === 'string' && path.endsWith('fullName') ? ` ${value.normalize('NFD')} ` : value,
        ]);
        const once = parseFields(birthRegistration1, Object.fromEntries(typed) as Record<string, unknown>);
        if (once.status === 'findings') throw new Error(JSON.stringify(once.findings));
        expect(once.fields).toEqual(makePeople(seed).birth());
        expect(parseFields(birthRegistration1, once.fields)).toEqual(once);
      }),
    );
  });
});
