import type { LateMessages } from '../messages/language.ts';
import { figures } from '../messages/vi/figures.ts';
import { useLateWords } from './language.ts';

/** Words about figures, for who looks on. */
export function useFigureWords(): LateMessages['figures'] {
  return useLateWords('figures', figures);
}
