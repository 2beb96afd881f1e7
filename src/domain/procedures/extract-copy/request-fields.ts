import type { FieldGroup } from '../../field.ts';
import { personWithSex } from '../shared/person-with-sex.ts';

/** Enough to find the entry; the rest stands in the book. */
const asked = ['fullName', 'birthDate', 'sex', 'pin'];

export const subjectGroup: FieldGroup = {
  id: 'subject',
  title: { vi: 'Người có tên trong giấy tờ hộ tịch', en: 'Person the entry is of' },
  fields: personWithSex({
    id: 'subject',
    national: 'bs',
    nameLabel: { vi: 'Họ, chữ đệm, tên', en: 'Full name' },
    birthLabel: { vi: 'Ngày, tháng, năm sinh', en: 'Date of birth' },
    residence: { name: 'residence', label: { vi: 'Nơi cư trú', en: 'Residence' }, required: 'never' },
    sameAs: [],
  }).flatMap(({ nationalName: _, ...spec }) => {
    const name = spec.path.slice('subject.'.length);
    if (!asked.includes(name)) return [];
    return [name === 'fullName' ? spec : { ...spec, required: 'never' as const }];
  }),
};

export const copiesField = 'request.copies';

export const requestGroup: FieldGroup = {
  id: 'request',
  title: { vi: 'Bản sao đề nghị cấp', en: 'Copies asked for' },
  fields: [
    {
      path: copiesField,
      help: { vi: 'Mỗi bản một lệ phí. Ví dụ 2.', en: 'Each has its fee. E.g. 2.' },
      label: { vi: 'Số lượng bản sao', en: 'Number of copies' },
      kind: 'integer',
      range: { min: 1, max: 99 },
      required: 'always',
      initial: 1,
      nationalName: 'soLuongBanSao',
    },
    {
      path: 'request.purpose',
      label: { vi: 'Mục đích sử dụng', en: 'Purpose' },
      kind: 'text',
      required: 'never',
      help: { vi: 'Không bắt buộc. Ví dụ: làm hộ chiếu, nhập học.', en: 'Not required. E.g. a passport, a school.' },
    },
  ],
};
