import type { Check, Finding } from '../../../field.ts';
import { error, warning } from '../../../finding.ts';
import { addDays, isLocalDate, printLocalDate } from '../../../local-date.ts';
import { textAt } from '../../../read-field.ts';
import type { LocalDate } from '../../../words.ts';
import { birthNoticeCodeFrom, parseBirthNoticeCode } from '../birth-notice.ts';
import { isFoundling } from '../parentage.ts';

const noticeDays = 7;

/** NĐ 123/2015 Art. 14(2): seven whole days of public notice, then registration from the next day on. */
export function foundlingRegistrableFrom(noticeFrom: LocalDate): LocalDate {
  return addDays(noticeFrom, noticeDays);
}

export const foundlingNotice: Check = (fields, { receivedOn }) => {
  const noticeFrom = textAt(fields, 'foundling.noticeFrom');
  if (!isFoundling(fields) || noticeFrom === undefined || !isLocalDate(noticeFrom)) return [];
  const earliest = foundlingRegistrableFrom(noticeFrom);
  if (receivedOn >= earliest) return [];
  return [
    error(
      'foundling.noticeFrom',
      'noticeNotOver',
      `Phải niêm yết đủ ${noticeDays} ngày: sớm nhất ngày ${printLocalDate(earliest)} mới nhận đăng ký được. Bản nháp vẫn giữ đây, hôm đó mở lại.`,
      `The notice must hang for ${noticeDays} whole days: it can be taken on ${printLocalDate(earliest)} at the earliest. The draft stays here until then.`,
    ),
  ];
};

/** A foundling is proved by the record of the finding, and only a foundling is. */
export const evidenceFitsCase: Check = (fields) => {
  const evidence = textAt(fields, 'evidenceKind');
  if (evidence === undefined || isFoundling(fields) === (evidence === 'foundlingRecord')) return [];
  return [
    isFoundling(fields)
      ? error(
          'evidenceKind',
          'foundlingRecordNeeded',
          'Trẻ bị bỏ rơi thì giấy tờ là biên bản trẻ bị bỏ rơi. Hãy chọn lại.',
          'A foundling is proved by the record of the abandoned child. Choose again.',
        )
      : error(
          'evidenceKind',
          'foundlingRecordOnly',
          'Biên bản này chỉ dùng cho trẻ bị bỏ rơi. Hãy chọn lại giấy tờ hoặc loại khai sinh.',
          'This record is for foundlings only. Choose other evidence or another case.',
        ),
  ];
};

/** The notice belongs to this birth, and from 01/10/2025 its number has the national form. */
export const birthNotice: Check = (fields, { receivedOn }) => {
  const date = textAt(fields, 'birthNotice.date');
  const birthDate = textAt(fields, 'child.birthDate');
  const code = textAt(fields, 'birthNotice.code');
  const findings: Finding[] = [];
  if (date !== undefined && birthDate !== undefined && date < birthDate) {
    const [vi, en] = [
      'Giấy chứng sinh cấp trước ngày sinh. Hãy xem lại cả hai ngày.',
      'The notice is older than the birth. Look at both dates again.',
    ];
    findings.push(error('birthNotice.date', 'noticeBeforeBirth', vi, en));
  }
  if (date !== undefined && date > receivedOn) {
    const [vi, en] = [
      'Giấy chứng sinh cấp sau ngày nhận hồ sơ. Hãy xem lại.',
      'The notice is dated after the dossier was received. Look again.',
    ];
    findings.push(error('birthNotice.date', 'noticeAfterReceipt', vi, en));
  }
  const issued = date ?? birthDate;
  if (code !== undefined && issued !== undefined && issued >= birthNoticeCodeFrom) {
    const parsed = parseBirthNoticeCode(code);
    if (parsed.status === 'wrong') {
      const [vi, en] = [
        'Từ 01/10/2025 số Giấy chứng sinh có 18 ký tự, dạng XXXXX.GCS.ZZZZZ.YY. Nếu giấy ghi khác thì ghi như trên giấy.',
        'From 1 October 2025 the number has 18 characters, XXXXX.GCS.ZZZZZ.YY. If the paper says otherwise, write what it says.',
      ];
      findings.push(warning('birthNotice.code', 'birthNoticeForm', vi, en));
    } else if (parsed.value.year !== issued.slice(2, 4)) {
      const [vi, en] = [
        'Hai số cuối của số Giấy chứng sinh không khớp năm cấp. Hãy xem lại.',
        'The last two digits are not the year of issue. Look again.',
      ];
      findings.push(warning('birthNotice.code', 'birthNoticeYear', vi, en));
    }
  }
  return findings;
};
