import type { Label } from '../words.ts';

/** What can be wrong or odd about a cell or a row of a register sheet, and what to do about it. */
export const sheetProblems = {
  broken: {
    vi: 'Ô này là công thức bị lỗi. Hãy mở tệp, ghi giá trị đúng vào ô.',
    en: 'This is a formula that failed. Open the file and write the right value.',
  },
  missing: {
    vi: 'Thiếu giá trị bắt buộc. Hãy ghi theo sổ giấy.',
    en: 'A needed value is missing. Take it from the book.',
  },
  number: {
    vi: 'Số đăng ký phải là số nguyên từ 1. Số có chữ (23A, 23 bis) thì nhập tay.',
    en: 'The entry number must be a whole number from 1. Enter one with letters (23A) by hand.',
  },
  volume: {
    vi: 'Quyển số phải như 01/1998 (số quyển/năm mở). Hãy ghi lại dạng chữ.',
    en: 'The volume must be like 01/1998 (volume/year opened). Write it as text.',
  },
  volumeFromDate: {
    vi: 'Bảng tính đã đổi quyển số thành ngày; đọc lại là quyển số. Hãy đối chiếu sổ giấy.',
    en: 'The program had turned the volume into a day; read back as a volume. Compare with the book.',
  },
  page: {
    vi: 'Trang số phải là số nguyên từ 1. Hãy sửa hoặc để trống.',
    en: 'The page must be a whole number from 1, or empty.',
  },
  entryKind: { vi: 'Không có mã loại đăng ký này.', en: 'There is no such kind of registration.' },
  eventUnknown: {
    vi: 'Sổ này không có việc như vậy. Hãy ghi đúng tên việc như trong tệp mẫu, hoặc để trống.',
    en: 'This book has no such event. Write its name as in the empty sheet, or leave it empty.',
  },
  otherEvent: {
    vi: 'Ô này không thuộc việc mà hàng này ghi. Hãy sửa tên việc, hoặc chuyển nội dung sang cột «Ghi chú».',
    en: 'This is not asked of the event this row tells of. Correct the event, or move this to the remarks.',
  },
  wholeDate: {
    vi: 'Ngày đăng ký cần đủ ngày, tháng, năm. Hãy ghi như 15.03.1998.',
    en: 'The day of registration needs day, month and year, like 15.03.1998.',
  },
  dateForm: {
    vi: 'Chưa đọc được ngày. Hãy ghi như 15.03.1938, 03.1938 hoặc 1938.',
    en: 'This cannot be read as a date. Write 15.03.1938, 03.1938 or 1938.',
  },
  shortYear: {
    vi: 'Năm chỉ có hai chữ số, không rõ thế kỷ. Hãy ghi năm đủ bốn chữ số.',
    en: 'The year has two digits, so its century is unknown. Write all four.',
  },
  dateNotReal: { vi: 'Không có ngày này trong lịch. Hãy xem lại.', en: 'There is no such day. Look again.' },
  dateYear: { vi: 'Năm này không thể đúng. Hãy xem lại.', en: 'This year cannot be right. Look again.' },
  dateFromNumber: {
    vi: 'Bảng tính đã đổi ngày thành số; đọc lại theo số đó. Hãy đối chiếu sổ giấy.',
    en: 'The program had turned the date into a number; read back from it. Compare with the book.',
  },
  yearAsDate: {
    vi: 'Bảng tính đã coi một năm là số ngày. Hãy đặt ô thành dạng chữ rồi ghi lại năm.',
    en: 'The program took a year for a count of days. Make the cell text and write the year again.',
  },
  timeFromNumber: {
    vi: 'Bảng tính đã đổi giờ thành số; đọc lại theo số đó.',
    en: 'The program had turned the time into a number; read back from it.',
  },
  digitsLost: {
    vi: 'Bảng tính có thể đã bỏ số 0 ở đầu. Hãy đặt ô thành dạng chữ rồi ghi lại đủ chữ số.',
    en: 'The program may have dropped leading zeros. Make the cell text and write all digits again.',
  },
  choiceUnknown: {
    vi: 'Không có trong danh mục. Hãy ghi mã hoặc tên đúng như danh mục.',
    en: 'Not in the list. Write the code or the name as the list has it.',
  },
  besideTheList: {
    vi: 'Không có trong danh mục; giữ nguyên văn ở ô ghi rõ bên cạnh.',
    en: 'Not in the list; kept as written in the field beside it.',
  },
  bothWritten: {
    vi: 'Không có trong danh mục, mà ô ghi rõ bên cạnh đã có nội dung khác. Hãy sửa một trong hai ô.',
    en: 'Not in the list, and the field beside it says something else. Correct one of the two.',
  },
  idTypeMissing: {
    vi: 'Có số giấy tờ mà không có loại; ghi là «Giấy tờ khác».',
    en: 'A paper’s number without its kind; kept as “other paper”.',
  },
  idNumberMissing: {
    vi: 'Có loại, ngày hoặc nơi cấp mà không có số giấy tờ. Hãy ghi số hoặc xóa các ô kia.',
    en: 'A paper’s kind, day or issuer without its number. Write it, or empty the others.',
  },
  longCell: { vi: 'Ô này dài quá. Hãy rút gọn.', en: 'This cell is too long. Shorten it.' },
  outsideColumns: {
    vi: 'Ô này ở ngoài các cột có tiêu đề: không nhập. Hãy xem hàng có bị lệch cột không.',
    en: 'This stands outside the columns with headings: not imported. Look whether the row has slipped.',
  },
  doubled: {
    vi: 'Trùng số, quyển, năm với một hàng khác trong tệp. Hãy giữ một hàng.',
    en: 'Another row of the file has this number, volume and year. Keep one of them.',
  },
  numberOfOpenBook: {
    vi: 'Số này thuộc sổ đang ghi trên máy: ghi bằng hồ sơ, không nhập từ bảng tính.',
    en: 'This number belongs to a book kept here: it is entered by its dossier, not from a sheet.',
  },
  differsHere: {
    vi: 'Số này đã có ở đây với nội dung khác. Hãy đối chiếu sổ giấy; cải chính thì làm thủ tục, không nhập đè.',
    en: 'This number is here already and says something else. Compare with the book; a correction is a procedure.',
  },
  alreadyHere: {
    vi: 'Đã có ở đây, nội dung y như vậy: bỏ qua.',
    en: 'Here already and says the same: passed over.',
  },
  samePerson: {
    vi: 'Có hồ sơ khác ở đây nói về cùng sự kiện. Hãy xem trước khi nhập.',
    en: 'Another record here tells of the same event. Look before importing.',
  },
} as const satisfies Record<string, Label>;

export type SheetProblem = keyof typeof sheetProblems;

/** One thing found at one cell of a row. Only an `error` keeps the row out. */
export interface CellFinding {
  /** Heading of the column; `null`: the whole row. */
  readonly column: string | null;
  readonly level: 'error' | 'warning' | 'note';
  readonly code: string;
  readonly message: Label;
}

export function finding(level: CellFinding['level'], column: string | null, code: SheetProblem): CellFinding {
  return { column, level, code, message: sheetProblems[code] };
}
