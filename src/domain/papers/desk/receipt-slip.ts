import { amountInWords, type FeeTransfer } from '../../fee-transfer.ts';
import { slipPaper } from '../../prints.ts';
import type { Fields } from '../../field.ts';
import { inCase, papersNeeded, type Procedure, type TimeLimit } from '../../procedure.ts';
import { dayOnPaper, momentOnPaper } from '../moments.ts';
import { line, type PaperBody, text } from '../paper-body.ts';
import type { Paper } from '../paper.ts';
import {
  acrossOf,
  centreHead,
  codeLine,
  qrOf,
  requestText,
  serviceCentre,
  submitterLines,
  submitterOf,
  withoutRank,
} from './desk-facts.ts';

function limitOnPaper(limit: TimeLimit): string {
  switch (limit.rule) {
    case 'sameDay':
      return 'trong ngày làm việc; hồ sơ nhận sau 15 giờ thì trả kết quả trong ngày làm việc tiếp theo';
    case 'workingDays':
      return `${String(limit.days).padStart(2, '0')} ngày làm việc`;
    case 'workingHours':
      return `${String(limit.hours).padStart(2, '0')} giờ làm việc`;
    case 'duration':
      return '24 giờ kể từ khi nhận đủ hồ sơ hợp lệ';
    default: {
      const unreachable: never = limit;
      return unreachable;
    }
  }
}

/** The usual limit, and the one where something must be found out elsewhere first. */
function limitsOnPaper(procedure: Procedure, fields: Fields): string {
  const { otherLimit, verification } = procedure;
  const { timeLimit } = inCase(procedure, fields);
  const usual = limitOnPaper(otherLimit?.when(fields) === true ? otherLimit.limit : timeLimit);
  if (verification === undefined) return usual;
  const longer = limitOnPaper({ rule: 'workingDays', days: verification.extensionDays });
  return `${usual}; trường hợp cần xác minh không quá ${longer}`;
}

/** Where the citizen finds out how far it is; nothing where her telephone could not go there. */
function statusLines(link = '') {
  if (link === '') return [];
  const [, host = ''] = /^https:\/\/([^/]+)\//u.exec(link) ?? [];
  return [text(`Xem tình trạng hồ sơ: quét mã QR trên giấy này bằng điện thoại, hoặc vào ${host}/tra-cuu.`)];
}

/** Where the fee may be paid without coming to the counter; nothing where none is due. */
function payOf(transfer: FeeTransfer | undefined): Pick<PaperBody, 'pay'> {
  if (transfer === undefined) return {};
  const { amount, account, purpose, code } = transfer;
  return {
    pay: {
      text: code,
      about: 'Mã VietQR để nộp phí, lệ phí',
      lines: [
        `Phí, lệ phí phải nộp: ${amountInWords(amount)}`,
        `Chuyển khoản: quét mã bằng ứng dụng ngân hàng. Chủ tài khoản: ${account.holder}, số ${account.number}.`,
        `Nội dung: ${purpose}. Xem đúng tên chủ tài khoản rồi mới chuyển.`,
      ],
    },
  };
}

/** Giấy tiếp nhận hồ sơ và hẹn trả kết quả, form 01 of TT 03/2025/TT-VPCP. */
export const receiptSlip: Paper = {
  id: slipPaper,
  family: 'desk',
  sheet: 'a4',
  standing: () => ({ status: 'ready' }),
  questions: () => [],
  body(source) {
    const { dossier, procedure, commune } = source;
    const { authorization } = submitterOf(source);
    const { nationalCode } = inCase(procedure, dossier.fields);
    const papers = papersNeeded(procedure, dossier.fields);
    return {
      // The day the desk took it, whenever it is printed again.
      head: {
        ...centreHead(source, 'TTPVHCC'),
        placeAndDay: `${withoutRank(commune)}, ${dayOnPaper(dossier.receivedAt)}`,
      },
      title: 'GIẤY TIẾP NHẬN HỒ SƠ VÀ HẸN TRẢ KẾT QUẢ',
      subtitle: codeLine(dossier),
      empty: 'dots',
      across: acrossOf(dossier),
      qr: qrOf(dossier, source.slipProof, source.statusLink),
      ...payOf(source.transfer),
      blocks: [
        text(serviceCentre(commune)),
        ...submitterLines(source, 'Tiếp nhận hồ sơ của'),
        ...(authorization === '' ? [] : [line('Văn bản ủy quyền', authorization)]),
        line(
          'Nội dung yêu cầu giải quyết',
          `${requestText(dossier, procedure)}${nationalCode === '' ? '' : ` (mã thủ tục ${nationalCode})`}`,
        ),
        text('Thành phần hồ sơ gồm:'),
        {
          kind: 'list',
          items: papers.map(({ kind, name }) => (kind === 'present' ? `${name.vi} (xuất trình)` : name.vi)),
        },
        line('Số lượng hồ sơ', '01 (bộ)'),
        line('Thời gian giải quyết hồ sơ theo quy định', limitsOnPaper(procedure, dossier.fields)),
        line('Thời gian nhận hồ sơ', momentOnPaper(dossier.receivedAt)),
        line('Thời gian trả kết quả giải quyết hồ sơ', momentOnPaper(dossier.dueAt)),
        line('Đăng ký nhận kết quả tại', serviceCentre(commune)),
        ...statusLines(source.statusLink),
        text('Vào Sổ theo dõi hồ sơ, quyển số: ……………… số thứ tự: ………………'),
      ],
      signers: [
        { title: 'NGƯỜI NỘP HỒ SƠ', hint: '(Ký và ghi rõ họ tên)', name: '' },
        {
          title: 'NGƯỜI TIẾP NHẬN HỒ SƠ',
          hint: '(Ký và ghi rõ họ tên)',
          name: source.personOf(dossier.report?.received?.by ?? dossier.events[0]?.author ?? ''),
        },
      ],
    };
  },
};
