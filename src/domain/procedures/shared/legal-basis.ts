import type { Label } from '../../words.ts';

/** What every registration under Luật Hộ tịch 60/2014 stands on, until 28 February 2027. */
export const civilStatusLaw2014: readonly Label[] = [
  { vi: 'Luật Hộ tịch số 60/2014/QH13', en: 'Law on Civil Status 60/2014/QH13' },
  { vi: 'Nghị định số 123/2015/NĐ-CP', en: 'Decree 123/2015/NĐ-CP' },
  { vi: 'Nghị định số 120/2025/NĐ-CP', en: 'Decree 120/2025/NĐ-CP' },
];

/** What every registration stands on from 1 March 2027: its decrees have not been read. */
export const civilStatusLaw2026: readonly Label[] = [
  { vi: 'Luật Hộ tịch số 03/2026/QH16', en: 'Law on Civil Status 03/2026/QH16' },
];

/** What is known of the new law from summaries alone, said on every dossier (docs/decisions/0136). */
export const lawOf2026Unread: Label = {
  vi: 'Theo Luật Hộ tịch mới (từ 01/03/2027): hạn 24 giờ, nộp không phụ thuộc nơi cư trú. Nghị định, mẫu tờ khai và cách tính giờ qua ngày nghỉ chưa có trong ứng dụng: hãy đối chiếu trước khi ký.',
  en: 'Under the new civil-status law (from 1 March 2027): 24 hours, filed wherever people live. Its decrees, its forms and how hours run over days off are not in this app yet: compare before signing.',
};
