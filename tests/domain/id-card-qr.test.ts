import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { checkFields } from '../../src/domain/check-fields.ts';
import { parseFields } from '../../src/domain/field-value.ts';
import { type IdCard, parseIdCardText, personFromIdCard } from '../../src/domain/id-card-qr.ts';
import { birthRegistration1 } from '../../src/domain/procedures/birth/procedure.ts';
import { idCardText } from '../support/made-up-person.ts';
import { makePeople } from '../support/people.ts';

const text = '999198000001|240000001|NGUYỄN THỊ THỬ AN|02111998|Nữ|Thôn Mẫu 3, xã Thử Nghiệm, tỉnh Mẫu|15072024';
const common = {
  pin: '999198000001',
  fullName: 'Nguyễn Thị Thử An',
  birthDate: { y: 1998, m: 11, d: 2 },
  sex: '2',
  address: 'Thôn Mẫu 3, xã Thử Nghiệm, tỉnh Mẫu',
} as const;
const issuedOn = { y: 2024, m: 7, d: 15 };
const withoutOldNumber: IdCard = { ...common, issuedOn };
const withoutIssue: IdCard = { ...common, oldNumber: '240000001' };
const card: IdCard = { ...withoutIssue, issuedOn };

describe('the text of an identity card’s QR code', () => {
  it.each<[string, string, IdCard]>([
    ['as printed', text, card],
    ['with an empty old number', text.replace('240000001', ''), withoutOldNumber],
    ['without the old number and its bar', text.replace('240000001|', ''), withoutOldNumber],
    ['with more parts behind', `${text}||Nguyễn Văn Thử|`, card],
    ['cut off after the address', text.slice(0, text.lastIndexOf('|')), withoutIssue],
    ['in NFD', text.normalize('NFD'), card],
    ['with a line end', `${text}\r\n`, card],
    ['with a wedge’s start, identifier and stop', `\u0002]Q1${text}\u0003\r`, card],
    ['with spaces around the parts', text.replaceAll('|', ' | '), card],
    ['with a byte-order mark', `\ufeff${text}`, card],
  ])('%s is read', (_case, typed, value) => {
    expect(parseIdCardText(typed)).toEqual({ status: 'ok', value });
  });

  it.each([
    ['', 'empty'],
    ['\r\n', 'empty'],
    ['https://example.invalid/abc', 'notIdCard'],
    [text.replace('999198000001', '99919800'), 'cardNumber'],
    [text.replace('NGUYỄN', 'NGUYá»„N'), 'cardName'],
    [text.replace('02111998', '31021998'), 'cardDate'],
    [text.replace('|Nữ|', '|N?|'), 'cardSex'],
  ])('%j is refused: %s', (typed, problem) => {
    expect(parseIdCardText(typed)).toEqual({ status: 'wrong', problem });
  });

  it('never throws, whatever a scanner types', () => {
    fc.assert(
      fc.property(
        fc.oneof(
          fc.string({ unit: 'binary' }),
          fc.array(fc.string(), { maxLength: 12 }).map((p) => p.join('|')),
        ),
        (typed) => {
          expect(['ok', 'wrong']).toContain(parseIdCardText(typed).status);
        },
      ),
    );
  });

  it('tells of a person with values a form takes', () => {
    expect(personFromIdCard(card)).toEqual({
      fullName: 'Nguyễn Thị Thử An',
      birthDate: { y: 1998, m: 11, d: 2 },
      sex: '2',
      pin: '999198000001',
      idDocument: { type: '10', number: '999198000001', issuedOn: { y: 2024, m: 7, d: 15 } },
    });
    expect(personFromIdCard(withoutIssue)).not.toHaveProperty('idDocument');
  });

  it('of any made-up mother agrees with her own number', () => {
    fc.assert(
      fc.property(fc.integer(), (seed) => {
        const parsed = parseIdCardText(idCardText(makePeople(seed).person('2')));
        if (parsed.status === 'wrong') throw new Error(parsed.problem);
        const { sex: _, ...told } = personFromIdCard(parsed.value);
        const fields = Object.fromEntries(Object.entries(told).map(([name, value]) => [`mother.${name}`, value]));
        expect(parseFields(birthRegistration1, fields)).toEqual({ status: 'fields', fields });
        const codes = checkFields(birthRegistration1, fields, { receivedOn: '2026-11-20' })
          .filter((finding) => finding.field === 'mother.pin')
          .map((finding) => finding.code);
        expect(codes).toEqual([]);
      }),
    );
  });
});
