import type { SheetMapping } from '../column-mapping.ts';
import {
  bookColumns,
  eventKinds,
  fill,
  foreignColumns,
  keptOfPerson,
  personColumns,
  requesterColumns,
} from './shared.ts';

/** Deaths (`KT`). */
export const deathSheet: SheetMapping = {
  bookKind: 'KT',
  names: 'ministry',
  procedure: 'death',
  columns: [
    ...bookColumns(eventKinds),
    ...personColumns('nkt', 'deceased', 'lastResidence'),
    fill('nktGioiTinh', 'deceased.sex'),
    fill('nktNgayChet', 'death.date'),
    fill('nktGioPhutChet', 'death.time'),
    fill('nktNoiChet', 'death.place'),
    fill('nktNguyenNhanChet', 'death.cause'),
    fill('gbtLoai', 'notice.type', { none: ['0'] }),
    fill('gbtSo', 'notice.number'),
    fill('gbtNgay', 'notice.date'),
    fill('gbtCoQuanCap', 'notice.issuer'),
    ...requesterColumns,
    fill('soLuongBanSao', 'applicant.copies'),
  ],
  kept: [
    'maGBT',
    'ngayCapGBT',
    'nktTinhTrangTuyenBoViecChet',
    ...keptOfPerson('nkt'),
    ...keptOfPerson('nyc'),
    ...foreignColumns,
  ],
};
