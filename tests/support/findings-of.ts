import { checkFields } from '../../src/domain/check-fields.ts';
import type { Fields } from '../../src/domain/field.ts';
import type { Procedure } from '../../src/domain/procedure.ts';

/**
 * What a procedure finds in made-up fields with some of them replaced, `null` for left out: `error child.birthDate
 * bornAfterReceipt`. On 20 November 2026 at the made-up commune's desk. What invented numbers say of a year is left out.
 */
export function findingsOf(procedure: Procedure, good: Fields, receivedOn = '2026-11-20') {
  return (changes: Readonly<Record<string, Fields[string] | null>> = {}): readonly string[] => {
    const fields = Object.fromEntries(
      Object.entries({ ...good, ...changes }).flatMap(([path, value]) => (value === null ? [] : [[path, value]])),
    ) as Fields;
    return checkFields(procedure, fields, { receivedOn, communeCode: '99999' })
      .filter(({ code }) => code !== 'pinYear')
      .map(({ field, level, code }) => `${level} ${field} ${code}`);
  };
}
