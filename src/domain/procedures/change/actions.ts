import type { Fields } from '../../field.ts';
import type { Choice } from '../../words.ts';

/** The four things that are done to an entry; codes of the national exchange. */
export const actions: readonly Choice[] = [
  { code: 'THAY_DOI', label: { vi: 'Thay đổi hộ tịch', en: 'Change' } },
  { code: 'CAI_CHINH', label: { vi: 'Cải chính hộ tịch', en: 'Correction' } },
  { code: 'BO_SUNG', label: { vi: 'Bổ sung thông tin hộ tịch', en: 'Supplement' } },
  { code: 'XAC_DINH_LAI_DAN_TOC', label: { vi: 'Xác định lại dân tộc', en: 'Redetermination of ethnicity' } },
];

export const actionField = 'change.action';

const actionIs =
  (code: string) =>
  (fields: Fields): boolean =>
    fields[actionField] === code;

export const isChange = actionIs('THAY_DOI');
export const isCorrection = actionIs('CAI_CHINH');
export const isSupplement = actionIs('BO_SUNG');
export const isEthnicity = actionIs('XAC_DINH_LAI_DAN_TOC');
