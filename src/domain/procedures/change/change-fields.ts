import type { FieldGroup, Fields } from '../../field.ts';
import { filledRows, rowFields, rowPath } from '../../numbered-rows.ts';
import { personWithSex } from '../shared/person-with-sex.ts';
import { actionField, actions, isChange, isCorrection, isEthnicity } from './actions.ts';
import { itemRows } from './item-rows.ts';

export const subjectGroup: FieldGroup = {
  id: 'subject',
  title: { vi: 'Người được thay đổi, cải chính, bổ sung', en: 'Person the entry is of' },
  fields: personWithSex({
    id: 'subject',
    national: 'tdcc',
    nameLabel: { vi: 'Họ, chữ đệm, tên', en: 'Full name' },
    birthLabel: { vi: 'Ngày, tháng, năm sinh', en: 'Date of birth' },
    residence: { name: 'residence', label: { vi: 'Nơi cư trú', en: 'Residence' }, required: 'always' },
    sameAs: ['applicant.residence'],
  }),
};

/** Whether the name of the person whom the birth entry is of is among the items. */
const renamesChild = (fields: Fields): boolean =>
  isChange(fields) &&
  filledRows(itemRows, fields).some((n) => fields[rowPath(itemRows, n, 'item')] === 'child.fullName');

export const needsConsent = (fields: Fields): boolean => renamesChild(fields) || isEthnicity(fields);

export const consentField = 'change.consent';

export const changeGroup: FieldGroup = {
  id: 'change',
  title: { vi: 'Nội dung thay đổi, cải chính, bổ sung', en: 'What is changed, corrected or added' },
  fields: [
    {
      path: actionField,
      label: { vi: 'Loại việc', en: 'Action' },
      kind: 'choice',
      choices: actions,
      required: 'always',
      help: {
        vi: 'Cải chính: chỉ khi sổ ghi sai lúc đăng ký. Bổ sung: mục sổ còn để trống. Thay đổi: họ, chữ đệm, tên, hoặc phần cha, mẹ sau khi nhận con nuôi.',
        en: 'Correction: only where the book was wrong from the beginning. Supplement: what it leaves open. Change: names, or the parents after an adoption.',
      },
    },
    ...rowFields(itemRows),
    {
      path: 'change.fault',
      help: {
        vi: 'Cải chính chỉ khi sổ đã ghi sai: do cán bộ, hoặc do người khai. Không ai sai mà muốn đổi thì là thay đổi (NĐ 123/2015 Điều 7, theo trí nhớ).',
        en: 'A correction only where the book is wrong, by the officer or by who declared. Where nobody was wrong it is a change (NĐ 123/2015 Art. 7, from memory).',
      },
      label: { vi: 'Sai sót là của', en: 'Whose mistake it was' },
      kind: 'choice',
      choices: [
        { code: 'officer', label: { vi: 'Công chức đăng ký hộ tịch', en: 'The registering officer' } },
        { code: 'declarant', label: { vi: 'Người yêu cầu đăng ký', en: 'The declarant' } },
      ],
      required: 'always',
      askedWhen: isCorrection,
    },
    {
      path: 'change.reason',
      help: {
        vi: 'Một câu, ví dụ: tên trong giấy khai sinh khác học bạ do viết nhầm khi đăng ký.',
        en: 'One sentence, e.g. the name differs from the school record by a slip of the pen.',
      },
      label: { vi: 'Lý do', en: 'Reason' },
      kind: 'text',
      required: 'always',
    },
    {
      path: 'change.basis',
      label: { vi: 'Căn cứ (giấy tờ, số, ngày, nơi cấp)', en: 'Basis (paper, number, date, issuer)' },
      kind: 'text',
      required: 'always',
      help: {
        vi: 'Ví dụ: Giấy chứng sinh số 12 ngày 5/3/2026. Câu này được ghi vào sổ gốc.',
        en: 'E.g. birth notice no. 12 of 5/3/2026. This is written into the original book.',
      },
    },
    {
      path: consentField,
      label: { vi: 'Ý kiến của chính người đó', en: 'The person’s own consent' },
      kind: 'choice',
      choices: [
        { code: 'adult', label: { vi: 'Đủ 18 tuổi, tự yêu cầu', en: 'Of age, asks herself or himself' } },
        { code: 'given', label: { vi: 'Chưa đủ 18 tuổi, đã đồng ý và ký', en: 'A minor, has agreed and signed' } },
        { code: 'tooYoung', label: { vi: 'Chưa đến tuổi phải hỏi ý kiến', en: 'Too young to be asked' } },
      ],
      required: 'always',
      askedWhen: needsConsent,
      help: {
        vi: 'Đổi họ, chữ đệm, tên: hỏi trẻ từ đủ 9 tuổi. Xác định lại dân tộc: từ đủ 15 tuổi. Cha, mẹ phải cùng đồng ý.',
        en: 'A name: the child is asked from 9 on. Ethnicity: from 15 on. The parents must agree too.',
      },
    },
    {
      path: 'change.parentsAgree',
      help: {
        vi: 'Thay đổi họ, tên của người dưới 18 tuổi cần cha, mẹ đồng ý (NĐ 123/2015 Điều 7, theo trí nhớ).',
        en: 'A change of a minor’s name needs the parents (NĐ 123/2015 Art. 7, from memory).',
      },
      label: { vi: 'Cha, mẹ đồng ý', en: 'The parents agree' },
      kind: 'yesNo',
      required: 'always',
      askedWhen: (fields) => needsConsent(fields) && fields[consentField] !== 'adult',
    },
    {
      path: 'change.lookup',
      help: {
        vi: 'Giấy tờ đã đủ căn cứ thì để nguyên. Đang xác minh: thêm không quá 3 ngày làm việc (Luật Hộ tịch 60/2014 Điều 28).',
        en: 'Left where the papers are enough. A verification adds at most three working days (Luật Hộ tịch 60/2014 Art. 28).',
      },
      label: { vi: 'Xác minh', en: 'Verification' },
      kind: 'choice',
      choices: [
        { code: 'done', label: { vi: 'Đủ căn cứ, không phải xác minh', en: 'Not needed' } },
        { code: 'pending', label: { vi: 'Đang hỏi nơi đã đăng ký', en: 'Asked where it was registered' } },
      ],
      required: 'always',
      initial: 'done',
    },
  ],
};
