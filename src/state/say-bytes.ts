import { useLanguage } from './language.ts';

const units = ['KB', 'MB', 'GB'] as const;

/** As people read it on a disk: `1,4 MB`. Less than one KB is one. */
export function sayBytes(bytes: number, locale: string): string {
  let size = Math.max(bytes, 1_000) / 1_000;
  let unit = 0;
  while (size >= 999.5 && unit < units.length - 1) {
    size /= 1_000;
    unit += 1;
  }
  return `${size.toLocaleString(locale, { maximumFractionDigits: size < 10 ? 1 : 0 })} ${units[unit] ?? ''}`;
}

export function useSayBytes(): (bytes: number) => string {
  const locale = useLanguage((state) => state.locale);
  return (bytes) => sayBytes(bytes, locale);
}
