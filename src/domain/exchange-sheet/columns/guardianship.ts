import { assets } from '../../procedures/guardianship/guardianship-fields.ts';
import type { SheetMapping } from '../column-mapping.ts';
import {
  eventInBook,
  inWords,
  originalEntry,
  personOf,
  requestAbroad,
  settledAbroad,
  sexOf,
  standsInBook,
} from './our-names.ts';
import { fill } from './shared.ts';

const [guardian, ward] = ['người giám hộ', 'người được giám hộ'];

/** Guardianships and their ends (`GH`), under names of ours. */
export const guardianshipSheet: SheetMapping = {
  bookKind: 'GH',
  names: 'ours',
  procedure: 'guardianship',
  columns: [
    ...standsInBook,
    eventInBook({
      'Đăng ký giám hộ': 'guardianship',
      'Chấm dứt giám hộ': 'guardianship-end',
      'Ghi vào sổ việc giám hộ đã giải quyết ở nước ngoài': 'foreign-guardianship-note',
    }),
    ...personOf(guardian, 'guardian'),
    sexOf(guardian, 'guardian'),
    ...personOf(ward, 'ward'),
    sexOf(ward, 'ward'),
    inWords('Loại giám hộ', 'guardianship.kind'),
    inWords('Người được giám hộ là', 'guardianship.ward'),
    fill('Văn bản cử hoặc giấy tờ chứng minh giám hộ đương nhiên', 'guardianship.paper'),
    fill('Lý do giám hộ', 'guardianship.reason'),
    ...Array.from({ length: assets.most }, (_, index) =>
      fill(`Tài sản thứ ${index + 1} của ${ward}`, `assets.${index + 1}.text`),
    ),
    fill('Lý do chấm dứt giám hộ', 'end.reason'),
    fill('Giấy tờ làm căn cứ chấm dứt giám hộ', 'end.paper'),
    ...originalEntry,
    ...settledAbroad,
    ...requestAbroad,
  ],
  kept: [],
};
