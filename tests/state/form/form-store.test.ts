import { beforeEach, describe, expect, it } from 'vitest';
import { initialFields } from '../../../src/domain/asked-fields.ts';
import type { FieldSpec } from '../../../src/domain/field.ts';
import { birthRegistration1 } from '../../../src/domain/procedures/birth/procedure.ts';
import { groupStanding } from '../../../src/state/form/group-standing.ts';
import { createFormStore, type FormStore } from '../../../src/state/form/form-store.ts';
import { askedFields, specsOf, textOf } from '../../../src/state/form/typed-form.ts';
import { makePeople } from '../../support/people.ts';

const context = { procedure: birthRegistration1, receivedOn: '2026-11-20' };
const specs = new Map(specsOf(birthRegistration1).map((spec) => [spec.path, spec]));

function specAt(path: string): FieldSpec {
  const spec = specs.get(path);
  if (spec === undefined) throw new Error(`No such field: ${path}`);
  return spec;
}

let form: FormStore;

beforeEach(() => {
  const fields = initialFields(birthRegistration1, { receivedOn: '2026-11-20', communeName: 'xã Thử Nghiệm' });
  form = createFormStore({ fields, typing: {} }, context);
});

const shown = (path: string, part = ''): string => textOf(form.getState().form, specAt(path), part);
const findingsAt = (path: string): readonly string[] =>
  form
    .getState()
    .findings.filter((finding) => finding.field === path)
    .map((finding) => finding.code);

describe('a form while it is typed', () => {
  it('keeps every keystroke as typed and judges it only when she leaves the field', () => {
    form.type(specAt('child.birthDate'), '', '3102');
    expect(shown('child.birthDate')).toBe('3102');
    expect(findingsAt('child.birthDate')).toEqual(['required']);
    form.type(specAt('child.birthDate'), '', '310226');
    form.leave(specAt('child.birthDate'));
    expect(findingsAt('child.birthDate')).toEqual(['dateNotReal']);
    expect(shown('child.birthDate')).toBe('310226');
    expect(form.getState().form.typing).toEqual({ 'child.birthDate': '310226' });
  });

  it('shows a value in its own writing once she has left the field', () => {
    form.type(specAt('child.birthDate'), '', '201026');
    form.leave(specAt('child.birthDate'));
    expect(shown('child.birthDate')).toBe('20/10/2026');
    expect(form.getState().form.typing).toEqual({});
  });

  it('does not call a half-chosen address wrong before she leaves it', () => {
    const residence = specAt('mother.residence');
    form.choose(residence, 'provinceCode', '99');
    expect(findingsAt('mother.residence')).toEqual([]);
    form.leave(residence);
    expect(findingsAt('mother.residence')).toEqual(['addressIncomplete']);
    form.choose(residence, 'communeCode', '99999');
    expect(findingsAt('mother.residence')).toEqual([]);
    expect(form.getState().form.fields['mother.residence']).toMatchObject({ communeCode: '99999' });
  });

  it('keeps where a child was born chosen before anything of the place is', () => {
    form.choose(specAt('child.birthPlace'), 'at', 'address');
    form.leave(specAt('child.birthPlace'));
    expect(shown('child.birthPlace', 'at')).toBe('address');
    expect(findingsAt('child.birthPlace')).toEqual(['required']);
    form.choose(specAt('child.birthPlace'), 'provinceCode', '99');
    form.choose(specAt('child.birthPlace'), 'communeCode', '99999');
    expect(form.getState().form.fields['child.birthPlace']).toMatchObject({ at: 'address' });
  });

  it('forgets the commune when another province is chosen', () => {
    const residence = specAt('mother.residence');
    form.fill({ 'mother.residence': { provinceCode: '99', communeCode: '99999', detail: '' } });
    form.choose(residence, 'provinceCode', '01');
    expect(shown('mother.residence', 'communeCode')).toBe('');
    expect(form.getState().form.fields['mother.residence']).toBeDefined();
    form.leave(residence);
    expect(form.getState().form.fields['mother.residence']).toBeUndefined();
  });

  it('keeps the father for the case the question comes back, and leaves him out of what is saved', () => {
    form.type(specAt('father.fullName'), '', 'nguyễn văn thử');
    form.leave(specAt('father.fullName'));
    form.choose(specAt('parentageCase'), '', '3');
    expect(form.getState().asked.has('father.fullName')).toBe(false);
    expect(askedFields(form.getState().form, birthRegistration1)).not.toHaveProperty(['father.fullName']);
    form.choose(specAt('parentageCase'), '', '1');
    expect(shown('father.fullName')).toBe('Nguyễn Văn Thử');
  });

  it('reads everything still being typed when she asks to save', () => {
    form.type(specAt('child.fullName'), '', 'lò thị ví');
    const findings = form.review();
    expect(form.getState().form.fields['child.fullName']).toBe('Lò Thị Ví');
    expect(findings.some((finding) => finding.field === 'child.sex' && finding.code === 'required')).toBe(true);
    expect(form.getState().reviewed).toBe(true);
  });

  it('opens again exactly as it was left, half-typed texts too', () => {
    form.type(specAt('child.birthDate'), '', '2010');
    form.type(specAt('mother.fullName'), '', 'H’mẫu ni');
    const { fields, typing } = form.getState().form;
    const again = createFormStore({ fields, typing }, context);
    expect(textOf(again.getState().form, specAt('child.birthDate'), '')).toBe('2010');
    expect(textOf(again.getState().form, specAt('mother.fullName'), '')).toBe("H'mẫu Ni");
  });

  it('knows a whole birth for complete, group by group', () => {
    form.fill(makePeople(3).birth());
    expect(form.review().filter((finding) => finding.level === 'error')).toEqual([]);
    for (const group of birthRegistration1.groups) {
      expect(groupStanding(group, form.getState()).kind, group.id).toBe('complete');
    }
    form.choose(specAt('child.sex'), '', '');
    const child = birthRegistration1.groups.find((group) => group.id === 'child');
    if (child === undefined) throw new Error('The procedure has no child.');
    expect(groupStanding(child, form.getState())).toEqual({ kind: 'remaining', count: 1 });
  });

  it('shows what a card wrote of the place until a commune is chosen, and keeps it beside the unit', () => {
    form.fillTexts('mother.residence', { asWritten: 'Thôn 2, xã Cũ, huyện Cũ, tỉnh Mẫu' });
    expect(shown('mother.residence', 'asWritten')).toBe('Thôn 2, xã Cũ, huyện Cũ, tỉnh Mẫu');
    expect(findingsAt('mother.residence')).toEqual([]);
    form.choose(specAt('mother.residence'), 'provinceCode', '99');
    form.choose(specAt('mother.residence'), 'communeCode', '99999');
    expect(form.getState().form.fields['mother.residence']).toMatchObject({
      communeCode: '99999',
      asWritten: 'Thôn 2, xã Cũ, huyện Cũ, tỉnh Mẫu',
    });
  });
});
