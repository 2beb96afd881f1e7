import type { FieldGroup, Fields } from '../../field.ts';

/** Whose name stands on the slip: a marriage has two applicants and no third person. */
export const submitterOf = (fields: Fields): 'bride' | 'groom' =>
  fields['submittedBy'] === 'groom' ? 'groom' : 'bride';

export const unionGroup: FieldGroup = {
  id: 'union',
  title: { vi: 'Hai bên cùng khai', en: 'Declared by both' },
  fields: [
    {
      path: 'union.bothPresent',
      label: { vi: 'Hai bên cùng có mặt', en: 'Both are here' },
      kind: 'yesNo',
      required: 'always',
      help: {
        vi: 'Kết hôn không ủy quyền: hai bên cùng có mặt khi nộp hồ sơ, ký sổ và nhận giấy chứng nhận.',
        en: 'Nobody marries by proxy: both are present to apply, to sign the book and to receive the certificate.',
      },
    },
    {
      path: 'union.noImpediment',
      label: { vi: 'Tự nguyện, không thuộc trường hợp cấm kết hôn', en: 'Of free will, with no impediment' },
      kind: 'yesNo',
      required: 'always',
      help: {
        vi: 'Hai bên cam đoan: tự nguyện; hiện không có vợ, chồng; không cùng dòng máu trực hệ; không có họ trong phạm vi ba đời; không là cha, mẹ nuôi với con nuôi, cha chồng với con dâu, mẹ vợ với con rể, cha dượng, mẹ kế với con riêng, kể cả đã từng là.',
        en: 'Both swear: of free will; not married now; not of one direct line; not kin within three generations; not adoptive parent and child, parent-in-law and child-in-law, step-parent and stepchild, nor ever were.',
      },
    },
    {
      path: 'submittedBy',
      help: {
        vi: 'Bên đứng ra nộp hồ sơ; giấy tiếp nhận ghi tên bên này. Hai bên vẫn phải cùng có mặt.',
        en: 'Who hands it in; the slip bears that name. Both must be here all the same.',
      },
      label: { vi: 'Người đứng tên trên giấy tiếp nhận', en: 'Whose name the slip bears' },
      kind: 'choice',
      choices: [
        { code: 'bride', label: { vi: 'Bên nữ', en: 'The bride' } },
        { code: 'groom', label: { vi: 'Bên nam', en: 'The groom' } },
      ],
      required: 'always',
      initial: 'bride',
    },
    {
      path: 'union.phone',
      help: {
        vi: 'Để báo ngày trao giấy chứng nhận. 10 chữ số, bắt đầu bằng 0. Không có thì để trống.',
        en: 'To tell the day of the certificates. 10 digits, beginning with 0; empty if there is none.',
      },
      label: { vi: 'Số điện thoại', en: 'Phone number' },
      kind: 'phone',
      required: 'never',
    },
    {
      path: 'union.email',
      label: { vi: 'Thư điện tử', en: 'E-mail' },
      kind: 'email',
      required: 'never',
    },
  ],
};
