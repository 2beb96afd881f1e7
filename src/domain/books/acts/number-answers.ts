import { type Refused, refusal } from '../book-outcome.ts';
import type { NumberStanding } from '../book.ts';
import type { TakenNumber } from '../take-number.ts';
import { bookClosed } from './pen-answers.ts';

/** Why a number is not this dossier's, to the person who has perhaps written it on paper already. */
export function notYours(taken: Exclude<TakenNumber, { status: 'taken' }>, number: number): Refused {
  switch (taken.status) {
    case 'notFree':
      return notFree(taken.standing, number);
    case 'inDoubt':
      return refusal(
        'numberInDoubt',
        `Máy giữ quyền ghi sổ có thể đã dùng số ${number}. Phải làm rõ trước.`,
        `The device that has the pen may have used number ${number}. That must be settled first.`,
        'number',
      );
    case 'stalePen':
      return refusal(
        'stalePen',
        `Số ${number} không lấy theo quyền ghi sổ đang có hiệu lực: quyền ở nơi khác hoặc đã được thu hồi. Nếu số này đã viết trên sổ giấy, báo người quản trị; nếu chưa, xin số khác.`,
        `Number ${number} was not taken under the pen as it stands: it is elsewhere or was taken over. If it is on paper already, tell the administrator; if not, ask for another.`,
        'number',
      );
    case 'farAhead':
      return refusal(
        'numberFarAhead',
        `Số ${number} cách quá xa số cuối của sổ. Hãy xem lại sổ giấy.`,
        `Number ${number} is too far from the register’s last one. Look at the paper book again.`,
        'number',
      );
    case 'bookClosed':
      return bookClosed;
  }
}

function notFree(standing: Exclude<NumberStanding, 'doubted' | 'free'>, number: number): Refused {
  switch (standing) {
    case 'before':
      return refusal(
        'numberFromBefore',
        `Số ${number} đã có trên sổ giấy từ trước khi dùng phần mềm.`,
        `Number ${number} stands in the paper book from before this software was used.`,
        'number',
      );
    case 'entered':
      return refusal(
        'numberTaken',
        `Số ${number} đã thuộc về một hồ sơ khác. Hãy xem sổ giấy, rồi ghi hồ sơ này vào số khác và nêu lý do.`,
        `Number ${number} belongs to another dossier. Look at the paper book, then enter this one under another number and say why.`,
        'number',
      );
    case 'struck':
    case 'hole':
      return refusal(
        'numberGivenUp',
        `Số ${number} đã được gạch bỏ hoặc đóng kèm lý do, không cấp lại.`,
        `Number ${number} was struck or closed with a reason; it is not given again.`,
        'number',
      );
  }
}
