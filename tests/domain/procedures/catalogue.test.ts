import { describe, expect, it } from 'vitest';
import { checkFields } from '../../../src/domain/check-fields.ts';
import { procedureOn, procedures, procedureVersion } from '../../../src/domain/procedures/catalogue.ts';

describe('the catalogue of procedures', () => {
  it('chooses by the day a dossier is received', () => {
    expect(procedureOn('birth', '2026-11-20')).toMatchObject({ status: 'inForce', procedure: { version: 1 } });
    expect(procedureOn('birth', '2027-02-28')).toMatchObject({ status: 'inForce', procedure: { version: 1 } });
  });

  it.each([
    ...['birth', 'birth-foreign', 'birth-from-papers', 'birth-reregistration'],
    ...['death', 'death-foreign', 'death-reregistration'],
    ...['marriage', 'marriage-foreign', 'marriage-reregistration'],
  ])('goes over to the law of 1 March 2027 with that day, for a %s', (id) => {
    expect(procedureOn(id, '2027-02-28')).toMatchObject({ status: 'inForce', procedure: { version: 1 } });
    expect(procedureOn(id, '2027-03-01')).toMatchObject({
      status: 'inForce',
      procedure: { version: 2, timeLimit: { duration: 'PT24H' } },
    });
  });

  it.each([
    ...['recognition-foreign', 'change-foreign', 'foreign-marriage-note', 'foreign-divorce-note'],
    ...['foreign-birth-note', 'foreign-death-note', 'foreign-recognition-note'],
    ...['foreign-guardianship-note', 'foreign-change-note'],
  ])('stays with the last version known of what nobody has told of that law: %s', (id) => {
    expect(procedureOn(id, '2027-02-28')).toMatchObject({ status: 'inForce', procedure: { version: 1 } });
    const found = procedureOn(id, '2027-03-01');
    if (found.status !== 'outdated') throw new Error(found.status);
    expect(found.procedure.timeLimit.rule).toBe('workingDays');
    expect(checkFields(found.procedure, {}, { receivedOn: '2027-03-01' })[0]).toMatchObject({
      level: 'warning',
      code: 'procedureOutdated',
    });
  });

  it('asks wherever somebody lives from March 2027 on: no question of competence', () => {
    const counted = (id: string) => [1, 2].map((version) => procedureVersion(id, version)?.checks.length ?? 0);
    for (const id of ['birth-reregistration', 'birth-from-papers', 'marriage-reregistration', 'death-reregistration']) {
      const [before = 0, after = 0] = counted(id);
      expect(after, id).toBe(before - 1);
    }
    expect(counted('birth-foreign')[0]).toBe(counted('birth-foreign')[1]);
    expect(procedureVersion('death-reregistration', 2)?.result.vi).toBe('Giấy chứng tử');
    expect(procedureVersion('death-foreign', 2)?.result.vi).toBe('Giấy chứng tử');
  });

  it('does not guess what of that law nobody has read, and stays usable', () => {
    expect(procedureOn('change', '2027-03-01')).toMatchObject({ status: 'outdated', procedure: { version: 1 } });
    expect(procedureVersion('death', 2)?.result.vi).toBe('Giấy chứng tử');
    for (const id of ['birth', 'death', 'marriage']) {
      const version = procedureVersion(id, 2);
      if (version === undefined) throw new Error(id);
      const [first] = checkFields(version, {}, { receivedOn: '2027-03-01' });
      expect(first).toMatchObject({ field: '', level: 'warning', code: 'procedureUnsure' });
      expect(version.checks.length).toBe((procedureVersion(id, 1)?.checks.length ?? 0) - (id === 'birth' ? 0 : 1));
    }
  });

  it('knows no procedure before its law or of another name', () => {
    expect(procedureOn('birth', '2025-06-30')).toEqual({ status: 'none' });
    expect(procedureOn('divorce', '2026-11-20')).toEqual({ status: 'none' });
  });

  it('finds an old dossier’s version', () => {
    expect(procedureVersion('birth', 1)?.nationalCode).toBe('1.001193');
    expect(procedureVersion('birth', 3)).toBeUndefined();
  });

  it('has one procedure a name and version, and one field a path', () => {
    const names = procedures.map((procedure) => `${procedure.id} ${procedure.version}`);
    expect(new Set(names).size).toBe(names.length);
    for (const procedure of procedures) {
      const paths = procedure.groups.flatMap((group) => group.fields).map((field) => field.path);
      expect(new Set(paths).size).toBe(paths.length);
      for (const group of procedure.groups) {
        const labels = group.fields.map((field) => field.label.vi);
        // Nobody, and no test that looks for a control by part of its label, shall find two in one group.
        for (const label of labels) {
          const containing = labels.filter((other) => other.toLowerCase().includes(label.toLowerCase()));
          expect(containing, group.id).toEqual([label]);
        }
      }
      const choices = procedure.groups.flatMap((group) => group.fields).filter((field) => field.kind === 'choice');
      for (const field of choices) expect(Boolean(field.choices) !== Boolean(field.longList), field.path).toBe(true);
    }
  });
});
