import { describe, expect, it } from 'vitest';
import { initialFields, isAsked, isRequired, withoutUnasked } from '../../src/domain/asked-fields.ts';
import { checkFields } from '../../src/domain/check-fields.ts';
import type { Fields, FieldSpec } from '../../src/domain/field.ts';
import { warning } from '../../src/domain/finding.ts';
import type { Procedure } from '../../src/domain/procedure.ts';

const label = (text: string) => ({ vi: text, en: text });
const needsB = (fields: Fields): boolean => fields['b'] !== undefined;

const fields: readonly FieldSpec[] = [
  { path: 'a', label: label('A'), kind: 'name', required: 'always', initial: 'Thử' },
  { path: 'b', label: label('B'), kind: 'integer', required: 'never', range: { min: 1, max: 3 } },
  { path: 'c', label: label('C'), kind: 'text', required: 'always', askedWhen: needsB, initial: 'mẫu' },
  { path: 'd', label: label('D'), kind: 'yesNo', required: needsB },
  { path: 'e', label: label('E'), kind: 'text', required: 'never', askedWhen: (all) => all['c'] !== undefined },
  { path: 'f', label: label('F'), kind: 'pin', required: 'always', filledBy: 'system' },
];

const procedure: Procedure = {
  id: 'test',
  version: 1,
  receivedFrom: '2025-07-01',
  receivedUntil: '2027-02-28',
  nationalCode: '0.000000',
  name: label('Thử'),
  serviceField: label('Thử'),
  whoActs: label('Ai cũng được'),
  channels: ['direct'],
  subjects: ['a'],
  tellingFacts: ['a'],
  timeLimit: { rule: 'sameDay' },
  persons: [],
  submitter: () => [],
  fee: { freeWhen: () => true, freeBecause: label('thử') },
  book: 'KS',
  result: label('Giấy thử'),
  legalBasis: [],
  groups: [
    { id: 'one', title: label('Một'), fields: fields.slice(0, 3) },
    { id: 'two', title: label('Hai'), fields: fields.slice(3) },
  ],
  checks: [() => [warning('d', 'late', 'Muộn.', 'Late.'), warning('a', 'odd', 'Lạ.', 'Odd.')]],
  papers: [],
};

const receivedOn = '2026-11-20';
const codes = (all: Fields, on = receivedOn) =>
  checkFields(procedure, all, { receivedOn: on }).map((finding) => `${finding.field}:${finding.code}`);

describe('the check of a dossier’s fields', () => {
  it('tells what is missing, in the order of the form, the field’s own findings first', () => {
    expect(codes({})).toEqual(['a:required', 'a:odd', 'd:late']);
    expect(codes({ a: 'Thử', b: 2 })).toEqual(['a:odd', 'c:required', 'd:required', 'd:late']);
  });

  it('tells what is filled though not asked', () => {
    expect(codes({ a: 'Thử', c: 'mẫu' })).toEqual(['a:odd', 'c:notAsked', 'd:late']);
  });

  it('tells a value that does not fit its kind or range', () => {
    expect(codes({ a: 'Thử 1', b: 9, c: 'mẫu', d: false })).toEqual([
      'a:nameDigits',
      'a:odd',
      'b:numberRange',
      'd:late',
    ]);
  });

  it('takes «no» for an answer', () => {
    expect(codes({ a: 'Thử', b: 1, c: 'mẫu', d: false })).toEqual(['a:odd', 'd:late']);
  });

  it('never asks a person for what the system fills in', () => {
    expect(codes({ a: 'Thử' })).not.toContain('f:required');
  });

  it('warns about the whole dossier once the law has changed and this build does not know how', () => {
    expect(codes({ a: 'Thử' }, '2027-02-28')).toEqual(['a:odd', 'd:late']);
    const [first] = checkFields(procedure, { a: 'Thử' }, { receivedOn: '2027-03-01' });
    expect(first).toMatchObject({ field: '', level: 'warning', code: 'procedureOutdated' });
  });
});

describe('what a form asks', () => {
  const spec = (path: string) => {
    const found = fields.find((field) => field.path === path);
    if (found === undefined) throw new Error(path);
    return found;
  };

  it('depends on the other fields', () => {
    expect(isAsked(spec('c'), {})).toBe(false);
    expect(isAsked(spec('c'), { b: 1 })).toBe(true);
    expect(isRequired(spec('c'), {})).toBe(false);
    expect(isRequired(spec('c'), { b: 1 })).toBe(true);
    expect(isRequired(spec('f'), {})).toBe(false);
  });

  it('drops what is no longer asked, and what that made unasked in turn', () => {
    expect(withoutUnasked(procedure, { a: 'Thử', c: 'mẫu', e: 'x' })).toEqual({ a: 'Thử' });
    expect(withoutUnasked(procedure, { b: 1, c: 'mẫu', e: 'x' })).toEqual({ b: 1, c: 'mẫu', e: 'x' });
  });

  it('begins with what is asked from the start', () => {
    expect(initialFields(procedure, { receivedOn, communeName: 'xã Thử Nghiệm' })).toEqual({ a: 'Thử' });
  });
});
