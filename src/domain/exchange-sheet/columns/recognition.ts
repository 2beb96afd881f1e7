import type { SheetMapping } from '../column-mapping.ts';
import { bookColumns, fill, foreignColumns, keptOfPerson, personColumns, requesterColumns } from './shared.ts';

/** Recognitions of parentage (`CMC`). Who asked is one of the two: what the requester's columns say is kept as written. */
export const recognitionSheet: SheetMapping = {
  bookKind: 'CMC',
  names: 'ministry',
  procedure: 'recognition',
  columns: [
    ...bookColumns({ '0': 'unknown', '1': 'timely', '2': 'foreignAnnotation' }),
    fill('loaiXacNhan', 'recognition.relation', { none: ['0'] }),
    ...personColumns('cm', 'recogniser'),
    fill('cmGioiTinh', 'recogniser.sex'),
    ...personColumns('nc', 'recognised'),
    fill('ncGioiTinh', 'recognised.sex'),
    fill('soLuongBanSao', 'applicant.copies'),
  ],
  kept: [
    'quyetDinhSo',
    'cmQueQuan',
    'ncQueQuan',
    ...requesterColumns.map(({ column }) => column),
    'nycQHNguoiDuocNhan',
    'nycQHNguoiNhan',
    ...keptOfPerson('cm'),
    ...keptOfPerson('nc'),
    ...keptOfPerson('nyc'),
    ...foreignColumns,
  ],
};
