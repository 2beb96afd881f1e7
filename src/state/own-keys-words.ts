import type { LateMessages } from '../messages/language.ts';
import { ownKeys } from '../messages/vi/own-keys.ts';
import { useLateWords } from './language.ts';

/** They come with what says them: a passkey may be asked for where nobody has signed in. */
export function useOwnKeysWords(): LateMessages['ownKeys'] {
  return useLateWords('ownKeys', ownKeys);
}
