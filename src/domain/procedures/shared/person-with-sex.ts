import { sexes } from '../../code-lists.ts';
import type { FieldSpec } from '../../field.ts';
import { personFields, type PersonWishes } from './person-fields.ts';

/** The same questions of a person, with the sex after the date of birth. */
export function personWithSex(wishes: PersonWishes): readonly FieldSpec[] {
  const { id, national, askedWhen } = wishes;
  const sex: FieldSpec = {
    path: `${id}.sex`,
    label: { vi: 'Giới tính', en: 'Sex' },
    kind: 'choice',
    choices: sexes,
    required: 'always',
    ...(askedWhen === undefined ? {} : { askedWhen }),
    nationalName: `${national}GioiTinh`,
  };
  return personFields(wishes).flatMap((spec) => (spec.path === `${id}.birthDate` ? [spec, sex] : [spec]));
}
