import { beforeEach, describe, expect, it } from 'vitest';
import { initialFields } from '../../../src/domain/asked-fields.ts';
import { procedureFields } from '../../../src/domain/procedure-fields.ts';
import { birthRegistration1 } from '../../../src/domain/procedures/birth/procedure.ts';
import { createFormStore, type FormStore } from '../../../src/state/form/form-store.ts';
import { needsAnswer } from '../../../src/state/form/needs-answer.ts';

let form: FormStore;
const specAt = (path: string) => {
  const spec = procedureFields(birthRegistration1).byPath.get(path);
  if (spec === undefined) throw new Error(`No such field: ${path}`);
  return spec;
};
const stopsAt = (path: string, part = ''): boolean => needsAnswer(form, specAt(path), part);

beforeEach(() => {
  const fields = initialFields(birthRegistration1, { receivedOn: '2026-11-20', communeName: 'xã Thử Nghiệm' });
  form = createFormStore({ fields, typing: {} }, { procedure: birthRegistration1, receivedOn: '2026-11-20' });
});

describe('where Enter stops', () => {
  it('goes by what a new form says by itself and stops at what is not said', () => {
    expect(stopsAt('parentageCase')).toBe(false);
    expect(stopsAt('mother.nationality')).toBe(false);
    expect(stopsAt('applicant.declaredOn')).toBe(false);
    expect(stopsAt('child.fullName')).toBe(true);
    expect(stopsAt('applicant.phone')).toBe(true);
  });

  it('stops at what is wrong, however much stands there, and at every tick', () => {
    form.type(specAt('child.birthDate'), '', '310226');
    expect(stopsAt('child.birthDate')).toBe(false);
    form.leave(specAt('child.birthDate'));
    expect(stopsAt('child.birthDate')).toBe(true);
    expect(stopsAt('applicant.copiesRequested')).toBe(true);
  });

  it('goes by what is rarely answered, until somebody begins to', () => {
    expect(stopsAt('child.otherNationality')).toBe(false);
    expect(stopsAt('applicant.idDocument', 'number')).toBe(true);
    form.fill({ 'applicant.pin': '999188004321' });
    expect(stopsAt('applicant.idDocument', 'number')).toBe(false);
    form.type(specAt('applicant.idDocument'), 'number', '999188004321');
    expect(stopsAt('applicant.idDocument', 'number')).toBe(false);
    expect(stopsAt('applicant.idDocument', 'issuedOn')).toBe(true);
  });
});
