import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { canonicalText } from '../../../src/domain/canonical-text.ts';
import { createRowPacker, type JsonValue, unpackRows } from '../../../src/protocol/packed/pack-rows.ts';

function pack(rows: readonly JsonValue[]): Uint8Array {
  const packer = createRowPacker();
  for (const row of rows) packer.add(row);
  return packer.finish();
}

const looksLike = fc.oneof(
  fc.uuid({ version: 7 }),
  fc.uuid(),
  fc.date({ noInvalidDate: true }).map((date) => date.toISOString()),
  fc.stringMatching(/^[A-Za-z0-9_-]{16,30}$/u),
  fc.stringMatching(/^[0-9a-f]{16,64}$/u),
  fc.stringMatching(/^TAM-\d{5}-\d{3,20}$/u),
  fc.string({ unit: 'binary' }),
  fc.constantFrom(
    '',
    ' ',
    '  a',
    '0000',
    '١٢',
    '\ud800',
    'x\udfff1',
    '__proto__',
    'Nguyễn Thị Thử',
    '2026-13-45T99:99:99.999Z',
  ),
);
const json = fc.letrec<{ value: JsonValue }>((tie) => ({
  value: fc.oneof(
    { maxDepth: 4 },
    fc.constantFrom(
      null,
      true,
      false,
      0,
      5e-324,
      1.5,
      Number.MAX_SAFE_INTEGER,
      -Number.MAX_SAFE_INTEGER,
      2 ** 53,
      1e300,
    ),
    fc.integer(),
    fc.double({ noNaN: true, noDefaultInfinity: true }).map((number) => number + 0),
    looksLike,
    fc.array(tie('value'), { maxLength: 10 }),
    fc
      .dictionary(fc.oneof(looksLike, fc.constant('__proto__')), tie('value'), { maxKeys: 6 })
      .map((object) => ({ ...object })),
  ),
})).value;

describe('rows packed', () => {
  it('[R11] come back as they were, whatever they hold', () => {
    fc.assert(
      fc.property(fc.array(json, { maxLength: 12 }), (rows) => {
        expect(unpackRows(pack(rows), rows.length)).toEqual(rows);
      }),
      { numRuns: 300 },
    );
  });

  it('[R11] come back when keys come and go and are called like an object’s own', () => {
    const rows = [
      '{"a":1,"__proto__":{"x":"1"}}',
      '{"constructor":null}',
      '{"a":2,"b":[[],{}],"__proto__":3}',
      '{}',
    ].map((text) => JSON.parse(text) as JsonValue);
    const back = unpackRows(pack(rows), rows.length);
    expect(canonicalText(back)).toBe(canonicalText(rows));
  });

  it('[R8] give the same bytes every time', () => {
    fc.assert(
      fc.property(fc.array(json, { maxLength: 6 }), (rows) => {
        expect(pack(rows)).toEqual(pack(rows));
      }),
      {
        numRuns: 40,
      },
    );
  });

  it('[R17] never read on without end in bytes that are not theirs', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 400 }), (bytes) => {
        try {
          unpackRows(bytes, 50);
        } catch (error) {
          expect((error as Error).name).toMatch(/NotPacked|RangeError/u);
        }
      }),
      { numRuns: 200 },
    );
  });
});
