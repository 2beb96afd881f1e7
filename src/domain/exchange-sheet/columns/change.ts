import { itemRows } from '../../procedures/change/item-rows.ts';
import type { SheetColumn, SheetMapping } from '../column-mapping.ts';
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

const subject = 'người được thay đổi, cải chính';

/** Something the list of items does not have stands in the item's own cell. */
const item = (n: number): readonly SheetColumn[] => [
  inWords(`Nội dung thứ ${n}`, `items.${n}.item`, { otherwise: { field: `items.${n}.name`, code: 'other' } }),
  fill(`Sổ đã ghi (${n})`, `items.${n}.from`),
  fill(`Nay ghi là (${n})`, `items.${n}.to`),
  fill(`Địa chỉ nay ghi là (${n})`, `items.${n}.toAddress`),
  fill(`Nơi nay ghi là (${n})`, `items.${n}.toPlace`),
];

/** Changes, corrections, supplements, redeterminations of ethnicity (`TDCC`), under names of ours. */
export const changeSheet: SheetMapping = {
  bookKind: 'TDCC',
  names: 'ours',
  procedure: 'change',
  columns: [
    ...standsInBook,
    eventInBook({
      'Thay đổi, cải chính, bổ sung hộ tịch': 'change',
      'Thay đổi, cải chính, bổ sung hộ tịch có yếu tố nước ngoài': 'change-foreign',
      'Ghi vào sổ việc thay đổi đã giải quyết ở nước ngoài': 'foreign-change-note',
    }),
    ...personOf(subject, 'subject'),
    sexOf(subject, 'subject'),
    ...originalEntry,
    inWords('Loại thay đổi, cải chính', 'change.action'),
    ...Array.from({ length: itemRows.most }, (_, index) => item(index + 1)).flat(),
    fill('Lý do thay đổi, cải chính', 'change.reason'),
    fill('Căn cứ thay đổi, cải chính', 'change.basis'),
    inWords('Sai sót là của', 'change.fault'),
    inWords('Ý kiến của chính người đó', 'change.consent'),
    inWords('Cha, mẹ đồng ý', 'change.parentsAgree'),
    inWords('Xác minh nơi đã đăng ký', 'change.lookup'),
    ...settledAbroad,
    inWords('Có nộp giấy tờ do nước ngoài cấp', 'abroad.papers'),
    fill('Giấy tờ do nước ngoài cấp', 'abroad.list'),
    inWords('Hợp pháp hóa giấy tờ đã nộp', 'abroad.legalisation'),
    fill('Số hợp pháp hóa giấy tờ đã nộp hoặc căn cứ miễn', 'abroad.legalisationBasis'),
    inWords('Bản dịch giấy tờ đã nộp', 'abroad.translation'),
    fill('Người dịch giấy tờ đã nộp, nơi chứng thực', 'abroad.translator'),
    ...requestAbroad,
  ],
  kept: [],
};
