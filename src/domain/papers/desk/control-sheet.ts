import type { Dossier, DossierEvent } from '../../dossier.ts';
import { axisOf } from '../../steps/axis-acts.ts';
import { dueOf } from '../../current-due.ts';
import { isPast, usualComparison } from '../../punctuality.ts';
import { localDateOf } from '../../vietnam-time.ts';
import type { Instant } from '../../words.ts';
import { momentInTable, momentOnPaper } from '../moments.ts';
import { line } from '../paper-body.ts';
import type { Paper, PaperSource } from '../paper.ts';
import { acrossOf, centreHead, codeLine, qrOf, requestText, submitterOf } from './desk-facts.ts';
import { ownNumber } from './questions.ts';

const steps: Readonly<Record<string, string>> = {
  RECEIVED: 'Tiếp nhận',
  PROCESSING: 'Giải quyết',
  SUPPLEMENT_REQUESTED: 'Chờ bổ sung',
  AWAITING_VERIFICATION: 'Chờ xác minh',
  SUBMITTED_FOR_SIGNATURE: 'Trình ký',
  APPROVED: 'Phê duyệt',
  WAITING_NUMBER: 'Chờ số',
  REGISTERED: 'Ghi sổ',
  COMPLETED: 'Trả kết quả',
  REFUSED: 'Từ chối',
  WITHDRAWN: 'Rút hồ sơ',
  STOPPED: 'Dừng giải quyết',
  READY: 'Sẵn sàng trả',
  HANDED_OVER: 'Trao kết quả',
  POSTED: 'Gửi bưu chính',
};

/** Early on a day before the due one; on time until the due moment itself; then overdue. */
export function standingAgainst(dueAt: Instant, at: Instant): 'Trước hạn' | 'Đúng hạn' | 'Quá hạn' {
  if (isPast(at, dueAt, usualComparison)) return 'Quá hạn';
  return localDateOf(at) < localDateOf(dueAt) ? 'Trước hạn' : 'Đúng hạn';
}

/** The step a dossier came to by this event; `undefined` where it stayed in hand. */
function stepOf(event: DossierEvent): string | undefined {
  if (event.type === 'openDossier' || event.type === 'receiveReport') return 'RECEIVED';
  const axis = axisOf(event);
  return axis === 'business' || axis === 'delivery' ? event.touched[1] : undefined;
}

/** Acts whose author says when it truly happened: it stands after the two states. */
const timed: ReadonlySet<string> = new Set(['requestSupplement', 'receiveSupplement', 'deliverResult']);

function happenedAt({ type, touched, occurredAt }: DossierEvent): Instant {
  return (timed.has(type) ? touched[2] : undefined) ?? occurredAt;
}

function handOvers(dossier: Dossier, source: PaperSource): readonly (readonly string[])[] {
  const moves = dossier.events.flatMap((event) => {
    const step = stepOf(event);
    return step === undefined ? [] : [{ event, step }];
  });
  const submitter = submitterOf(source).name;
  const due = dueOf(dossier, source.desk.calendar, source.desk.hours).dueAt;
  return moves.map(({ event, step }, index) => {
    const before = moves[index - 1];
    return [
      String(index + 1),
      steps[step] ?? step,
      before === undefined ? submitter : source.personOf(before.event.author),
      source.personOf(event.author),
      momentInTable(happenedAt(event)),
      index === 0 ? '' : standingAgainst(due, happenedAt(event)),
      event.reason ?? '',
    ];
  });
}

/** Phiếu kiểm soát quá trình giải quyết hồ sơ, form 06 of TT 03/2025/TT-VPCP, made from the dossier's events. */
export const controlSheet: Paper = {
  id: 'controlSheet',
  family: 'desk',
  sheet: 'a4',
  standing: () => ({ status: 'ready' }),
  questions: () => [ownNumber],
  body(source) {
    const { dossier, procedure } = source;
    return {
      head: centreHead(source, 'PKS'),
      title: 'PHIẾU KIỂM SOÁT QUÁ TRÌNH GIẢI QUYẾT HỒ SƠ',
      subtitle: codeLine(dossier),
      empty: 'dots',
      across: acrossOf(dossier),
      qr: qrOf(dossier),
      blocks: [
        line('Thủ tục hành chính', requestText(dossier, procedure)),
        line('Thời gian nhận hồ sơ', momentOnPaper(dossier.receivedAt)),
        line('Thời gian hẹn trả kết quả', momentOnPaper(dossier.dueAt)),
        {
          kind: 'table',
          columns: [
            { head: 'TT', width: 5 },
            { head: 'Bước', width: 14 },
            { head: 'Người giao', width: 20 },
            { head: 'Người nhận', width: 20 },
            { head: 'Thời gian', width: 13 },
            { head: 'Kết quả', width: 11 },
            { head: 'Ghi chú', width: 17 },
          ],
          rows: handOvers(dossier, source),
        },
      ],
      signers: [],
    };
  },
};
