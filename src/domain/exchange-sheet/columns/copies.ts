import type { SheetMapping } from '../column-mapping.ts';
import { freeBecause, nameOnly, oath, originalEntry, requester, standsInBook } from './our-names.ts';
import { fill } from './shared.ts';

/** Copies of extracts given out (`BSTL`), under names of ours. */
export const copiesSheet: SheetMapping = {
  bookKind: 'BSTL',
  names: 'ours',
  procedure: 'extract-copy',
  columns: [
    ...standsInBook,
    ...nameOnly('người có tên trong giấy tờ', 'subject'),
    ...originalEntry,
    fill('Số lượng bản sao', 'request.copies'),
    fill('Mục đích sử dụng', 'request.purpose'),
    ...requester,
    ...oath,
    freeBecause,
  ],
  kept: [],
};
