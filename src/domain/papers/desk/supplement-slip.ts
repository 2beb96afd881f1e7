import { line, text } from '../paper-body.ts';
import type { Paper } from '../paper.ts';
import { acrossOf, centreHead, codeLine, qrOf, requestText, submitterLines } from './desk-facts.ts';
import { ownNumber, reasonQuestion } from './questions.ts';
import { tellsOfStep } from './standings.ts';

/** Phiếu yêu cầu bổ sung, hoàn thiện hồ sơ, form 02 of TT 03/2025/TT-VPCP. */
export const supplementSlip: Paper = {
  id: 'supplementSlip',
  family: 'desk',
  sheet: 'a4',
  standing: tellsOfStep('SUPPLEMENT_REQUESTED'),
  questions: [
    {
      name: 'items',
      label: { vi: 'Giấy tờ, nội dung cần bổ sung, mỗi dòng một mục', en: 'What is to be added, one item a line' },
      kind: 'lines',
      required: true,
    },
    reasonQuestion('SUPPLEMENT_REQUESTED'),
    {
      name: 'contact',
      label: { vi: 'Số điện thoại của người hướng dẫn', en: 'Telephone of who helps' },
      kind: 'text',
      required: false,
    },
    ownNumber,
  ],
  body(source) {
    const { dossier, procedure, said } = source;
    const guide = source.personOf(dossier.events.at(-1)?.author ?? '');
    return {
      head: centreHead(source, 'PBS'),
      title: 'PHIẾU YÊU CẦU BỔ SUNG, HOÀN THIỆN HỒ SƠ',
      subtitle: codeLine(dossier),
      empty: 'dots',
      across: acrossOf(dossier),
      qr: qrOf(dossier),
      blocks: [
        ...submitterLines(source, 'Hồ sơ của'),
        line('Nội dung yêu cầu giải quyết', requestText(dossier, procedure)),
        text('Yêu cầu bổ sung, hoàn thiện những giấy tờ, nội dung sau:'),
        { kind: 'list', items: (said['items'] ?? '').split('\n').filter((item) => item.trim() !== '') },
        line('Lý do', said['reason'] ?? ''),
        line('Khi cần hướng dẫn, xin liên hệ', [guide, said['contact']].filter((part) => part).join(', điện thoại ')),
        text('Thời gian chờ bổ sung không tính vào thời hạn giải quyết.'),
      ],
      signers: [
        { title: 'NGƯỜI NỘP HỒ SƠ', hint: '(Ký và ghi rõ họ tên)', name: '' },
        { title: 'NGƯỜI HƯỚNG DẪN', hint: '(Ký và ghi rõ họ tên)', name: guide },
      ],
    };
  },
};
