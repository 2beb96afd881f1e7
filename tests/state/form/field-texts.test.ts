import { describe, expect, it } from 'vitest';
import type { FieldSpec, FieldValue } from '../../../src/domain/field.ts';
import { birthRegistration1 } from '../../../src/domain/procedures/birth/procedure.ts';
import { readTexts, textsOfValue } from '../../../src/state/form/field-texts.ts';
import { makePeople } from '../../support/people.ts';

const specs = new Map(birthRegistration1.groups.flatMap((group) => group.fields).map((spec) => [spec.path, spec]));

function specAt(path: string): FieldSpec {
  const spec = specs.get(path);
  if (spec === undefined) throw new Error(`No such field: ${path}`);
  return spec;
}

const read = (path: string, text: string) => readTexts(specAt(path), { '': text }, 2026);

describe('texts of a field', () => {
  it('shows every kind of value so that reading it again gives the same value', () => {
    const people = makePeople(11);
    for (const fields of people.births(60)) {
      for (const [path, value] of Object.entries(fields)) {
        const spec = specAt(path);
        expect(readTexts(spec, textsOfValue(spec.kind, value), 2026), path).toEqual({ status: 'value', value });
      }
    }
  });

  it('puts names in order: spaces, capitals, one apostrophe', () => {
    expect(read('child.fullName', '  NGUYỄN   thị  a ')).toEqual({ status: 'value', value: 'Nguyễn Thị A' });
    expect(read('child.fullName', 'H’MẪU NIÊ')).toEqual({ status: 'value', value: "H'Mẫu Niê" });
  });

  it('reads dates typed as digits alone', () => {
    expect(read('child.birthDate', '150326')).toEqual({ status: 'value', value: '2026-03-15' });
    expect(textsOfValue('date', '2026-03-15')).toEqual({ '': '15/03/2026' });
  });

  it('says what is wrong where a text is no value', () => {
    const found = read('child.birthDate', '310226');
    expect(found).toMatchObject({ status: 'finding', finding: { field: 'child.birthDate', code: 'dateNotReal' } });
    expect(read('applicant.copies', 'hai')).toMatchObject({ finding: { code: 'numberForm' } });
  });

  it('takes a blank for empty, also where a first choice stands already', () => {
    expect(read('child.fullName', '  ')).toEqual({ status: 'empty' });
    expect(readTexts(specAt('child.birthPlace'), { at: 'facility' }, 2026)).toEqual({ status: 'empty' });
    expect(readTexts(specAt('applicant.idDocument'), { type: '10', number: '' }, 2026)).toEqual({ status: 'empty' });
    expect(readTexts(specAt('mother.residence'), { asWritten: 'Thôn 1, xã Cũ' }, 2026)).toEqual({ status: 'empty' });
  });

  it('does not take half an address for a value', () => {
    const half = { provinceCode: '99', communeCode: '', detail: 'Thôn 1' };
    expect(readTexts(specAt('mother.residence'), half, 2026)).toMatchObject({ finding: { code: 'addressIncomplete' } });
  });

  it('answers an unticked box with no only where the form began so', () => {
    expect(read('applicant.copiesRequested', 'false')).toEqual({ status: 'value', value: false });
    expect(read('applicant.oath', 'false')).toEqual({ status: 'empty' });
    expect(read('applicant.oath', 'true')).toEqual({ status: 'value', value: true });
  });

  it('keeps what only one kind of birth place asks', () => {
    const place: FieldValue = { at: 'abroad', city: 'Vientiane', country: 'LA' };
    const texts = { ...textsOfValue('place', place), facility: 'Trạm Y tế' };
    expect(readTexts(specAt('child.birthPlace'), texts, 2026)).toEqual({ status: 'value', value: place });
  });
});
