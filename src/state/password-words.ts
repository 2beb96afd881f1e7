import type { LateMessages } from '../messages/language.ts';
import { password } from '../messages/vi/password.ts';
import { useLateWords } from './language.ts';

/** Words about a password of one’s own, which the first screen does without. */
export function usePasswordWords(): LateMessages['password'] {
  return useLateWords('password', password);
}
