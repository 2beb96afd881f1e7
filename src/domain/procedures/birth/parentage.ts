import type { Fields } from '../../field.ts';
import type { Choice } from '../../words.ts';

/** National exchange, `nksLoaiKhaiSinh`. */
export const parentageCases: readonly Choice[] = [
  { code: '1', label: { vi: 'Biết cả cha và mẹ', en: 'Both parents known' } },
  { code: '2', label: { vi: 'Chưa xác định được mẹ', en: 'Mother unknown' } },
  { code: '3', label: { vi: 'Chưa xác định được cha', en: 'Father unknown' } },
  { code: '4', label: { vi: 'Chưa xác định được cả cha và mẹ', en: 'Both parents unknown' } },
  { code: '5', label: { vi: 'Trẻ bị bỏ rơi', en: 'Foundling' } },
];

const caseOf = (fields: Fields) => fields['parentageCase'];

export const motherKnown = (fields: Fields): boolean => ['1', '3', undefined].includes(textOf(caseOf(fields)));

export const fatherKnown = (fields: Fields): boolean => ['1', '2', undefined].includes(textOf(caseOf(fields)));

export const isFoundling = (fields: Fields): boolean => caseOf(fields) === '5';

/** Neither parent known: ethnicity stays blank, the birth place is the hometown (NĐ 123/2015 Art. 14). */
export const noParentKnown = (fields: Fields): boolean => !motherKnown(fields) && !fatherKnown(fields);

/** What the entry says of a child of whom no parent is known (NĐ 123/2015 Art. 14, 15). */
export function remarkOfParentage(fields: Fields): string | undefined {
  if (isFoundling(fields)) return 'Trẻ bị bỏ rơi';
  return noParentKnown(fields) ? 'Trẻ chưa xác định được cha, mẹ' : undefined;
}

function textOf(value: unknown): string | undefined {
  return typeof value === 'string' ? value : undefined;
}
