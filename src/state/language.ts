import { create } from 'zustand';
import { isLocale, loadMessages, type Locale } from '../messages/catalogue.ts';
import { type DoorMessages, viDoor } from '../messages/vi-door.ts';
import type { Messages } from '../messages/vi.ts';

const storageKey = 'lien-mach.locale';

interface LanguageState {
  readonly locale: Locale;
  /** All words of a language that was fetched; `null`: Vietnamese. */
  readonly fetched: Messages | null;
}

/** Which language is on the screen. Not personal data, so it may live beside the database. */
export const useLanguage = create<LanguageState>(() => ({ locale: 'vi', fetched: null }));

export async function setLocale(locale: Locale): Promise<void> {
  try {
    useLanguage.setState({ locale, fetched: await loadMessages(locale) });
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
  return fetched ?? viDoor;
}

/** The words of whatever may be on the screen before the desk is. All others: `useMessages`. */
export function useDoorWords(): DoorMessages {
  return useLanguage(doorWords);
}
