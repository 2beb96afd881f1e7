import { beforeEach, describe, expect, it } from 'vitest';
import type { FieldSpec } from '../../../src/domain/field.ts';
import { changeOfEntry1 } from '../../../src/domain/procedures/change/procedure.ts';
import { procedureFields } from '../../../src/domain/procedure-fields.ts';
import { createFormStore, type FormStore } from '../../../src/state/form/form-store.ts';
import { enteredDossier } from '../../support/entered-dossier.ts';
import { makePeople } from '../../support/people.ts';

const birth = enteredDossier('birth', {
  ...makePeople(11).birth(),
  'mother.fullName': 'Lò Thị Ví',
  'mother.birthDate': { y: 1990, m: 3 },
});

function specAt(path: string): FieldSpec {
  const spec = procedureFields(changeOfEntry1).byPath.get(path);
  if (spec === undefined) throw new Error(`No such field: ${path}`);
  return spec;
}

let form: FormStore;
const said = () => form.getState().form.fields['items.1.from'];
const chooseItem = (code: string) => form.choose(specAt('items.1.item'), '', code);

beforeEach(() => {
  const record = (id: string) => (id === birth.id ? { id, fields: birth.fields } : undefined);
  const begun = { fields: { 'original.kind': 'KS', 'change.action': 'CAI_CHINH' }, typing: {} };
  form = createFormStore(begun, { procedure: changeOfEntry1, receivedOn: '2026-11-20', record });
});

describe('what the book says, in a form about a chosen entry', () => {
  it('stands there as soon as the item is chosen, and follows the item', () => {
    form.fill({ 'original.record': birth.id });
    chooseItem('mother.fullName');
    expect(said()).toBe('Lò Thị Ví');
    expect(form.getState().form.origins).toEqual({ 'items.1.from': { from: 'record' } });
    chooseItem('mother.birthDate');
    expect(said()).toBe('03/1990');
    chooseItem('mother.residence');
    chooseItem('other');
    expect(said()).toBeUndefined();
    expect(form.getState().form.origins).toBeUndefined();
  });

  it('stands there as soon as the entry is chosen, and goes with it when that is taken back', () => {
    chooseItem('mother.fullName');
    expect(said()).toBeUndefined();
    form.asOneStep({ from: 'record', into: changeOfEntry1.name }, () => form.fill({ 'original.record': birth.id }));
    expect(said()).toBe('Lò Thị Ví');
    form.undo();
    expect(said()).toBeUndefined();
  });

  it('is never written over what a person wrote, nor written again where she took it out', () => {
    form.fill({ 'original.record': birth.id });
    chooseItem('mother.fullName');
    form.type(specAt('items.1.from'), '', 'Lò Thị Vý');
    form.leave(specAt('items.1.from'));
    chooseItem('mother.birthDate');
    expect(said()).toBe('Lò Thị Vý');
    expect(form.getState().form.origins).toBeUndefined();
    form.type(specAt('items.1.from'), '', '');
    form.leave(specAt('items.1.from'));
    form.choose(specAt('change.fault'), '', 'officer');
    expect(said()).toBeUndefined();
  });
});
