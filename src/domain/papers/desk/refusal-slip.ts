import { line, text } from '../paper-body.ts';
import type { Paper } from '../paper.ts';
import { acrossOf, centreHead, codeLine, qrOf, requestText, serviceCentre, submitterLines } from './desk-facts.ts';
import { ownNumber, reasonQuestion } from './questions.ts';
import { tellsOfStep } from './standings.ts';

/** Phiếu từ chối tiếp nhận giải quyết hồ sơ, form 03 of TT 03/2025/TT-VPCP: the desk's refusal, signed by the head of the centre. */
export const refusalSlip: Paper = {
  id: 'refusalSlip',
  family: 'desk',
  sheet: 'a4',
  standing: tellsOfStep('REFUSED'),
  questions: [reasonQuestion('REFUSED'), ownNumber],
  body(source) {
    const { dossier, procedure, said, commune } = source;
    return {
      head: centreHead(source, 'PTC'),
      title: 'PHIẾU TỪ CHỐI TIẾP NHẬN GIẢI QUYẾT HỒ SƠ',
      subtitle: codeLine(dossier),
      empty: 'dots',
      across: acrossOf(dossier),
      qr: qrOf(dossier),
      blocks: [
        text(serviceCentre(commune)),
        ...submitterLines(source, 'Đã xem xét hồ sơ của'),
        line('Nội dung yêu cầu giải quyết', requestText(dossier, procedure)),
        text('Trung tâm thông báo không tiếp nhận, giải quyết hồ sơ này.'),
        line('Lý do', said['reason'] ?? ''),
        text('Xin thông báo để Ông/Bà được biết.'),
      ],
      signers: [
        { title: 'NGƯỜI NỘP HỒ SƠ', hint: '(Ký và ghi rõ họ tên)', name: '' },
        { title: 'NGƯỜI ĐỨNG ĐẦU TRUNG TÂM', hint: '(Ký, ghi rõ họ tên)', name: '' },
      ],
    };
  },
};
