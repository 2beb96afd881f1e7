import type { FieldGroup } from '../../field.ts';
import { personWithSex } from '../shared/person-with-sex.ts';

export const deceasedGroup: FieldGroup = {
  id: 'deceased',
  title: { vi: 'Người đã chết', en: 'Person who died' },
  fields: personWithSex({
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
  }),
};
