import type { Choice } from './words.ts';

const choice = (code: string, vi: string, en: string): Choice => ({ code, label: { vi, en } });

/** National exchange: sex. */
export const sexes: readonly Choice[] = [
  choice('1', 'Nam', 'Male'),
  choice('2', 'Nữ', 'Female'),
  choice('3', 'Chưa xác định', 'Not determined'),
];

/** National exchange: kind of residence, in the order the law asks for them. */
export const residenceKinds: readonly Choice[] = [
  choice('1', 'Nơi thường trú', 'Permanent residence'),
  choice('2', 'Nơi tạm trú', 'Temporary residence'),
  choice('3', 'Nơi ở hiện tại', 'Where the person lives now'),
];
