import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { checkFields } from '../../src/domain/check-fields.ts';
import { parseFields } from '../../src/domain/field-value.ts';
import { birthRegistration1 } from '../../src/domain/procedures/birth/procedure.ts';
import { textAt } from '../../src/domain/read-field.ts';
import { makePeople } from './people.ts';

const receivedOn = '2026-11-20';

describe('made-up people', () => {
  it('are the same for the same seed, and others for another', () => {
    expect(makePeople(7).births(20)).toEqual(makePeople(7).births(20));
    expect(makePeople(7).births(20)).not.toEqual(makePeople(8).births(20));
  });

  it('have births a desk can take: no error, and kept exactly as made', () => {
    fc.assert(
      fc.property(fc.integer(), (seed) => {
        for (const fields of makePeople(seed).births(20)) {
          const findings = checkFields(birthRegistration1, fields, { receivedOn });
          expect(findings.filter((finding) => finding.level === 'error')).toEqual([]);
          expect(parseFields(birthRegistration1, fields)).toEqual({ status: 'fields', fields });
        }
      }),
      { numRuns: 100 },
    );
  });

  it('fit another day of receipt too', () => {
    for (const fields of makePeople(3, { receivedOn: '2025-12-31' }).births(50)) {
      const findings = checkFields(birthRegistration1, fields, { receivedOn: '2025-12-31' });
      expect(findings.filter((finding) => finding.level === 'error')).toEqual([]);
    }
  });

  it('fill about forty fields, of about 1.7 KB', () => {
    const births = makePeople(1).births(1_000);
    const mean = (numbers: readonly number[]) => numbers.reduce((sum, number) => sum + number, 0) / numbers.length;
    const fieldCount = mean(births.map((fields) => Object.keys(fields).length));
    const bytes = mean(births.map((fields) => new TextEncoder().encode(JSON.stringify(fields)).length));
    expect(fieldCount).toBeGreaterThan(36);
    expect(fieldCount).toBeLessThan(44);
    expect(bytes).toBeGreaterThan(1_500);
    expect(bytes).toBeLessThan(2_600);
  });

  it('are of every kind a commune meets', () => {
    const births = makePeople(1).births(1_000);
    const cases = new Set(births.map((fields) => fields['parentageCase']));
    expect([...cases].sort()).toEqual(['1', '3', '5']);
    const names = births.map((fields) => textAt(fields, 'child.fullName') ?? '');
    expect(names).toContain('Thử');
    expect(names.some((name) => name.startsWith("H'"))).toBe(true);
    expect(names.some((name) => name.startsWith('Y '))).toBe(true);
    expect(names.some((name) => /[čñĕŏĭŭ]/u.test(name.toLowerCase()))).toBe(true);
    expect(names.some((name) => name.length > 80)).toBe(true);
  });

  it('make twins of one mother with a notice each', () => {
    const [first, second] = makePeople(5).twins();
    expect(second['mother.pin']).toBe(first['mother.pin']);
    expect(second['child.fullName']).not.toBe(first['child.fullName']);
    expect(second['birthNotice.code']).not.toBe(first['birthNotice.code']);
  });
});
