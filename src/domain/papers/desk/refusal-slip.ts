import { unitInText } from '../../administrative-units.ts';
import type { Dossier } from '../../dossier.ts';
import { line, text } from '../paper-body.ts';
import type { Paper } from '../paper.ts';
import {
  acrossOf,
  centreHead,
  codeLine,
  committeeHead,
  qrOf,
  requestText,
  serviceCentre,
  submitterLines,
} from './desk-facts.ts';
import { askedReason, ownNumber } from './questions.ts';
import { tellsOf } from './standings.ts';

/** Sent back by an earlier build's plain move, it says nothing of who refused: the desk then, from the first step. */
const refusedAtDesk = ({ business, refusal }: Dossier): boolean =>
  refusal === undefined ? business === 'REFUSED' : refusal.kind === 'intake';

/** Phiếu từ chối tiếp nhận giải quyết hồ sơ, form 03 of TT 03/2025/TT-VPCP: the centre's refusal, signed by its head. */
export const refusalSlip: Paper = {
  id: 'refusalSlip',
  family: 'desk',
  sheet: 'a4',
  standing: tellsOf(refusedAtDesk),
  questions: ({ refusal }) => (refusal === undefined ? [askedReason, ownNumber] : [ownNumber]),
  body(source) {
    const { dossier, procedure, answers, commune } = source;
    const { refusal } = dossier;
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
        line('Lý do', refusal?.reason ?? answers['reason'] ?? ''),
        text('Xin thông báo để Ông/Bà được biết.'),
      ],
      signers: [
        { title: 'NGƯỜI NỘP HỒ SƠ', hint: '(Ký và ghi rõ họ tên)', name: '' },
        {
          title: refusal?.signerTitle.toUpperCase() ?? 'NGƯỜI ĐỨNG ĐẦU TRUNG TÂM',
          hint: '(Ký, ghi rõ họ tên)',
          name: refusal?.signer ?? '',
        },
      ],
    };
  },
};

/** Từ chối đăng ký: in writing, with reasons, by the head of the registering agency (Luật Hộ tịch 60/2014 Art. 5(2)). */
export const registrationRefusal: Paper = {
  id: 'registrationRefusal',
  family: 'desk',
  sheet: 'a4',
  standing: tellsOf(({ refusal }) => refusal?.kind === 'registration'),
  questions: () => [ownNumber],
  body(source) {
    const { dossier, procedure, commune } = source;
    const { refusal } = dossier;
    return {
      head: committeeHead(source, 'UBND-HT'),
      title: 'THÔNG BÁO TỪ CHỐI ĐĂNG KÝ HỘ TỊCH',
      subtitle: codeLine(dossier),
      empty: 'dots',
      across: acrossOf(dossier),
      qr: qrOf(dossier),
      blocks: [
        ...submitterLines(source, 'Kính gửi Ông/Bà'),
        line('Nội dung yêu cầu giải quyết', requestText(dossier, procedure)),
        text(`Ủy ban nhân dân ${unitInText(commune)} từ chối đăng ký việc hộ tịch này.`),
        line('Lý do', refusal?.reason ?? ''),
        text('Ông/Bà có quyền khiếu nại, khởi kiện theo quy định của pháp luật.'),
      ],
      signers: [
        {
          title: refusal?.signerTitle.toUpperCase() ?? 'CHỦ TỊCH',
          hint: '(Ký, ghi rõ họ tên, đóng dấu)',
          name: refusal?.signer ?? '',
        },
      ],
    };
  },
};
