import { describe, expect, it } from 'vitest';
import { extractCopies, feeTable } from '../../src/domain/fee-table.ts';
import { amountOf, type FeeRow, feeOf } from '../../src/domain/fees.ts';
import { deathRegistration1 as death } from '../../src/domain/procedures/death/procedure.ts';
import { marriageRegistration1 as marriage } from '../../src/domain/procedures/marriage/procedure.ts';

const of = {
  fields: {},
  registrationKind: 'late',
  province: '99',
  channel: 'direct',
  receivedOn: '2026-11-20',
} as const;
const row = (more: Partial<FeeRow>): FeeRow => ({
  procedure: death.nationalCode,
  province: null,
  channel: null,
  validFrom: '2025-01-01',
  amount: 1,
  source: 'read',
  ...more,
});

describe('what a registration costs', () => {
  it('is nothing where the law says so, and says why', () => {
    expect(feeOf(death, { ...of, registrationKind: 'timely' }, [row({})])).toMatchObject({ kind: 'free' });
    expect(feeOf(death, { ...of, fields: { 'fee.exemption': 'poor' } }, [row({})])).toMatchObject({
      kind: 'free',
      because: { vi: 'Hộ nghèo' },
    });
    expect(feeOf(marriage, of, [])).toMatchObject({ kind: 'free' });
    expect(feeOf(marriage, { ...of, fields: { 'groom.nationality': 'LA' } }, [])).toEqual({ kind: 'notKnown' });
  });

  it('is never guessed', () => {
    expect(feeOf(death, of, feeTable)).toEqual({ kind: 'notKnown' });
  });

  it('is the province’s before the country’s, the channel’s before everybody’s, the newest, and not of the future', () => {
    const table = [
      row({ amount: 1 }),
      row({ amount: 2, channel: 'direct' }),
      row({ amount: 3, province: '99' }),
      row({ amount: 4, province: '99', validFrom: '2026-01-01' }),
      row({ amount: 5, province: '99', validFrom: '2026-11-21' }),
      row({ amount: 6, province: '98' }),
      row({ amount: 7, province: '99', channel: 'online' }),
      row({ amount: 8, procedure: '0.000000' }),
    ];
    expect(feeOf(death, of, table)).toMatchObject({ amount: 4 });
    expect(feeOf(death, { ...of, channel: 'online' }, table)).toMatchObject({ amount: 7 });
    expect(feeOf(death, { ...of, province: '01' }, table)).toMatchObject({ amount: 2 });
    expect(feeOf(death, { ...of, receivedOn: '2026-12-01' }, table)).toMatchObject({ amount: 5 });
  });

  it('of a copy is known from memory, and told so', () => {
    expect(amountOf(extractCopies, of, feeTable)).toEqual({ kind: 'amount', amount: 8000, source: 'memory' });
  });
});
