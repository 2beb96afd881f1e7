import canonicalize from 'canonicalize';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { canonicalText } from '../../src/domain/canonical-text.ts';

describe('canonical text', () => {
  it('is what the RFC 8785 library writes, for any JSON value', () => {
    fc.assert(
      fc.property(fc.jsonValue({ maxDepth: 5 }), (value) => {
        expect(canonicalText(value)).toBe(canonicalize(value));
      }),
      { numRuns: 2_000 },
    );
  });

  it('is the same for any string a person or a scanner may give', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), fc.string({ unit: 'grapheme' }), (first, second) => {
        const value = { [first]: second, list: [first, { [second]: first }] };
        expect(canonicalText(value)).toBe(canonicalize(value));
      }),
      { numRuns: 2_000 },
    );
  });

  it('is the same however the keys come, of more makes of objects than are remembered', () => {
    const keys = fc.uniqueArray(fc.string({ unit: fc.constantFrom('a', 'b', '1', 'Đ', '"'), maxLength: 5 }), {
      maxLength: 9,
    });
    fc.assert(
      fc.property(keys, fc.boolean(), (names, backwards) => {
        const entries = (backwards ? names.toReversed() : names).map((name, at): [string, unknown] => [
          name,
          { [name]: at },
        ]);
        const value = Object.fromEntries(entries);
        expect(canonicalText(value)).toBe(canonicalize(value));
      }),
      { numRuns: 3_000 },
    );
  });

  it.each([
    ['keys that look like numbers', { 10: 'a', 9: 'b', a: 1 }, '{"10":"a","9":"b","a":1}'],
    ['keys in UTF-16 order, not by code point', { '\u{1f600}': 1, '\ufb33': 2 }, '{"\u{1f600}":1,"\ufb33":2}'],
    ['a key called __proto__', JSON.parse('{"b":1,"__proto__":{"a":2}}') as unknown, '{"__proto__":{"a":2},"b":1}'],
    ['what must be escaped', 'a"\\\n\u0000\u007f', String.raw`"a\"\\\n\u0000` + '\u007f"'],
    ['numbers as JavaScript writes them', [1e21, 1e-7, -0, 4.5], '[1e+21,1e-7,0,4.5]'],
    ['a property that is undefined', { a: undefined, b: 1 }, '{"b":1}'],
    ['a hole in a list', [undefined, 1], '[null,1]'],
  ])('writes %s', (_what, value, text) => {
    expect(canonicalText(value)).toBe(text);
  });

  it.each([
    ['NaN', Number.NaN],
    ['infinity', Number.POSITIVE_INFINITY],
    ['half of a surrogate pair', { a: '\ud800' }],
    ['half of a surrogate pair in a key', { '\udc00': 1 }],
    ['nothing', undefined],
    ['a function', () => 1],
    ['a big integer', 1n],
  ])('refuses %s', (_what, value) => {
    expect(() => canonicalText(value)).toThrow(TypeError);
  });

  it('gives up on a value that is nested beyond the stack, and says so', () => {
    let deep: unknown = 1;
    for (let level = 0; level < 1_000_000; level += 1) deep = [deep];
    expect(() => canonicalText(deep)).toThrow(RangeError);
  });
});
