import { create } from 'zustand';
import type { Label } from '../domain/words.ts';
import { isLocale, loadMessages, type Locale } from '../messages/catalogue.ts';
import { type Messages, vi } from '../messages/vi.ts';

const storageKey = 'lien-mach.locale';

interface LocaleState {
  readonly locale: Locale;
  readonly messages: Messages;
}

/** Which language is on the screen. Not personal data, so it may live beside the database. */
export const useLocale = create<LocaleState>(() => ({ locale: 'vi', messages: vi }));

export async function setLocale(locale: Locale): Promise<void> {
  try {
    useLocale.setState({ locale, messages: await loadMessages(locale) });
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

export function useMessages(): Messages {
  return useLocale((state) => state.messages);
}

/** Says a label of the domain in the language of the screen. */
export function useSay(): (label: Label) => string {
  const locale = useLocale((state) => state.locale);
  return (label) => label[locale];
}
