import type { Label } from '../../words.ts';

/** What every registration under Luật Hộ tịch 60/2014 stands on, until 28 February 2027. */
export const civilStatusLaw2014: readonly Label[] = [
  { vi: 'Luật Hộ tịch số 60/2014/QH13', en: 'Law on Civil Status 60/2014/QH13' },
  { vi: 'Nghị định số 123/2015/NĐ-CP', en: 'Decree 123/2015/NĐ-CP' },
  { vi: 'Nghị định số 120/2025/NĐ-CP', en: 'Decree 120/2025/NĐ-CP' },
];
