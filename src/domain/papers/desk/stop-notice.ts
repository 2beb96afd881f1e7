import { dayOnPaper, momentOnPaper } from '../moments.ts';
import { line, text } from '../paper-body.ts';
import type { Paper } from '../paper.ts';
import { acrossOf, centreHead, codeLine, qrOf, requestText, serviceCentre, submitterLines } from './desk-facts.ts';
import { askedReason, ownNumber } from './questions.ts';
import { tellsOf } from './standings.ts';

/** Thông báo dừng giải quyết hồ sơ, form 05 of TT 03/2025/TT-VPCP. */
export const stopNotice: Paper = {
  id: 'stopNotice',
  family: 'desk',
  sheet: 'a4',
  standing: tellsOf(({ business }) => business === 'STOPPED' || business === 'WITHDRAWN'),
  questions: ({ ending }) => (ending === undefined ? [askedReason, ownNumber] : [ownNumber]),
  body(source) {
    const { dossier, procedure, answers, commune, now } = source;
    const { ending } = dossier;
    return {
      head: centreHead(source, 'TB-TTPVHCC'),
      title: 'THÔNG BÁO DỪNG GIẢI QUYẾT HỒ SƠ',
      subtitle: codeLine(dossier),
      empty: 'dots',
      across: acrossOf(dossier),
      qr: qrOf(dossier),
      blocks: [
        ...submitterLines(source, 'Kính gửi Ông/Bà'),
        line('Nội dung yêu cầu giải quyết', requestText(dossier, procedure)),
        line('Thời gian nhận hồ sơ', momentOnPaper(dossier.receivedAt)),
        text(`${serviceCentre(commune)} thông báo dừng giải quyết hồ sơ này.`),
        line('Kể từ', dayOnPaper(ending?.at ?? now)),
        line('Lý do', ending?.reason ?? answers['reason'] ?? ''),
      ],
      signers: [
        { title: 'NGƯỜI NHẬN THÔNG BÁO', hint: '(Ký và ghi rõ họ tên)', name: '' },
        { title: 'NGƯỜI ĐỨNG ĐẦU TRUNG TÂM', hint: '(Ký, ghi rõ họ tên, đóng dấu)', name: '' },
      ],
    };
  },
};
