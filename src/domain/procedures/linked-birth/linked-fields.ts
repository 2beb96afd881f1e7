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
      help: {
        vi: 'Nơi thường trú của cha hoặc mẹ; khác nơi của cả hai thì cần cha, mẹ và chủ hộ đồng ý (Luật Cư trú 68/2020).',
        en: 'The father’s or mother’s residence; elsewhere both parents and the head must agree (Luật Cư trú 68/2020).',
      },
      label: { vi: 'Nơi đăng ký thường trú', en: 'Where the child will live' },
      kind: 'address',
      required: 'always',
      sameAs: ['mother.residence', 'father.residence', 'child.hometown'],
    },
    {
      path: 'residence.headName',
      help: {
        vi: 'Người đứng đầu hộ mà trẻ nhập vào, như trong dữ liệu cư trú.',
        en: 'Who heads the household the child joins.',
      },
      label: { vi: 'Họ, chữ đệm, tên chủ hộ', en: 'Head of the household' },
      kind: 'name',
      required: 'always',
    },
    {
      path: 'residence.headPin',
      help: { vi: '12 chữ số của chủ hộ. Chưa biết thì để trống.', en: 'The head’s 12 digits; empty if not known.' },
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
      help: {
        vi: 'Bằng chữ ký trên tờ khai hoặc văn bản riêng. Nhà của chính cha, mẹ thì cha, mẹ ký.',
        en: 'By a signature on the declaration, or a paper. Of the parents’ own house they sign.',
      },
      label: { vi: 'Chủ hộ hoặc chủ sở hữu chỗ ở đồng ý', en: 'Head or owner agrees' },
      kind: 'yesNo',
      required: 'always',
    },
    {
      path: 'residence.parentConsent',
      help: {
        vi: 'Cha và mẹ ở hai nơi: người kia cũng ký đồng ý cho con theo người này.',
        en: 'Of parents who live apart the other one signs too.',
      },
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
      help: {
        vi: 'Trạm y tế xã hoặc bệnh viện nhận khám ban đầu, ví dụ: Trạm Y tế xã Thử Nghiệm.',
        en: 'The health station or hospital of first resort.',
      },
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
      help: {
        vi: 'Bản giấy gửi bưu chính thì người dân trả cước. Bản điện tử có giá trị như bản giấy.',
        en: 'By post the citizen pays. The electronic one is as good as paper.',
      },
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
