import fc from 'fast-check';
import * as v from 'valibot';
import { describe, expect, it } from 'vitest';
import type { FieldKind } from '../../src/domain/field.ts';
import { fieldSchemas } from '../../src/domain/field-schemas.ts';
import { procedureFields } from '../../src/domain/procedure-fields.ts';
import { birthRegistration1 } from '../../src/domain/procedures/birth/procedure.ts';
import { quickFieldValue } from '../../src/domain/quick-field-value.ts';
import { makePeople } from '../support/people.ts';

const kinds = Object.keys(fieldSchemas) as FieldKind[];

const letters = fc.constantFrom(...Array.from("aAzZđĐÐðƉɖ×÷ấỹÅƈǀɐ0918٣'’-‐.@_  \u00a0\u0301"));
const words = fc.string({ unit: letters, maxLength: 14 });
const digits = (count: number) =>
  fc.string({ unit: fc.constantFrom(...Array.from('0123456789')), minLength: count, maxLength: count });
const day = fc
  .tuple(fc.integer({ min: 1845, max: 2155 }), fc.integer({ min: 0, max: 13 }), fc.integer({ min: 0, max: 32 }))
  .map((parts) => parts.map((part) => String(part).padStart(2, '0')).join('-'));
const text = fc.oneof(
  words,
  day,
  digits(2),
  digits(5),
  digits(10),
  digits(12),
  digits(8).map((end) => `00${end}`),
  fc.constantFrom(
    '',
    ' ',
    '0084912345',
    '+84912345678',
    '24:00',
    '09:5',
    '9:05',
    '23:59',
    'thu@mau.invalid',
    'LA',
    'XX',
  ),
  fc.string({ unit: 'binary', maxLength: 8 }),
  fc.constantFrom(64, 65, 100, 101, 120, 121, 200, 201, 300, 301, 2_001).map((length) => 'a'.repeat(length)),
);
const number = fc.oneof(
  fc.integer({ min: -1, max: 33 }),
  fc.integer({ min: 1845, max: 2155 }),
  fc.constantFrom(-0, 1.5, Number.NaN, Number.POSITIVE_INFINITY, 2 ** 53),
);
const goodDate = fc.record(
  { y: fc.integer({ min: 1849, max: 2151 }), m: fc.integer({ min: 1, max: 12 }), d: fc.integer({ min: 1, max: 31 }) },
  { requiredKeys: ['y'] },
);
const oddDate = fc.record({ y: number, m: number, d: number, more: words }, { requiredKeys: ['y'] });
const partialDate = fc.oneof({ weight: 3, arbitrary: goodDate }, oddDate);
const address = fc.record(
  { provinceCode: fc.oneof(digits(2), text), communeCode: fc.oneof(digits(5), text), detail: text, asWritten: text },
  { requiredKeys: ['provinceCode', 'communeCode', 'detail'] },
);
const place = fc.record(
  {
    at: fc.constantFrom('facility', 'address', 'abroad', 'elsewhere'),
    facility: text,
    address,
    city: text,
    country: fc.constantFrom('LA', 'XX', 'ZZ', ''),
  },
  { requiredKeys: ['at'] },
);
const idDocument = fc.record(
  {
    type: fc.constantFrom('1', '2', '4', '10', '11', 10),
    number: fc.oneof(digits(12), text),
    issuedOn: fc.oneof(partialDate, text),
    issuedBy: text,
  },
  { requiredKeys: ['type', 'number'] },
);
const anything = fc.oneof(text, number, fc.boolean(), partialDate, address, place, idDocument, fc.jsonValue());
const likely: Partial<Record<FieldKind, fc.Arbitrary<unknown>>> = {
  integer: number,
  partialDate,
  address,
  place,
  idDocument,
};

describe('a value that is surely good', () => {
  it.each(kinds)('is what the schemas make of it, to the order of its keys: %s', (kind) => {
    fc.assert(
      fc.property(fc.oneof({ weight: 3, arbitrary: likely[kind] ?? text }, anything), (raw) => {
        const quick = quickFieldValue(kind, raw);
        if (quick === undefined) return;
        const parsed = v.safeParse(fieldSchemas[kind], raw);
        expect(parsed.issues).toBeUndefined();
        expect(JSON.stringify(quick)).toBe(JSON.stringify(parsed.output));
        expect(quick).toEqual(parsed.output);
      }),
      { numRuns: 4_000 },
    );
  });

  it('is nearly every value of the births that the app writes', () => {
    const { byPath } = procedureFields(birthRegistration1);
    const values = makePeople(7)
      .births(200)
      .flatMap((fields) => Object.entries(fields));
    const asked = values.filter(([path, value]) => {
      const kind = byPath.get(path)?.kind;
      return kind === undefined || quickFieldValue(kind, value) === undefined;
    });
    expect(asked.length / values.length).toBeLessThan(0.02);
  });
});
