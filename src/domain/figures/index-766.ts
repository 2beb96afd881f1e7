import type { Label } from '../words.ts';
import { allOf, type DossierCounts, finishedOf } from './dossier-counts.ts';

/** A part of the whole. */
export interface Share {
  readonly part: number;
  readonly whole: number;
}

/**
 * One figure of the index by which a desk's service is judged (QĐ 766/QĐ-TTg). `share`: as our records tell it. `mean`:
 * a mean, in days. `not`: our records do not hold it, and why.
 */
export interface IndexLine {
  readonly id: string;
  readonly name: Label;
  readonly told:
    | ({ readonly kind: 'share' } & Share)
    | { readonly kind: 'mean'; readonly sum: number; readonly count: number }
    | { readonly kind: 'not'; readonly because: Label };
  /** What must be known to read it right; absent: nothing. */
  readonly note?: Label;
}

const notHere = (id: string, vi: string, en: string, because: Label): IndexLine => ({
  id,
  name: { vi, en },
  told: { kind: 'not', because },
});

const ofPortal: Label = {
  vi: 'Chỉ Cổng dịch vụ công và hệ thống cấp trên có số này.',
  en: 'Only the portal and the national systems have it.',
};

/** In the index's own order. Numbers of the indicators are the index's. */
export function index766(counts: DossierCounts): readonly IndexLine[] {
  const finished = finishedOf(counts);
  const { received, early, onTime, openInTime, openPaused, lateEntryOnly, upstream, online, digitised, days } = counts;
  const inTime = early + onTime + openInTime + openPaused;
  return [
    notHere('1.1', 'Công khai thủ tục đúng hạn', 'Procedures published in time', ofPortal),
    {
      id: '1.4',
      name: {
        vi: 'Hồ sơ tiếp nhận đã đồng bộ lên hệ thống cấp trên',
        en: 'Dossiers received that the national systems have',
      },
      told: { kind: 'share', part: upstream, whole: received },
      note: { vi: 'Tính hồ sơ đã có mã quốc gia.', en: 'Counts dossiers with a national code.' },
    },
    {
      id: '2.1',
      name: { vi: 'Hồ sơ đúng hạn, theo việc thật', en: 'Dossiers in time, as it truly was' },
      told: { kind: 'share', part: inTime, whole: allOf(counts) },
      note: {
        vi: 'Đã xong đúng hạn và đang giải quyết còn hạn, trên tổng số.',
        en: 'Finished in time and still in time, of all.',
      },
    },
    {
      id: '2.1',
      name: { vi: 'Hồ sơ đúng hạn, như Cổng sẽ thấy', en: 'Dossiers in time, as the portal will see it' },
      told: { kind: 'share', part: inTime - lateEntryOnly, whole: allOf(counts) },
      note: {
        vi: 'Phần chênh chỉ do ghi nhận muộn, không do trả muộn.',
        en: 'The difference is late entry only, no late result.',
      },
    },
    {
      id: '2.2',
      name: { vi: 'Số ngày giải quyết trung bình', en: 'Mean days from receipt to result' },
      told: { kind: 'mean', sum: days, count: finished },
    },
    {
      id: '3.3',
      name: { vi: 'Hồ sơ nộp trực tuyến', en: 'Dossiers handed in online' },
      told: { kind: 'share', part: online, whole: received },
    },
    notHere('3.5', 'Thanh toán trực tuyến', 'Paid online', {
      vi: 'Máy chỉ ghi đã nộp hay chưa, không ghi nộp bằng cách nào.',
      en: 'What is kept is whether it was paid, not by which way.',
    }),
    notHere('4.1', 'Kết quả điện tử', 'Results in electronic form', {
      vi: 'Kết quả điện tử do hệ thống cấp trên ký và giữ.',
      en: 'The national systems sign and keep them.',
    }),
    {
      id: '4.2',
      name: { vi: 'Hồ sơ đã số hoá giấy tờ', en: 'Dossiers whose papers are digitised' },
      told: { kind: 'share', part: digitised, whole: finished },
      note: {
        vi: 'Mới tính nửa về giấy tờ nộp vào; nửa về kết quả thì hệ thống cấp trên có.',
        en: 'The half about papers handed in; the half about results is with the national systems.',
      },
    },
    notHere('4.3', 'Tái sử dụng dữ liệu đã số hoá', 'Digitised data used again', ofPortal),
    notHere('4.5', 'Khai thác Cơ sở dữ liệu quốc gia về dân cư', 'Use of the population database', ofPortal),
    notHere('5', 'Mức độ hài lòng, phản ánh kiến nghị', 'Satisfaction and complaints', {
      vi: 'Do khảo sát và hệ thống phản ánh kiến nghị tính.',
      en: 'Counted by surveys and the system of complaints.',
    }),
  ];
}
