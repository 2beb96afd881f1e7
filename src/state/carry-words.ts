import { carry as en } from '../messages/en/carry.ts';
import { carry as vi, type CarryWords } from '../messages/vi/carry.ts';
import { useLanguage } from './language.ts';

const words = { vi, en } as const;

/** Both languages come with the outbox, not before. */
export function useCarryWords(): CarryWords {
  return words[useLanguage((state) => state.locale)];
}
