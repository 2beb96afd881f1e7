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

/** Births (`KS`). */
export const birthSheet: SheetMapping = {
  bookKind: 'KS',
  names: 'ministry',
  procedure: 'birth',
  columns: [
    ...bookColumns(eventKinds),
    fill('nksLoaiKhaiSinh', 'parentageCase', { none: ['0'] }),
    fill('nksHoTen', 'child.fullName'),
    fill('nksGioiTinh', 'child.sex'),
    fill('nksNgaySinh', 'child.birthDate'),
    fill('nksDanToc', 'child.ethnicity', { byName: true, otherwise: { field: 'child.ethnicityText' } }),
    fill('nksDanTocKhac', 'child.ethnicityText'),
    fill('nksQuocTich', 'child.nationality'),
    fill('nksQuocTichKhac', 'child.otherNationality'),
    fill('nksNoiSinh', 'child.birthPlace'),
    fill('nksQueQuan', 'child.hometown'),
    fill('nksSoDDCN', 'child.pin', { also: ['soDinhDanh'] }),
    ...personColumns('me', 'mother'),
    ...personColumns('cha', 'father'),
    ...requesterColumns,
    fill('maGCS', 'birthNotice.code'),
    fill('ngayCapGCS', 'birthNotice.date'),
    fill('soLuongBanSao', 'applicant.copies'),
  ],
  kept: [
    'nksNgaySinhBangChu',
    'nksNoiSinhDVHC',
    'nksNoiSinhNuocNgoai',
    ...keptOfPerson('nks'),
    ...keptOfPerson('me'),
    ...keptOfPerson('cha'),
    ...keptOfPerson('nyc'),
    ...foreignColumns,
  ],
};
