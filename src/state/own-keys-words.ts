import { ownKeys as en } from '../messages/en/own-keys.ts';
import { ownKeys as vi, type OwnKeysWords } from '../messages/vi/own-keys.ts';
import { useLanguage } from './language.ts';

const words = { vi, en } as const;

/** Both languages come with what says them: a passkey may be asked for where nobody has signed in. */
export function useOwnKeysWords(): OwnKeysWords {
  return words[useLanguage((state) => state.locale)];
}
