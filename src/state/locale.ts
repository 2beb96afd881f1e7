import type { Label } from '../domain/words.ts';
import { type Messages, vi } from '../messages/vi.ts';
import { useLanguage } from './language.ts';

/**
 * All words, for the desk. They come with whatever imports this, so there is no moment without them; the first screen must
 * not, or it carries them (tests/messages/first-words.test.ts).
 */
export function useMessages(): Messages {
  return useLanguage(({ fetched }) => fetched ?? vi);
}

/** Says a label of the domain in the language of the screen. */
export function useSay(): (label: Label) => string {
  const locale = useLanguage((state) => state.locale);
  return (label) => label[locale];
}
