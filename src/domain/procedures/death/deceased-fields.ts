import { sexes } from '../../code-lists.ts';
import type { FieldGroup, FieldSpec } from '../../field.ts';
import { personFields } from '../shared/person-fields.ts';

const sex: FieldSpec = {
  path: 'deceased.sex',
  label: { vi: 'Giới tính', en: 'Sex' },
  kind: 'choice',
  choices: sexes,
  required: 'always',
  nationalName: 'nktGioiTinh',
};

const person = personFields({
  id: 'deceased',
  national: 'nkt',
  nameLabel: { vi: 'Họ, chữ đệm, tên', en: 'Full name' },
  birthLabel: { vi: 'Ngày, tháng, năm sinh', en: 'Date of birth' },
  residence: {
    name: 'lastResidence',
    label: { vi: 'Nơi cư trú cuối cùng', en: 'Last residence' },
    required: 'always',
  },
  sameAs: ['applicant.residence'],
});

export const deceasedGroup: FieldGroup = {
  id: 'deceased',
  title: { vi: 'Người đã chết', en: 'Person who died' },
  fields: person.flatMap((spec) => (spec.path === 'deceased.birthDate' ? [spec, sex] : [spec])),
};
