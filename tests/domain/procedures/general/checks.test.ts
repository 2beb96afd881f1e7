import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { checkFields } from '../../../../src/domain/check-fields.ts';
import { feeTable } from '../../../../src/domain/fee-table.ts';
import { feeOf } from '../../../../src/domain/fees.ts';
import type { Fields } from '../../../../src/domain/field.ts';
import { parseFields } from '../../../../src/domain/field-value.ts';
import { inCase } from '../../../../src/domain/procedure.ts';
import { general1 as general } from '../../../../src/domain/procedures/general/procedure.ts';
import { knownProcedures, serviceFields } from '../../../../src/domain/procedures/general/known-procedures.ts';
import { timeLimitOf } from '../../../../src/domain/timeliness.ts';
import { madeUpGeneral } from '../../../support/made-up-events.ts';

const receivedOn = '2026-11-20';
const good = madeUpGeneral({ seed: 5 });

function found(changes: Fields, without: readonly string[] = []): readonly string[] {
  const fields = Object.fromEntries(
    Object.entries({ ...good, ...changes }).filter(([path]) => !without.includes(path)),
  );
  return checkFields(general, fields, { receivedOn }).map(({ field, level, code }) => `${level} ${field} ${code}`);
}

describe('any other dossier of the desk', () => {
  it('is good as made, whatever the seed, and kept exactly as made', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1 }), (seed) => {
        const fields = madeUpGeneral({ seed });
        expect(checkFields(general, fields, { receivedOn })).toEqual([]);
        expect(parseFields(general, fields)).toEqual({ status: 'fields', fields });
      }),
      { numRuns: 50 },
    );
  });

  it('is called what was written or what the list says', () => {
    expect(inCase(general, good)).toMatchObject({
      name: { vi: 'Xác nhận nguồn nước mó (làm mẫu)' },
      nationalCode: '9.000001',
      serviceField: { vi: 'Môi trường' },
      result: { vi: 'Giấy xác nhận (làm mẫu)' },
    });
    expect(inCase(general, { ...good, 'asked.field': 'other', 'asked.fieldText': 'Lâm nghiệp' }).serviceField.vi).toBe(
      'Lâm nghiệp',
    );
    expect(inCase(general, { 'asked.listed': '1.001612' })).toMatchObject({
      name: { vi: 'Đăng ký thành lập hộ kinh doanh' },
      nationalCode: '1.001612',
      serviceField: { vi: 'Hộ kinh doanh' },
    });
    expect(inCase(general, {}).name.vi).toBe('Thủ tục khác của một cửa');
  });

  it('names its papers on the slip as they were handed in', () => {
    expect(inCase(general, { ...good, 'handed.2.form': 'shown' }).papers).toMatchObject([
      { name: { vi: 'Đơn đề nghị (làm mẫu) (bản chính)' }, kind: 'submit' },
      { name: { vi: 'Sơ đồ mó nước (làm mẫu)' }, kind: 'present' },
    ]);
    expect(found({}, ['handed.1.name', 'handed.1.form', 'handed.2.name'])).toEqual(['error handed.1.name required']);
  });

  it('has the limit that the officer chose', () => {
    expect(timeLimitOf(general, good)).toEqual({ rule: 'workingDays', days: 5 });
    const hours = { ...good, 'term.unit': 'hours', 'term.amount': 4 };
    expect(timeLimitOf(general, hours)).toEqual({ rule: 'workingHours', hours: 4 });
    expect(timeLimitOf(general, { ...good, 'term.unit': 'sameDay' })).toEqual({ rule: 'sameDay' });
    expect(found({ 'term.unit': 'sameDay' }, ['term.amount'])).toEqual([]);
    expect(found({ 'term.unit': 'hours', 'term.amount': 24 })).toEqual([]);
    expect(found({ 'term.unit': 'hours', 'term.amount': 25 })).toEqual(['warning term.amount manyHours']);
    expect(found({}, ['term.amount'])).toEqual(['error term.amount required']);
    expect(found({ 'term.amount': 121 })).toEqual(['error term.amount numberRange']);
  });

  it('costs what is written, nothing when that is nothing, and nobody knows when it is left open', () => {
    const of = { registrationKind: 'timely', province: '99', channel: 'direct', receivedOn } as const;
    expect(feeOf(general, { ...of, fields: good }, feeTable)).toEqual({
      kind: 'amount',
      amount: 20_000,
      source: 'read',
    });
    expect(feeOf(general, { ...of, fields: { ...good, 'fee.amount': 0 } }, feeTable).kind).toBe('free');
    expect(feeOf(general, { ...of, fields: {} }, feeTable).kind).toBe('notKnown');
  });

  it('warns of a code of another form, and of what is in the list', () => {
    expect(found({ 'asked.code': 'TT-12' })).toEqual(['warning asked.code procedureCodeForm']);
    expect(found({ 'asked.code': '1.001612' })).toEqual(['warning asked.listed procedureListed']);
    expect(found({ 'asked.name': 'đăng ký thành lập hộ kinh doanh' })).toEqual([
      'warning asked.listed procedureListed',
    ]);
  });

  it('asks name and field only of what is not in the list, which is dated', () => {
    const listed = ['asked.name', 'asked.code', 'asked.field'];
    expect(found({ 'asked.listed': '1.001612' }, listed)).toEqual([]);
    expect(found({ 'asked.listed': '1.001612' })).toContain('error asked.name notAsked');
    const fields = Object.fromEntries(Object.entries(good).filter(([path]) => !listed.includes(path)));
    const early = { ...fields, 'asked.listed': '1.001612', 'applicant.declaredOn': '2025-06-30' };
    expect(checkFields(general, early, { receivedOn: '2025-06-30' }).map(({ code }) => code)).toEqual([
      'procedureNotInForce',
    ]);
  });

  it('is not signed before the dossier came, to the day', () => {
    expect(found({ 'result.on': '2026-11-20' })).toEqual([]);
    expect(found({ 'result.on': '2026-11-19' })).toEqual(['error result.on resultBeforeReceipt']);
  });

  it('has a list of one row a code, each of a known field', () => {
    expect(new Set(knownProcedures.map(({ code }) => code)).size).toBe(knownProcedures.length);
    const fields = new Set(serviceFields.map(({ code }) => code));
    for (const { code, field } of knownProcedures) {
      expect(code).toMatch(/^\d\.\d{6}$/u);
      expect(fields).toContain(field);
    }
  });
});
