import type { FieldGroup, Fields } from '../../field.ts';
import { addressAt } from '../../read-field.ts';

/** Both parents are known to live somewhere, and not in one place. */
export function parentsApart(fields: Fields): boolean {
  const [mother, father] = [addressAt(fields, 'mother.residence'), addressAt(fields, 'father.residence')];
  if (mother === undefined || father === undefined) return false;
  return mother.communeCode !== father.communeCode || mother.detail !== father.detail;
}

export const residenceGroup: FieldGroup = {
  id: 'residence',
  title: { vi: 'Đăng ký thường trú cho trẻ', en: 'Residence of the child' },
  fields: [
    {
      path: 'residence.place',
      label: { vi: 'Nơi đăng ký thường trú', en: 'Where the child will live' },
      kind: 'address',
      required: 'always',
      sameAs: ['mother.residence', 'father.residence', 'child.hometown'],
    },
    {
      path: 'residence.headName',
      label: { vi: 'Họ, chữ đệm, tên chủ hộ', en: 'Head of the household' },
      kind: 'name',
      required: 'always',
    },
    {
      path: 'residence.headPin',
      label: { vi: 'Số định danh cá nhân', en: 'Personal number' },
      kind: 'pin',
      required: 'never',
    },
    {
      path: 'residence.headRelation',
      label: { vi: 'Quan hệ của trẻ với người này', en: 'The child is their' },
      kind: 'text',
      required: 'always',
      help: { vi: 'Ví dụ: con, cháu nội, cháu ngoại.', en: 'E.g. child, grandchild.' },
    },
    {
      path: 'residence.consent',
      label: { vi: 'Chủ hộ hoặc chủ sở hữu chỗ ở đồng ý', en: 'Head or owner agrees' },
      kind: 'yesNo',
      required: 'always',
    },
    {
      path: 'residence.parentConsent',
      label: { vi: 'Cha hoặc mẹ ở nơi khác cũng đồng ý', en: 'The parent who lives elsewhere agrees' },
      kind: 'yesNo',
      required: 'always',
      askedWhen: parentsApart,
    },
    {
      path: 'residence.verify',
      label: { vi: 'Công an phải xác minh nơi cư trú', en: 'The police must verify the residence' },
      kind: 'yesNo',
      required: 'never',
      help: {
        vi: 'Thêm ba ngày làm việc: cư trú năm ngày thay vì hai.',
        en: 'Three working days more: five for the residence instead of two.',
      },
    },
  ],
};

export const insuranceGroup: FieldGroup = {
  id: 'insurance',
  title: { vi: 'Bảo hiểm y tế và thẻ căn cước', en: 'Health insurance and identity card' },
  fields: [
    {
      path: 'insurance.facility',
      label: { vi: 'Nơi khám bệnh, chữa bệnh ban đầu', en: 'Where the child is treated first' },
      kind: 'text',
      required: 'always',
    },
    {
      path: 'card.wanted',
      label: { vi: 'Đề nghị cấp thẻ căn cước', en: 'An identity card is asked for' },
      kind: 'yesNo',
      required: 'always',
      initial: false,
      help: { vi: 'Trẻ dưới sáu tuổi, không thu vân tay, ảnh (theo trí nhớ).', en: 'Under six (from memory).' },
    },
    {
      path: 'results.how',
      label: { vi: 'Nhận kết quả', en: 'Results are fetched' },
      kind: 'choice',
      choices: [
        { code: 'counter', label: { vi: 'Tại Trung tâm Phục vụ hành chính công', en: 'At the service centre' } },
        { code: 'post', label: { vi: 'Qua bưu chính', en: 'By post' } },
        { code: 'electronic', label: { vi: 'Bản điện tử', en: 'Electronically' } },
      ],
      required: 'always',
      initial: 'counter',
    },
  ],
};
