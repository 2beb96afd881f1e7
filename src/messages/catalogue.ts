import type { Messages } from './vi.ts';

/**
 * Vietnamese comes with the app, in two parts: the door's with the first screen, the others with the desk. Another language
 * is one more file with both, loaded when it is chosen.
 */
const loaders = {
  vi: async () => null,
  en: async () => (await import('./en.ts')).en,
} satisfies Record<string, () => Promise<Messages | null>>;

export type Locale = keyof typeof loaders;

export function isLocale(text: string | null): text is Locale {
  return text !== null && Object.hasOwn(loaders, text);
}

/** `null`: Vietnamese, which is here already wherever it is asked for. */
export function loadMessages(locale: Locale): Promise<Messages | null> {
  return loaders[locale]();
}
