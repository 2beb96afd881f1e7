import { longestName } from './person-name.ts';
import type { Label } from './words.ts';

/** What can be wrong with one value, whatever the other fields say; and what to do about it, in words a cousin would use. */
export const fieldProblems = {
  empty: { vi: 'Ô này còn trống.', en: 'This is empty.' },
  wrongShape: {
    vi: 'Dữ liệu không đúng dạng của ô này. Hãy nhập lại.',
    en: 'The data does not fit this field. Enter it again.',
  },
  tooLong: { vi: 'Dài quá. Hãy viết gọn lại.', en: 'Too long. Shorten it.' },
  nameDigits: { vi: 'Tên người không có chữ số. Hãy xem lại.', en: 'A name has no digits. Look again.' },
  nameLetters: {
    vi: `Tên chỉ gồm chữ cái, dấu nháy (H', K') và gạch nối, không quá ${longestName} ký tự. Hãy bỏ ký tự lạ.`,
    en: `A name has letters, apostrophes (H', K') and hyphens only, at most ${longestName} characters. Remove the rest.`,
  },
  dateForm: {
    vi: 'Chưa đọc được ngày. Hãy gõ như 15/3/2026 hoặc 150326.',
    en: 'This cannot be read as a date. Type it like 15/3/2026 or 150326.',
  },
  dateIncomplete: { vi: 'Cần đủ ngày, tháng, năm.', en: 'Day, month and year are all needed.' },
  dateNotReal: { vi: 'Không có ngày này trong lịch. Hãy xem lại.', en: 'There is no such day. Look again.' },
  dateYear: { vi: 'Năm này không thể đúng. Hãy xem lại.', en: 'This year cannot be right. Look again.' },
  timeForm: {
    vi: 'Chưa đọc được giờ. Hãy gõ như 8:05 hoặc 0805, từ 0:00 đến 23:59.',
    en: 'This cannot be read as a time. Type it like 8:05 or 0805, from 0:00 to 23:59.',
  },
  pinForm: {
    vi: 'Số định danh có đúng 12 chữ số. Hãy đếm lại.',
    en: 'A personal number has exactly 12 digits. Count again.',
  },
  phoneForm: {
    vi: 'Số điện thoại có 10 chữ số, bắt đầu bằng 0 (máy bàn: 11 chữ số, bắt đầu bằng 02).',
    en: 'A phone number has 10 digits and begins with 0 (a landline: 11, beginning with 02).',
  },
  emailForm: { vi: 'Thư điện tử viết như ten@noi.vn.', en: 'An e-mail address looks like name@place.vn.' },
  choiceUnknown: { vi: 'Hãy chọn một mục trong danh sách.', en: 'Choose one from the list.' },
  numberForm: { vi: 'Hãy nhập số nguyên.', en: 'Enter a whole number.' },
  numberRange: { vi: 'Số này ngoài khoảng cho phép.', en: 'This number is out of range.' },
  addressIncomplete: {
    vi: 'Hãy chọn đủ tỉnh và xã; cơ sở y tế cần cả tên.',
    en: 'Choose province and commune; a health facility needs its name too.',
  },
  idNumberForm: {
    vi: 'Số giấy tờ không đúng dạng: căn cước có 12 chữ số, chứng minh nhân dân 9 hoặc 12, hộ chiếu gồm chữ và số.',
    en: 'The number does not fit the paper: an identity card has 12 digits, the old one 9 or 12, a passport letters and digits.',
  },
} as const satisfies Record<string, Label>;

export type FieldProblem = keyof typeof fieldProblems;

export function isFieldProblem(code: string): code is FieldProblem {
  return Object.hasOwn(fieldProblems, code);
}
