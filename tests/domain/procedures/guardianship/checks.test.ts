import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { noteToMake } from '../../../../src/domain/books/notes-to-make.ts';
import { checkFields } from '../../../../src/domain/check-fields.ts';
import type { Fields } from '../../../../src/domain/field.ts';
import { parseFields } from '../../../../src/domain/field-value.ts';
import {
  guardianship1 as guardianship,
  guardianshipEnd1 as end,
} from '../../../../src/domain/procedures/guardianship/procedure.ts';
import { madeUpId } from '../../../support/acts.ts';
import { enteredDossier } from '../../../support/entered-dossier.ts';
import { madeUpGuardianship } from '../../../support/made-up-events.ts';

const receivedOn = '2026-11-20';
const good = madeUpGuardianship({ seed: 5 });
const ending: Fields = {
  ...Object.fromEntries(Object.entries(good).filter(([path]) => !/^(?:guardianship|assets)\./u.test(path))),
  'original.kind': 'GH',
  'original.number': '2',
  'original.volume': '01/2025',
  'original.registeredOn': { y: 2025, m: 4, d: 1 },
  'original.place': 'xã Thử Nghiệm',
  'end.reason': 'Người được giám hộ đã được nhận nuôi (làm mẫu)',
  'end.paper': 'Giấy chứng nhận nuôi con nuôi số 1 (làm mẫu)',
};

function found(changes: Fields, base = good, of = guardianship): readonly string[] {
  return checkFields(of, { ...base, ...changes }, { receivedOn, communeCode: '99999' })
    .filter(({ code }) => code !== 'pinYear')
    .map(({ field, level, code }) => `${level} ${field} ${code}`);
}

describe('a guardianship at the desk', () => {
  it('is good as made, whatever the seed, and kept exactly as made', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1 }), (seed) => {
        const fields = madeUpGuardianship({ seed });
        expect(checkFields(guardianship, fields, { receivedOn, communeCode: '99999' })).toEqual([]);
        expect(parseFields(guardianship, fields)).toEqual({ status: 'fields', fields });
      }),
      { numRuns: 50 },
    );
  });

  it('a guardian is eighteen, to the day, and another than the ward', () => {
    expect(found({ 'guardian.birthDate': { y: 2008, m: 11, d: 20 } })).toEqual([]);
    expect(found({ 'guardian.birthDate': { y: 2008, m: 11, d: 21 } })).toEqual([
      'error guardian.birthDate guardianMinor',
    ]);
    expect(found({ 'ward.pin': good['guardian.pin'] ?? '' })).toContain('error ward.pin samePersonTwice');
  });

  it('a minor is not eighteen yet, to the day', () => {
    expect(found({ 'ward.birthDate': { y: 2008, m: 11, d: 21 } })).toEqual([]);
    expect(found({ 'ward.birthDate': { y: 2008, m: 11, d: 20 } })).toEqual(['error guardianship.ward wardOfAge']);
    expect(found({ 'ward.birthDate': { y: 1960 }, 'guardianship.ward': 'incapable' })).toEqual([]);
  });

  it('is registered where either lives', () => {
    const elsewhere = { provinceCode: '99', communeCode: '99998', detail: '' };
    expect(found({ 'guardian.residence': elsewhere })).toEqual([]);
    expect(found({ 'guardian.residence': elsewhere, 'ward.residence': elsewhere })).toEqual([
      'warning guardian.residence otherCommune',
    ]);
  });
});

describe('the end of a guardianship', () => {
  it('is of an entry of that kind, and takes two working days', () => {
    expect(found({}, ending, end)).toEqual([]);
    expect(found({ 'original.kind': 'KS' }, ending, end)).toEqual(['error original.kind notAGuardianship']);
    expect(end.timeLimit).toEqual({ rule: 'workingDays', days: 2 });
  });

  it('is noted on the entry it names', () => {
    const original = enteredDossier('guardianship', good);
    const source = enteredDossier(
      'guardianship-end',
      { ...ending, 'original.record': original.id },
      { id: madeUpId(0xc8) },
    );
    const made = source.entry === undefined ? undefined : noteToMake(source, source.entry, original);
    expect(made).toMatchObject({ how: 'certain', args: { kind: 'other', changes: [] } });
    expect(made?.args.basis).toContain('Chấm dứt giám hộ: Người được giám hộ đã được nhận nuôi');
  });
});
