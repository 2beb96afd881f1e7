import type { LateMessages } from '../messages/language.ts';
import { carry } from '../messages/vi/carry.ts';
import { useLateWords } from './language.ts';

/** They come with the outbox, not before. */
export function useCarryWords(): LateMessages['carry'] {
  return useLateWords('carry', carry);
}
