/// <reference types="vite/types/importMeta.d.ts" />
import type { Language } from './language.ts';

/** A code of ISO 639: `vi`, or the name of a file beside this one. */
export type Locale = string;

/** Vietnamese comes with the app. Every file named by a code is one more language, loaded when it is chosen. */
const files = import.meta.glob<Language>(['./{??,???}.ts', '!./vi.ts'], { import: 'language' });
const loaders = new Map(Object.entries(files).map(([file, load]) => [file.slice(2, -3), load]));

/** Vietnamese first. */
export const locales: readonly Locale[] = ['vi', ...loaders.keys()];

/** The language chosen last time may be none of this build's. */
export function isLocale(text: string | null): text is Locale {
  return text !== null && locales.includes(text);
}

/** `null`: Vietnamese, which is here already wherever it is asked for. */
export async function loadLanguage(locale: Locale): Promise<Language | null> {
  return (await loaders.get(locale)?.()) ?? null;
}

/** What a language calls itself; where the browser does not know that, what it is called in Vietnamese. */
export function ownName(locale: Locale): string {
  const nameIn = (language: Locale) => new Intl.DisplayNames([language], { type: 'language' }).of(locale) ?? locale;
  const name = nameIn(locale) === locale ? nameIn('vi') : nameIn(locale);
  return name.charAt(0).toLocaleUpperCase(locale) + name.slice(1);
}
