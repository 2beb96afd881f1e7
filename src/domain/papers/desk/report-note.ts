import { isLocalDate, printLocalDate } from '../../local-date.ts';
import { printName } from '../../person-name.ts';
import { printPhone } from '../../phone.ts';
import { reportPaper } from '../../prints.ts';
import { textAt } from '../../read-field.ts';
import { dayOnPaper, momentOnPaper } from '../moments.ts';
import { line, paperLine, row, text } from '../paper-body.ts';
import type { Paper } from '../paper.ts';
import { centreHead, requestText, withoutRank } from './desk-facts.ts';

/** Phiếu báo: what somebody reported, for the family or the volunteer to keep. No official form, and no receipt: it says so. */
export const reportNote: Paper = {
  id: reportPaper,
  family: 'desk',
  sheet: 'a4',
  // Of a line it says no more than the line does; and once something has come of the report, it would say what is no more so.
  standing: ({ report, line = 'waiting' }) =>
    report === undefined || line !== 'waiting' ? { status: 'other' } : { status: 'ready' },
  questions: () => [],
  body(source) {
    const { dossier, procedure, commune, personOf } = source;
    const { report } = dossier;
    const told = (name: string): string => textAt(report?.told ?? {}, `report.${name}`) ?? '';
    const heardOn = told('heardOn');
    const phone = told('phone');
    return {
      head: {
        ...centreHead(source, ''),
        placeAndDay: `${withoutRank(commune)}, ${dayOnPaper(dossier.receivedAt)}`,
      },
      title: 'PHIẾU BÁO',
      subtitle: `Mã tin báo: ${dossier.codes.provisional}`,
      empty: 'dots',
      across: ['CHƯA TIẾP NHẬN'],
      blocks: [
        line('Tin báo về', requestText(dossier, procedure)),
        row(
          paperLine('Người báo tin', printName(told('reporter'))),
          paperLine('Điện thoại', phone === '' ? '' : printPhone(phone)),
        ),
        line('Báo thay cho', told('inNameOf')),
        row(
          paperLine('Ngày nghe tin', isLocalDate(heardOn) ? printLocalDate(heardOn) : heardOn),
          paperLine('Nơi nghe tin', told('place')),
        ),
        line('Ghi lúc', momentOnPaper(dossier.receivedAt)),
        line('Điều khác đã nghe', told('note')),
        text(
          'Phiếu này chỉ ghi lại tin đã báo. Hồ sơ chưa được tiếp nhận, thời hạn giải quyết chưa tính. Người có trách nhiệm khai cần đến nộp hồ sơ; cán bộ tiếp nhận sẽ cấp giấy tiếp nhận và hẹn trả kết quả.',
        ),
      ],
      signers: [
        { title: 'NGƯỜI BÁO TIN', hint: '(Ký và ghi rõ họ tên)', name: '' },
        { title: 'NGƯỜI GHI', hint: '(Ký và ghi rõ họ tên)', name: personOf(dossier.events[0]?.author ?? '') },
      ],
    };
  },
};
