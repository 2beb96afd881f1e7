import type { Fields } from '../../field.ts';
import type { Choice } from '../../words.ts';

const choice = (code: string, vi: string, en: string): Choice => ({ code, label: { vi, en } });

/** What may be confirmed of a person. The codes are ours: the national list of `nxnTinhTrangHonNhan` is not known. */
export const maritalStates: readonly Choice[] = [
  choice('neverMarried', 'Chưa đăng ký kết hôn với ai', 'Never married'),
  choice('married', 'Đang có vợ, chồng', 'Married'),
  choice('divorced', 'Đã ly hôn, chưa kết hôn lại', 'Divorced, not married again'),
  choice('widowed', 'Vợ, chồng đã chết, chưa kết hôn lại', 'Widowed, not married again'),
];

export const maritalStateIs =
  (...codes: readonly string[]) =>
  (fields: Fields): boolean =>
    codes.some((code) => fields['marital.state'] === code);

/** National exchange, `nxnLoaiMucDichSuDung`. */
export const purposes: readonly Choice[] = [
  choice('1', 'Kết hôn với công dân Việt Nam, tại Việt Nam', 'To marry a Vietnamese citizen in Viet Nam'),
  choice('2', 'Kết hôn với người nước ngoài, tại Việt Nam', 'To marry a foreigner in Viet Nam'),
  choice('3', 'Kết hôn với công dân Việt Nam, ở nước ngoài', 'To marry a Vietnamese citizen abroad'),
  choice('4', 'Kết hôn với người nước ngoài, ở nước ngoài', 'To marry a foreigner abroad'),
  choice('5', 'Mục đích khác', 'Another purpose'),
];

export const toMarry = (fields: Fields): boolean =>
  ['1', '2', '3', '4'].some((code) => fields['purpose.kind'] === code);

export const otherPurpose = (fields: Fields): boolean => fields['purpose.kind'] === '5';
