import type { SheetMapping } from '../column-mapping.ts';
import { inWords, personOf, requestAbroad, settledAbroad, standsInBook } from './our-names.ts';
import { fill } from './shared.ts';

/** Marriages noted from abroad (`GCKH`), under names of ours. */
export const foreignMarriageSheet: SheetMapping = {
  bookKind: 'GCKH',
  names: 'ours',
  procedure: 'foreign-marriage-note',
  columns: [
    ...standsInBook,
    ...personOf('bên nam', 'groom'),
    fill('Lần kết hôn của bên nam', 'groom.timesMarried'),
    ...personOf('bên nữ', 'bride'),
    fill('Lần kết hôn của bên nữ', 'bride.timesMarried'),
    inWords('Khi kết hôn có vướng hôn nhân khác không', 'wedding.freeThen'),
    fill('Vướng gì, đã khắc phục thế nào', 'wedding.since'),
    ...settledAbroad,
    ...requestAbroad,
  ],
  kept: [],
};
