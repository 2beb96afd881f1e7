import type { LateMessages } from '../messages/language.ts';
import { recovery } from '../messages/vi/recovery.ts';
import { useLateWords } from './language.ts';

/** They come with the screens of the recovery key: they may be needed where nobody has signed in. */
export function useRecoveryWords(): LateMessages['recovery'] {
  return useLateWords('recovery', recovery);
}
