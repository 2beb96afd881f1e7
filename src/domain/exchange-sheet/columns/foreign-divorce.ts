import type { SheetMapping } from '../column-mapping.ts';
import { inWords, originalEntry, personOf, requestAbroad, settledAbroad, standsInBook } from './our-names.ts';

/** Divorces and annulments noted from abroad (`GCLH`), under names of ours. */
export const foreignDivorceSheet: SheetMapping = {
  bookKind: 'GCLH',
  names: 'ours',
  procedure: 'foreign-divorce-note',
  columns: [
    ...standsInBook,
    ...personOf('người chồng', 'groom'),
    ...personOf('người vợ', 'bride'),
    inWords('Ly hôn hay hủy kết hôn', 'divorce.kind'),
    inWords('Việc kết hôn đã đăng ký ở đâu', 'divorce.marriedWhere'),
    ...originalEntry,
    ...settledAbroad,
    ...requestAbroad,
  ],
  kept: [],
};
