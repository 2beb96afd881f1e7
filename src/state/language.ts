import { create } from 'zustand';
import { isLocale, loadLanguage, type Locale } from '../messages/catalogue.ts';
import type { Language, LateMessages } from '../messages/language.ts';
import { type DoorMessages, viDoor } from '../messages/vi-door.ts';

const storageKey = 'lien-mach.locale';

export interface LanguageState {
  readonly locale: Locale;
  /** All words of a language that was fetched; `null`: Vietnamese. */
  readonly fetched: Language | null;
}

/** What the app comes with, and what its papers are in. */
export const inVietnamese: LanguageState = { locale: 'vi', fetched: null };

/** Which language is on the screen. Not personal data, so it may live beside the database. */
export const useLanguage = create<LanguageState>(() => inVietnamese);

export async function setLocale(locale: Locale): Promise<void> {
  try {
    useLanguage.setState({ locale, fetched: await loadLanguage(locale) });
    localStorage.setItem(storageKey, locale);
  } catch {
    // Not on this device yet and no line: the language on the screen stays.
  }
}

/** The language chosen last time. */
export async function readLocale(): Promise<void> {
  const chosen = localStorage.getItem(storageKey);
  if (isLocale(chosen) && chosen !== 'vi') await setLocale(chosen);
}

export function doorWords({ fetched }: LanguageState = useLanguage.getState()): DoorMessages {
  return fetched?.messages ?? viDoor;
}

/** The words of whatever may be on the screen before the desk is. All others: `useMessages`. */
export function useDoorWords(): DoorMessages {
  return useLanguage(doorWords);
}

/** Words of a screen that is loaded late, whose Vietnamese has come with it. */
export function lateWords<Name extends keyof LateMessages>(
  name: Name,
  vietnamese: LateMessages[Name],
  { fetched }: LanguageState = useLanguage.getState(),
): LateMessages[Name] {
  return fetched?.late[name] ?? vietnamese;
}

export function useLateWords<Name extends keyof LateMessages>(
  name: Name,
  vietnamese: LateMessages[Name],
): LateMessages[Name] {
  return useLanguage((state) => lateWords(name, vietnamese, state));
}
