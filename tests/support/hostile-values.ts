import fc from 'fast-check';
import type { Instead } from './break-once.ts';

const nested = (depth: number): unknown => {
  let value: unknown = 'bottom';
  for (let level = 0; level < depth; level += 1) value = level % 2 === 0 ? [value] : { a: value };
  return value;
};

/** Texts that have broken others. */
export const hostileTexts: readonly string[] = [
  '',
  ' ',
  '\u0000',
  'Thử\u0000Mẫu',
  '\ud800',
  'Thử \udfff Mẫu',
  '\u202eThử Mẫu\u202c',
  '\u2066Mẫu\u2069\u200b\ufeff',
  '<script>alert(1)</script>',
  '"><img src=x onerror=alert(1)>',
  "Thử'); DROP TABLE entity; --",
  '=HYPERLINK("http://thu.invalid")',
  '${jndi:ldap://thu.invalid/a}',
  '../../../../etc/passwd',
  '__proto__',
  'constructor',
  'toString',
  'hasOwnProperty',
  'child.__proto__',
  'Z̷̢͗a̸l̴g̶o̵',
  'Nguye\u0302\u0303n',
  '𝕿𝖍𝖚',
  '0'.repeat(400),
  'ử'.repeat(20_000),
  // Days and moments that are none, or of other calendars, or at the ends of time.
  '2026-02-30',
  '2569-11-20',
  '0000-00-00',
  '0001-01-01',
  '9999-12-31',
  '20/11/2026',
  '2026-13-01T00:00:00Z',
  '2026-02-31T00:00:00.000Z',
  '2026-11-20T24:00:00Z',
  '2026-11-20T02:00:00+07',
  '2026-11-20 02:00:00Z',
  '2026-11-20T02:00:00.123456789-23:59',
  '0000-01-01T00:00:00Z',
  '9999-12-31T23:59:59.999Z',
  '1969-12-31T23:59:59Z',
  'NaN',
  'Infinity',
  // Ids.
  '00000000-0000-0000-0000-000000000000',
  'ffffffff-ffff-ffff-ffff-ffffffffffff',
  '01930000-0000-7000-8000-00000000000A',
  '00099999-2026-8005-8000-000020260101',
];

const hostileNumbers: readonly number[] = [
  0,
  -0,
  -1,
  0.5,
  1e-7,
  2 ** 31,
  2 ** 53 - 1,
  2 ** 53,
  -(2 ** 53),
  1e21,
  1e308,
  Number.MIN_VALUE,
];

const prototypeKeys = ['__proto__', 'constructor', 'prototype', 'toString', 'length', 'then'] as const;

/** What may come over the wire in place of anything: all of it is JSON. */
export const hostileInsteads: readonly Instead[] = [
  { kind: 'nothing' },
  ...[
    null,
    true,
    false,
    [],
    {},
    [[]],
    [null],
    { a: 1 },
    nested(40),
    nested(400),
    nested(1_500),
    Array.from({ length: 10_000 }, () => 7),
  ].map(asValue),
  ...hostileNumbers.map(asValue),
  ...hostileTexts.map(asValue),
  ...prototypeKeys.map((key): Instead => ({ kind: 'key', key, value: { polluted: true } })),
  { kind: 'key', key: '__proto__', value: null },
  { kind: 'key', key: 'isAdmin', value: true },
  ...prototypeKeys.map((key) => asValue(JSON.parse(`{"${key}":{"polluted":true}}`))),
];

/** Told in a few words when a property fails: some go too deep to be written out. */
function asValue(value: unknown): Instead {
  return Object.assign({ kind: 'value', value } as const, { [fc.toStringMethod]: () => shortened(value) });
}

function shortened(value: unknown): string {
  try {
    return JSON.stringify(value).slice(0, 60);
  } catch {
    return 'too deep to tell';
  }
}
