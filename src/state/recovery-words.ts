import { recovery as en } from '../messages/en/recovery.ts';
import { recovery as vi, type RecoveryWords } from '../messages/vi/recovery.ts';
import { useLanguage } from './language.ts';

const words = { vi, en } as const;

/** Both languages come with the screens of the recovery key: they may be needed where nobody has signed in. */
export function useRecoveryWords(): RecoveryWords {
  return words[useLanguage((state) => state.locale)];
}
