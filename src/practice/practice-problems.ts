import type { Problem } from '../domain/outcome.ts';

/** R5: an earlier act on the same record is not settled. */
export const held: Problem = {
  field: null,
  code: 'waitsForAnother',
  message: {
    vi: 'Mục này chờ một mục trước đó được ghi nhận.',
    en: 'This entry waits for an earlier one.',
  },
};

/** R10: the decision went to the other value. */
export const decidedOtherwise: Problem = {
  field: null,
  code: 'decidedOtherwise',
  message: {
    vi: 'Cán bộ đã xem cả hai giá trị và chọn giá trị kia. Lý do ghi trong diễn biến của hồ sơ.',
    en: 'An officer has looked at both values and chosen the other one. The reason is in the dossier’s history.',
  },
};

export const unreadable: Problem = {
  field: null,
  code: 'unreadableOnDevice',
  message: {
    vi: 'Máy không còn đọc được nội dung mục này. Có thể bỏ nó và làm lại, hoặc làm lại xã thực hành từ đầu.',
    en: 'This machine can no longer read this entry. Let go of it and do it again, or begin the practice commune anew.',
  },
};

export const nothingSetApart: Problem = {
  field: null,
  code: 'nothingToDecide',
  message: {
    vi: 'Ở xã thực hành không có mục nào bị giữ riêng để quyết.',
    en: 'Nothing is ever set apart in the practice commune.',
  },
};
