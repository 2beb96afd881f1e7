import { expect, it } from 'vitest';
import type { Fields } from '../../../src/domain/field.ts';
import { procedureVersion } from '../../../src/domain/procedures/catalogue.ts';
import { changesTo, openSpecs } from '../../../src/features/dossiers/open-after-entry.ts';
import { enteredDossier } from '../../support/entered-dossier.ts';
import { makePeople } from '../../support/people.ts';

const birth = enteredDossier('birth', makePeople(4).birth({ 'applicant.copies': 2 }));
const procedure = procedureVersion('birth', 1);
const paths = (of = birth) => openSpecs(of, procedure).map(({ path }) => path);

it('of an entered dossier copies and contact stay open, copies until the result is handed over', () => {
  expect(paths()).toEqual(['applicant.phone', 'applicant.email', 'applicant.copiesRequested', 'applicant.copies']);
  const given = { ...birth, delivery: { kind: 'POSTED', at: birth.receivedAt, tracking: '' } as const };
  expect(paths(given)).toEqual(['applicant.phone', 'applicant.email']);
  const { entry: _, ...notEntered } = birth;
  expect(paths(notEntered)).toEqual([]);
});

it('[R10] only what was changed is said, each from what stood there', () => {
  const specs = openSpecs(birth, procedure);
  const { 'applicant.email': _, ...rest }: Fields = birth.fields;
  const answers = { ...rest, 'applicant.copies': 5 };
  expect(changesTo(birth, specs, answers)).toEqual([
    { field: 'applicant.email', from: birth.fields['applicant.email'], to: null },
    { field: 'applicant.copies', from: 2, to: 5 },
  ]);
  expect(changesTo(birth, specs, birth.fields)).toEqual([]);
});
