import type { Label } from './words.ts';

/** The register books of a commune that a procedure enters into (Luật Hộ tịch 60/2014 Art. 58). Codes are ours. */
export const bookKinds = {
  KS: { vi: 'Sổ đăng ký khai sinh', en: 'Register of births' },
  KT: { vi: 'Sổ đăng ký khai tử', en: 'Register of deaths' },
  KH: { vi: 'Sổ đăng ký kết hôn', en: 'Register of marriages' },
} as const satisfies Record<string, Label>;

export type BookKind = keyof typeof bookKinds;
