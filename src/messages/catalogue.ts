import { type Messages, vi } from './vi.ts';

/** Vietnamese is always here; another language is one more file of the same shape, loaded when it is chosen. */
const loaders = {
  vi: async () => vi,
  en: async () => (await import('./en.ts')).en,
} satisfies Record<string, () => Promise<Messages>>;

export type Locale = keyof typeof loaders;

export function isLocale(text: string | null): text is Locale {
  return text !== null && Object.hasOwn(loaders, text);
}

export function loadMessages(locale: Locale): Promise<Messages> {
  return loaders[locale]();
}
