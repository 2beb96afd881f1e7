import { describe, expect, it } from 'vitest';
import type { Fields } from '../../../src/domain/field.ts';
import type { RuleKey } from '../../../src/domain/office/office-key.ts';
import { valueChecks } from '../../../src/features/office/value-checks.ts';
import { valueIn } from '../../../src/features/office/value-questions.ts';

/** Which fields are found fault with. */
const faults = (key: RuleKey, fields: Fields): readonly string[] =>
  valueChecks(key).flatMap((check) =>
    check(fields, { receivedOn: '2026-11-20' }).map(({ field }) => field),
  );

const good = { bin: '970403', number: '0011012345678', holder: 'UBND XA THU NGHIEM' };

describe('what is answered about a value of the commune', () => {
  it('names the part of a bank account that is wrong, and lets no account through that is none', () => {
    const bank = { kind: 'bankAccount' } as const;
    expect([faults(bank, good), valueIn(bank, good)]).toEqual([[], good]);
    const wrong: readonly (readonly [string, Fields])[] = [
      ['bin', { ...good, bin: '97040' }],
      ['bin', { ...good, bin: '97040x' }],
      ['number', { ...good, number: '0011 012 345' }],
      ['number', { ...good, number: '12345' }],
      ['holder', { ...good, holder: 'Ủ'.repeat(101) }],
    ];
    for (const [part, fields] of wrong) {
      expect(faults(bank, fields), part).toEqual([part]);
      expect(valueIn(bank, fields), part).toBeUndefined();
    }
    expect(faults(bank, { ...good, bin: '1', number: '2' })).toEqual(['bin', 'number']);
    // What is not answered at all, the field itself asks for.
    expect(faults(bank, {})).toEqual([]);
  });

  it('says of a hub’s address that it is none', () => {
    const hub = { kind: 'hub' } as const;
    expect(faults(hub, { origin: 'https://hub.xa.example.vn:8443' })).toEqual([]);
    for (const origin of ['http://hub.xa.example.vn', 'hub.xa.example.vn', 'https://hub.xa.example.vn/app'])
      expect(faults(hub, { origin }), origin).toEqual(['origin']);
    expect(faults(hub, {})).toEqual([]);
  });
});
