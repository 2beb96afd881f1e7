import type { Label } from '../domain/words.ts';
import { type Messages, vi } from '../messages/vi.ts';
import { type LanguageState, useLanguage } from './language.ts';

/**
 * All words, for the desk. They come with whatever imports this, so there is no moment without them; the first screen must
 * not, or it carries them (tests/messages/first-words.test.ts).
 */
export function useMessages(): Messages {
  return useLanguage(({ fetched }) => fetched?.messages ?? vi);
}

/** A label of the domain in the language of the screen; in Vietnamese where that language has no name for it. */
export function labelIn({ fetched }: LanguageState, label: Label): string {
  if (fetched === null) return label.vi;
  return fetched.names === undefined ? label.en : (fetched.names[label.vi] ?? label.vi);
}

/** Says a label of the domain in the language of the screen. */
export function useSay(): (label: Label) => string {
  const language = useLanguage();
  return (label) => labelIn(language, label);
}
