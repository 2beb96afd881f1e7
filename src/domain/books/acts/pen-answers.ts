import { type BookOutcome, refusal } from '../book-outcome.ts';
import type { PassedPen } from '../pass-pen.ts';

/** What is said of a pen that was to be passed on, to the person who meant it. */
export function penAnswer(passed: PassedPen): BookOutcome {
  switch (passed.status) {
    case 'passed':
      return { status: 'applied', book: passed.book };
    case 'penMoved':
      return refusal(
        'penMoved',
        'Quyền ghi sổ đã được chuyển từ lúc xem. Hãy mở lại sổ và xem quyền đang ở đâu.',
        'The pen has been passed on since this was looked at. Open the register again and see where it is.',
      );
    case 'penIsOut':
      return refusal(
        'penIsOut',
        'Quyền ghi sổ đang ở một máy khác. Máy đó phải trả lại trước, hoặc người quản trị thu hồi.',
        'Another device has the pen. It must give it back first, or an administrator takes it over.',
      );
    case 'penSuspended':
      return refusal(
        'penSuspended',
        'Quyền ghi sổ đang tạm dừng. Phải xác nhận số cuối cùng trên sổ giấy trước.',
        'The pen is suspended. The last number in the paper book must be stated first.',
      );
    case 'suspendedSince':
      return refusal(
        'suspendedSince',
        'Quyền ghi sổ đã bị tạm dừng sau khi số cuối này được ghi nhận. Hãy xem lại sổ giấy rồi xác nhận lại.',
        'The pen was suspended after this last number was stated. Look at the paper book again and state it anew.',
        'lastOnPaper',
      );
    case 'notHolder':
      return refusal(
        'notHolder',
        'Máy này không giữ quyền ghi sổ nên không trả lại được.',
        'This device does not have the pen and cannot give it back.',
      );
    case 'paperBehind':
      return refusal(
        'paperBehind',
        `Ở đây đã có số ${passed.last}. Số cuối trên sổ giấy không thể nhỏ hơn; nếu có mục ghi hỏng thì gạch bỏ mục đó trước.`,
        `Number ${passed.last} is entered here. The last number on paper cannot be below it; strike what was spoiled first.`,
        'lastOnPaper',
      );
    case 'numberedElsewhere':
      return refusal(
        'numberedElsewhere',
        'Sổ này lấy số từ phần mềm của Bộ nên không có quyền ghi sổ để cho mượn.',
        'The ministry’s software numbers this register: there is no pen to lend.',
      );
    case 'bookClosed':
      return bookClosed;
  }
}

export const bookClosed = refusal('bookClosed', 'Sổ này đã khóa.', 'This register is closed.');
