import { beforeEach, describe, expect, it } from 'vitest';
import { initialFields } from '../../../src/domain/asked-fields.ts';
import { birthRegistration1 } from '../../../src/domain/procedures/birth/procedure.ts';
import { procedureFields } from '../../../src/domain/procedure-fields.ts';
import type { FieldSpec } from '../../../src/domain/field.ts';
import { mostSteps } from '../../../src/state/form/filled-steps.ts';
import { createFormStore, type FormStore } from '../../../src/state/form/form-store.ts';
import { nextSource, repeatHere, repeatSources } from '../../../src/state/form/repeat-sources.ts';

const own = { provinceCode: '99', communeCode: '99999', name: 'xã Thử Nghiệm' };
const home = { provinceCode: '99', communeCode: '99999', detail: 'Thôn Mẫu 3' };
const station = { at: 'facility', facility: 'Trạm Y tế xã Thử Nghiệm', address: { ...home, detail: '' } } as const;
const filling = { from: 'card', into: { vi: 'Người mẹ', en: 'Mother' } } as const;

function specAt(path: string): FieldSpec {
  const spec = procedureFields(birthRegistration1).byPath.get(path);
  if (spec === undefined) throw new Error(`No such field: ${path}`);
  return spec;
}

let form: FormStore;
const value = (path: string) => form.getState().form.fields[path];
const typing = (key: string) => form.getState().form.typing[key];
const press = (path: string) => {
  const source = nextSource(form, specAt(path), repeatSources(form, specAt(path), own));
  if (source !== undefined) repeatHere(form, specAt(path), source);
  return source?.from;
};

beforeEach(() => {
  const fields = initialFields(birthRegistration1, { receivedOn: '2026-11-20', communeName: 'xã Thử Nghiệm' });
  form = createFormStore(
    { fields, typing: {} },
    { procedure: birthRegistration1, receivedOn: '2026-11-20', last: { 'child.birthPlace': station } },
  );
});

describe('a step that can be taken back', () => {
  it('gives back what stood there, values and half-typed texts alike', () => {
    form.fill({ 'mother.ethnicity': '01' });
    form.type(specAt('mother.pin'), '', '9991');
    const before = form.getState().form;
    form.asOneStep(filling, () => {
      form.fill({ 'mother.fullName': 'Lò Thị Ví', 'mother.pin': '999188004321' });
      form.fill({ 'mother.ethnicity': '03', 'mother.residence': home });
    });
    expect(value('mother.pin')).toBe('999188004321');
    expect(form.undo()).toEqual(filling);
    expect(form.getState().form).toEqual(before);
    expect(form.undo()).toBeNull();
  });

  it('takes a scanner’s letters out of the field they ran into, and leaves what has come meanwhile', () => {
    const before = form.getState().form;
    form.type(specAt('father.fullName'), '', '999188');
    // The card scanned before has waited for the names of communes.
    form.asOneStep(filling, () => form.fill({ 'mother.fullName': 'Lò Thị Ví', 'mother.pin': '999188004321' }));
    form.type(specAt('father.fullName'), '', '999188004321|');
    form.putBack(before, 'father.fullName');
    expect(typing('father.fullName')).toBeUndefined();
    expect([value('mother.fullName'), value('mother.pin')]).toEqual(['Lò Thị Ví', '999188004321']);
  });

  it('marks each answer with where it came from, until she writes over it or takes it back', () => {
    const origin = (path: string) => form.getState().form.origins?.[path];
    form.asOneStep(filling, () => form.fill({ 'mother.fullName': 'Lò Thị Ví', 'mother.pin': '999188004321' }));
    const again = { from: 'form', of: 'mother', into: filling.into } as const;
    form.asOneStep(again, () => form.fill({ 'mother.pin': '999188004321', 'father.ethnicity': '03' }));
    expect([origin('mother.fullName'), origin('father.ethnicity')]).toEqual([
      { from: 'card' },
      { from: 'form', of: 'mother' },
    ]);
    // What stood there already has not come from elsewhere.
    expect(origin('mother.pin')).toEqual({ from: 'card' });
    expect(origin('child.fullName')).toBeUndefined();
    form.type(specAt('mother.fullName'), '', 'Lò Thị Vi');
    form.leave(specAt('mother.fullName'));
    expect(origin('mother.fullName')).toBeUndefined();
    form.undo();
    form.undo();
    expect(form.getState().form.origins).toBeUndefined();
    expect(value('mother.fullName')).toBe('Lò Thị Vi');
  });

  it('leaves what she has typed over it since, and what she has typed elsewhere', () => {
    form.asOneStep(filling, () => form.fill({ 'mother.fullName': 'Lò Thị Ví', 'mother.pin': '999188004321' }));
    form.type(specAt('mother.fullName'), '', 'Lò Thị Vi');
    form.type(specAt('child.fullName'), '', 'Lò');
    form.undo();
    expect(typing('mother.fullName')).toBe('Lò Thị Vi');
    expect(typing('child.fullName')).toBe('Lò');
    expect(value('mother.pin')).toBeUndefined();
  });

  it('says whether she has typed since, for whom the key is then the browser’s', () => {
    form.asOneStep(filling, () => form.fill({ 'mother.pin': '999188004321' }));
    expect(form.getState().typedSince).toBe(false);
    form.type(specAt('child.fullName'), '', 'L');
    expect(form.getState().typedSince).toBe(true);
    form.asOneStep(filling, () => form.fill({ 'father.pin': '999088004321' }));
    expect(form.getState().typedSince).toBe(false);
  });

  it('is none where nothing changed, and only so many are kept', () => {
    form.asOneStep(filling, () => undefined);
    expect(form.getState().steps).toEqual([]);
    for (let at = 0; at <= mostSteps; at += 1)
      form.asOneStep(filling, () => form.fill({ 'mother.pin': String(999_188_000_000 + at) }));
    expect(form.getState().steps).toHaveLength(mostSteps);
  });
});

describe('the key that says the same again', () => {
  it('takes the place of the last dossier first, then the commune’s own, and back', () => {
    expect(press('child.birthPlace')).toBe('last');
    expect(value('child.birthPlace')).toEqual(station);
    expect(press('child.birthPlace')).toBeUndefined();
  });

  it('goes from one source to the next when it is pressed again', () => {
    form.fill({ 'mother.residence': home, 'father.residence': { ...home, detail: 'Buôn Thử 1' } });
    expect(press('child.hometown')).toBe('form');
    expect(value('child.hometown')).toEqual(home);
    expect(press('child.hometown')).toBe('form');
    expect(value('child.hometown')).toMatchObject({ detail: 'Buôn Thử 1' });
    expect(press('child.hometown')).toBe('form');
    expect(value('child.hometown')).toEqual(home);
  });

  it('chooses the own province and commune and leaves what is typed of hamlet and house', () => {
    form.type(specAt('mother.residence'), 'detail', 'Thôn Mẫu 3');
    expect(press('mother.residence')).toBe('commune');
    expect(value('mother.residence')).toEqual(home);
  });

  it('writes the personal number as the card’s, unless a number stands there', () => {
    expect(repeatSources(form, specAt('mother.idDocument'), own)).toEqual([]);
    form.fill({ 'mother.pin': '999188004321' });
    expect(press('mother.idDocument')).toBe('form');
    expect(value('mother.idDocument')).toEqual({ type: '10', number: '999188004321' });
    expect(repeatSources(form, specAt('mother.idDocument'), own)).toEqual([]);
  });

  it('takes the applicant into the parent that she is, and writes over nothing', () => {
    form.fill({ 'applicant.fullName': 'Lò Thị Ví', 'applicant.pin': '999188004321' });
    expect(press('mother.fullName')).toBeUndefined();
    form.fill({ 'applicant.relationship': 'mother', 'mother.pin': '999188000000' });
    expect(press('mother.fullName')).toBe('form');
    expect(value('mother.fullName')).toBe('Lò Thị Ví');
    expect(value('mother.pin')).toBe('999188000000');
  });
});
