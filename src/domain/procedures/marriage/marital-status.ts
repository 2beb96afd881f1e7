import type { Fields } from '../../field.ts';
import type { Choice } from '../../words.ts';

export const parties = ['bride', 'groom'] as const;
export type Party = (typeof parties)[number];

/** What the desk has found out about a party's marital status; the paper itself is not asked for (NĐ 07/2025). Codes are ours. */
export const lookups: readonly Choice[] = [
  { code: 'pending', label: { vi: 'Chưa tra cứu được, chờ xác minh', en: 'Not yet looked up, to be verified' } },
  { code: 'database', label: { vi: 'Đã tra cứu: hiện không có vợ, chồng', en: 'Looked up: not married now' } },
  {
    code: 'localBook',
    label: { vi: 'Đã tra sổ của xã: hiện không có vợ, chồng', en: 'By the commune’s own books: not married now' },
  },
  { code: 'paper', label: { vi: 'Có giấy xác nhận hoặc văn bản trả lời', en: 'By a confirmation or a written reply' } },
  { code: 'married', label: { vi: 'Đang có vợ, chồng', en: 'Married' } },
];

export const lookupField = (party: Party): string => `${party}.maritalLookup`;

/** Whose status is not known yet. */
export const statusPending = (party: Party, fields: Fields): boolean =>
  (fields[lookupField(party)] ?? 'pending') === 'pending';

export const anyStatusPending = (fields: Fields): boolean => parties.some((party) => statusPending(party, fields));
