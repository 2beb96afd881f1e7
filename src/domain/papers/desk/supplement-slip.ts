import { line, text } from '../paper-body.ts';
import type { Paper, PaperSource } from '../paper.ts';
import { acrossOf, centreHead, codeLine, qrOf, requestText, submitterLines } from './desk-facts.ts';
import { askedReason, ownNumber } from './questions.ts';
import { tellsOf } from './standings.ts';

/** What is missing and why: from the act that asked for it, else as typed. */
function missingPapers({ dossier, answers }: PaperSource): readonly string[] {
  const asked = dossier.supplement?.papers ?? [];
  if (asked.length > 0) return asked.map(({ paper, reason }) => `${paper}. Lý do: ${reason}`);
  return (answers['items'] ?? '').split('\n').filter((item) => item.trim() !== '');
}

/** Phiếu yêu cầu bổ sung, hoàn thiện hồ sơ, form 02 of TT 03/2025/TT-VPCP. */
export const supplementSlip: Paper = {
  id: 'supplementSlip',
  family: 'desk',
  sheet: 'a4',
  standing: tellsOf(({ supplement }) => supplement !== undefined),
  questions: ({ supplement }) =>
    supplement !== undefined && supplement.papers.length > 0
      ? [ownNumber]
      : [
          {
            name: 'items',
            label: {
              vi: 'Giấy tờ, nội dung cần bổ sung, mỗi dòng một mục',
              en: 'What is to be added, one item a line',
            },
            kind: 'lines',
            required: true,
          },
          askedReason,
          ownNumber,
        ],
  body(source) {
    const { dossier, procedure, answers, personOf } = source;
    const { supplement } = dossier;
    const asker = personOf(supplement?.by ?? '');
    const guide = supplement?.guide ?? '';
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
        { kind: 'list', items: missingPapers(source) },
        ...(answers['reason'] === undefined ? [] : [line('Lý do', answers['reason'])]),
        line('Khi cần hướng dẫn, xin liên hệ', guide === '' ? asker : guide),
        text('Thời gian chờ bổ sung không tính vào thời hạn giải quyết.'),
      ],
      signers: [
        { title: 'NGƯỜI NỘP HỒ SƠ', hint: '(Ký và ghi rõ họ tên)', name: '' },
        { title: 'NGƯỜI HƯỚNG DẪN', hint: '(Ký và ghi rõ họ tên)', name: asker },
      ],
    };
  },
};
