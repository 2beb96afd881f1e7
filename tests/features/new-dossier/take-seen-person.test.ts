import { describe, expect, it } from 'vitest';
import { initialFields } from '../../../src/domain/asked-fields.ts';
import { birthRegistration1 } from '../../../src/domain/procedures/birth/procedure.ts';
import { deathRegistration1 } from '../../../src/domain/procedures/death/procedure.ts';
import { hamletOf, takeSeenPerson } from '../../../src/features/new-dossier/take-seen-person.ts';
import { createFormStore } from '../../../src/state/form/form-store.ts';
import { makePeople } from '../../support/people.ts';
import { madeUpDossier } from '../../support/made-up-view.ts';

const people = makePeople(41);
const birth = people.birth();
const seen = { dossier: madeUpDossier({ number: 1, fields: birth }), role: 'mother' };

function formOf(procedure: typeof birthRegistration1) {
  const fields = initialFields(procedure, { receivedOn: '2026-11-20', communeName: 'xã Thử Nghiệm' });
  const form = createFormStore({ fields, typing: {} }, { procedure, receivedOn: '2026-11-20' });
  const into = (id: string) => {
    const group = procedure.groups.find((each) => each.id === id);
    if (group === undefined) throw new Error(`No such block: ${id}`);
    return group;
  };
  const spec = (path: string) => {
    const found = procedure.groups.flatMap((group) => group.fields).find((each) => each.path === path);
    if (found === undefined) throw new Error(`No such field: ${path}`);
    return found;
  };
  return { form, into, spec };
}

describe('a person seen before', () => {
  it('is taken whole into the same block of another birth, in place of what was typed to find her', () => {
    const { form, into, spec } = formOf(birthRegistration1);
    form.type(spec('mother.fullName'), '', 'lo thi');
    expect(takeSeenPerson(form, seen, into('mother'))).toEqual([]);
    const { fields, typing } = form.getState().form;
    for (const [path, value] of Object.entries(birth).filter(([at]) => at.startsWith('mother.')))
      expect([path, fields[path]]).toEqual([path, value]);
    expect(typing).toEqual({});
    expect(form.undo()).toMatchObject({ from: 'record' });
    expect(form.getState().form.typing).toEqual({ 'mother.fullName': 'lo thi' });
  });

  it('never writes over what was typed, and tells where the form says otherwise', () => {
    const { form, into, spec } = formOf(birthRegistration1);
    form.fill({ 'mother.birthDate': { y: 1950 } });
    form.type(spec('mother.residence'), 'detail', 'Thôn Khác');
    expect(takeSeenPerson(form, seen, into('mother'))).toEqual(['mother.birthDate', 'mother.residence']);
    expect(form.getState().form.fields['mother.birthDate']).toEqual({ y: 1950 });
    expect(form.getState().form.typing['mother.residence#detail']).toBe('Thôn Khác');
    expect(form.getState().form.fields['mother.pin']).toBe(birth['mother.pin']);
  });

  it('is taken into another procedure too, where she lived being the last place she lived', () => {
    const { form, into } = formOf(deathRegistration1);
    takeSeenPerson(form, seen, into('deceased'));
    expect(form.getState().form.fields).toMatchObject({
      'deceased.fullName': birth['mother.fullName'],
      'deceased.birthDate': birth['mother.birthDate'],
      'deceased.lastResidence': birth['mother.residence'],
    });
  });

  it('is told by her hamlet', () => {
    expect(hamletOf(seen)).toBe((birth['mother.residence'] as { detail: string }).detail);
    expect(hamletOf({ ...seen, role: 'nobody' })).toBe('');
  });
});
