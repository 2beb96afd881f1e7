import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Json, WireError } from '../../../src/protocol/wire/json.ts';
import { pack } from '../../../src/protocol/wire/pack.ts';
import { packSymbols, symbolsLength, unpackSymbols } from '../../../src/protocol/wire/symbols.ts';
import { unpack } from '../../../src/protocol/wire/unpack.ts';

const plenty = 10_000_000;

/** There and back, through the text that travels. */
function travelled(values: readonly Json[]): Json[] {
  const text = JSON.stringify(pack(values));
  return unpack(JSON.parse(text) as Json, values.length, { left: plenty });
}

const key = fc.oneof(fc.constantFrom('__proto__', 'constructor', '', 'a', 'b'), fc.string({ unit: 'binary' }));
const text = fc.oneof(
  fc.string({ unit: 'binary' }),
  fc.constantFrom('Nguyễn Thị Thử', '2026-11-20', '999191340407', '\ud800', '~|^;#', ' ', '', '0', '-0'),
);
/** A number as JSON knows it: minus nought is written as nought. */
const number = fc
  .oneof(fc.integer(), fc.double({ noNaN: true, noDefaultInfinity: true }), fc.maxSafeInteger(), fc.nat(9))
  .map((value) => (value === 0 ? 0 : value));
const json: fc.Arbitrary<Json> = fc.letrec<{ value: Json }>((tie) => ({
  value: fc.oneof(
    { depthSize: 'small', withCrossShrink: true },
    fc.constant(null),
    fc.boolean(),
    number,
    text,
    fc.array(tie('value'), { maxLength: 5 }),
    fc.dictionary(key, tie('value'), { maxKeys: 5 }).map((value) => ({ ...value })),
  ),
})).value;

/** Rows that are alike, as a commune's are: the same few keys, few values, values repeated beside each other. */
const row: fc.Arbitrary<Json> = fc.record(
  {
    id: fc.uuid(),
    name: fc.constantFrom('Thử Một', 'Thử Hai Ba', 'Thử'),
    again: fc.constantFrom('Thử Một', 'Thử Hai Ba'),
    count: fc.nat(30),
    day: fc.constantFrom('2026-11-20', '2026-11-21', '2025-01-02'),
    place: fc.record({ code: fc.constantFrom('99', '98'), detail: text }, { requiredKeys: ['code'] }),
    list: fc.array(fc.oneof(number, text), { maxLength: 3 }),
    any: json,
  },
  { requiredKeys: ['id', 'name'] },
);

describe('values in columns', () => {
  it('come back as they were, whatever JSON they are', () => {
    fc.assert(
      fc.property(fc.array(json, { maxLength: 12 }), (values) => {
        expect(travelled(values)).toEqual(values);
      }),
      { numRuns: 1_500 },
    );
  });

  it('come back as they were when they are alike', () => {
    fc.assert(
      fc.property(fc.array(row, { maxLength: 40 }), (values) => {
        expect(travelled(values)).toEqual(values);
      }),
      { numRuns: 300 },
    );
  });

  it('keep a key that is called __proto__ a key', () => {
    const values = JSON.parse('[{"__proto__":{"a":1},"b":2},{"__proto__":3,"b":2}]') as Json[];
    const back = travelled(values);
    expect(JSON.stringify(back)).toBe(JSON.stringify(values));
    expect(Object.getPrototypeOf(back[0])).toBe(Object.prototype);
  });

  it('come back from any depth', () => {
    let deep: Json = 'bottom';
    for (let depth = 0; depth < 200; depth += 1) deep = depth % 2 === 0 ? [deep, depth] : { deep, depth };
    expect(travelled([deep, deep, { deep }])).toEqual([deep, deep, { deep }]);
  });
});

describe('symbols', () => {
  it('come back as they were, in as many characters as were foretold', () => {
    fc.assert(
      fc.property(fc.integer({ min: 2, max: 2 ** 15 }), fc.array(fc.nat(2 ** 15)), (kinds, drawn) => {
        const symbols = drawn.map((symbol) => symbol % kinds);
        const packed = packSymbols(symbols, kinds);
        expect(packed).toHaveLength(symbolsLength(symbols.length, kinds));
        expect(unpackSymbols(packed, symbols.length, kinds)).toEqual(symbols);
      }),
    );
  });
});

describe('columns that nobody of ours has written', () => {
  const form: fc.Arbitrary<Json> = fc.letrec<{ form: Json }>((tie) => ({
    form: fc.oneof(
      { depthSize: 'medium' },
      json,
      fc.tuple(
        fc.constantFrom('=', 'v', 's', 'd', 'f', '#', '+', 'w', 'a', 'o', 'm', 'r'),
        tie('form'),
        tie('form'),
        tie('form'),
      ),
      fc.tuple(fc.constantFrom('o', 'm'), tie('form'), tie('form'), tie('form'), tie('form'), tie('form')),
      fc.constantFrom<Json>('0abnos', 'AAAA', '|', 2, 1e9, ['=', 1_000_000], ['=', 'long '.repeat(50)]),
    ),
  })).form;

  it('[R17] are values, or a clear error, and never more than is allowed', () => {
    fc.assert(
      fc.property(form, fc.nat(50), (hostile, count) => {
        try {
          const values = unpack(hostile, count, { left: 20_000 });
          expect(values).toHaveLength(count);
          expect(JSON.stringify(values).length).toBeLessThan(200_000);
        } catch (error) {
          expect(error).toBeInstanceOf(WireError);
        }
      }),
      { numRuns: 3_000 },
    );
  });

  it.each<[string, Json]>([
    ['a million rows of one long text', ['=', 'x'.repeat(10_000)]],
    ['lists of a billion', ['a', ['=', 1e9], ['=', 0]]],
    ['lists in lists in lists', ['a', ['=', 1_000], ['a', ['=', 1_000], ['a', ['=', 1_000], ['=', 0]]]]],
    ['words without end', ['w', ['=', 1e12], ['=', 'x']]],
    ['a text of a billion places', ['f', ['ab', 1e9, '']]],
    ['a number that is none', ['a', ['=', Number.MAX_VALUE], 0]],
    ['long keys in every row', ['o', ['k'.repeat(9_000)], 0, '', ['=', 1]]],
  ])('[R17] are refused before they are made: %s', (_, hostile) => {
    expect(() => unpack(hostile, 1_000, { left: 1_000_000 })).toThrow(WireError);
  });
});
