import { type NumberedRows, rowFields } from '../../numbered-rows.ts';
import type { FieldSpec } from '../../field.ts';

/** Papers of long ago that say the same facts; kinds are from memory, `other` takes what is not among them. */
const oldPapers: NumberedRows = {
  id: 'oldPapers',
  most: 6,
  atLeastOne: true,
  row: (n, path) => [
    {
      path: path('kind'),
      help: {
        vi: 'Giấy tờ cũ có cùng nội dung: bản sao, hộ chiếu, học bạ, giấy đảng viên. Giấy do cơ quan có thẩm quyền cấp đặt trước.',
        en: 'Old papers that say the same: a copy, a passport, a school record. The most official first.',
      },
      label: { vi: `Giấy tờ cũ thứ ${n}`, en: `Old paper no. ${n}` },
      kind: 'choice',
      choices: [
        { code: 'copy', label: { vi: 'Bản sao giấy tờ hộ tịch cũ', en: 'Copy of the old civil-status paper' } },
        { code: 'identity', label: { vi: 'Giấy tờ tùy thân', en: 'Identity paper' } },
        { code: 'household', label: { vi: 'Sổ hộ khẩu, sổ tạm trú', en: 'Household book' } },
        { code: 'school', label: { vi: 'Bằng, học bạ, hồ sơ học tập', en: 'Diploma or school record' } },
        {
          code: 'service',
          label: { vi: 'Lý lịch cán bộ, đảng viên, quân nhân', en: 'Record of office, party or army' },
        },
        { code: 'health', label: { vi: 'Thẻ bảo hiểm, giấy tờ y tế', en: 'Insurance card or health paper' } },
        { code: 'other', label: { vi: 'Giấy tờ khác', en: 'Another paper' } },
      ],
      required: 'always',
    },
    {
      path: path('text'),
      label: { vi: `Số, ngày, nơi cấp (${n})`, en: `Number, date, issuer (${n})` },
      kind: 'text',
      required: 'always',
      ...(n === 1
        ? {
            help: {
              vi: 'Nội dung đăng ký ghi theo giấy tờ hợp lệ được cấp sớm nhất; giấy tờ khác nhau thì ghi ở đây khác thế nào.',
              en: 'What is entered follows the earliest valid paper; where papers differ, say how.',
            },
          }
        : {}),
    },
  ],
};

export const oldPaperFields: readonly FieldSpec[] = rowFields(oldPapers);
