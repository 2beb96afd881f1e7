import { unitInText } from '../../administrative-units.ts';
import type { Dossier } from '../../dossier.ts';
import { dueNow } from '../../due-now.ts';
import { momentOnPaper, dayAnswered } from '../moments.ts';
import { line, text } from '../paper-body.ts';
import type { Paper, PaperStanding, StandsAt } from '../paper.ts';
import { acrossOf, codeLine, committeeHead, qrOf, requestText, submitterLines } from './desk-facts.ts';
import { ownNumber } from './questions.ts';
import { isOver } from './standings.ts';

/**
 * Only where the result is truly late, or may be by the next working day: a dossier that was handed over in time and
 * entered late needs no apology, nor one that waits for the citizen.
 */
function standing(dossier: Dossier, _procedure: unknown, { now, desk }: StandsAt): PaperStanding {
  const { punctuality, warned } = dueNow(dossier, now, desk);
  if (
    isOver(dossier) ||
    (punctuality !== 'overdueSoFar' && punctuality !== 'inTimeSoFar' && punctuality !== 'paused')
  ) {
    return { status: 'notNow', because: { vi: 'hồ sơ đã xong', en: 'the dossier is finished' } };
  }
  if (punctuality === 'overdueSoFar' || warned) return { status: 'ready' };
  return { status: 'notNow', because: { vi: 'chưa tới hẹn', en: 'not due yet' } };
}

/** Phiếu xin lỗi và đề nghị gia hạn/hẹn lại thời gian trả kết quả, form 04 of TT 03/2025/TT-VPCP. */
export const apologySlip: Paper = {
  id: 'apologySlip',
  family: 'desk',
  sheet: 'a4',
  standing,
  questions: () => [
    { name: 'reason', label: { vi: 'Lý do chậm', en: 'Why it is late' }, kind: 'text', required: true },
    { name: 'newDue', label: { vi: 'Ngày trả mới', en: 'New return date' }, kind: 'day', required: true },
    ownNumber,
    { name: 'signer', label: { vi: 'Người ký', en: 'Who signs' }, kind: 'text', required: false },
  ],
  body(source) {
    const { dossier, procedure, answers, commune, now, desk } = source;
    const { dueAt, punctuality } = dueNow(dossier, now, desk);
    const late = punctuality === 'overdueSoFar';
    return {
      head: committeeHead(source, 'PXL'),
      title: 'PHIẾU XIN LỖI VÀ ĐỀ NGHỊ GIA HẠN, HẸN LẠI THỜI GIAN TRẢ KẾT QUẢ',
      subtitle: codeLine(dossier),
      empty: 'dots',
      across: acrossOf(dossier),
      qr: qrOf(dossier),
      blocks: [
        ...submitterLines(source, 'Kính gửi Ông/Bà'),
        line('Thủ tục hành chính', requestText(dossier, procedure)),
        line('Thời gian nhận hồ sơ', momentOnPaper(dossier.receivedAt)),
        line('Thời gian hẹn trả kết quả', momentOnPaper(dueAt)),
        text(
          `Ủy ban nhân dân ${unitInText(commune)} ${late ? 'chưa trả được' : 'sẽ không kịp trả'} kết quả đúng thời gian đã hẹn, và xin lỗi Ông/Bà vì sự chậm trễ này.`,
        ),
        line('Lý do', answers['reason'] ?? ''),
        line('Thời gian trả kết quả mới', dayAnswered(answers['newDue'])),
        text('Rất mong Ông/Bà thông cảm.'),
      ],
      signers: [
        { title: 'NGƯỜI NHẬN PHIẾU', hint: '(Ký và ghi rõ họ tên)', name: '' },
        {
          title: 'THỦ TRƯỞNG CƠ QUAN',
          hint: '(Ký, ghi rõ họ tên, đóng dấu)',
          name: answers['signer'] ?? '',
        },
      ],
    };
  },
};
