import type { SheetMapping } from '../column-mapping.ts';
import { bookColumns, fill, foreignColumns, keptOfPerson, personColumns } from './shared.ts';

/** Marriages (`KH`). */
export const marriageSheet: SheetMapping = {
  bookKind: 'KH',
  names: 'ministry',
  procedure: 'marriage',
  columns: [
    ...bookColumns({ '0': 'unknown', '1': 'timely', '2': 'reRegistration' }),
    ...personColumns('chong', 'groom'),
    fill('chongSoLanKH', 'groom.timesMarried'),
    ...personColumns('vo', 'bride'),
    fill('voSoLanKH', 'bride.timesMarried'),
    fill('soBanSao', 'applicant.copies'),
  ],
  kept: [
    'ngayXacLapQuanHeHonNhan',
    'tinhTrangKetHon',
    'chongLoaiTinhTrangHonNhan',
    'voLoaiTinhTrangHonNhan',
    'chongYeuCauXNTTHN',
    'voYeuCauXNTTHN',
    ...keptOfPerson('chong'),
    ...keptOfPerson('vo'),
    ...foreignColumns,
  ],
};
