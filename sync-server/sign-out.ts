import type { HashText } from '../src/domain/words.ts';
import { bearerOf } from './authenticate.ts';
import { Refusal } from './refusal.ts';
import { tokenHash } from './secrets.ts';
import type { ServerClock } from './server-clock.ts';
import type { ServerStore } from './store/port.ts';

interface SignOutParts {
  readonly store: ServerStore;
  readonly hash: HashText;
  readonly clock: ServerClock;
}

/**
 * Ends the session of a token or a refresh token, whichever the device has that is still good; also hers whose access has
 * ended.
 *
 * @throws {Refusal} `signInNeeded`
 */
export async function signOut(authorization: string | undefined, { store, hash, clock }: SignOutParts): Promise<void> {
  const held = tokenHash(bearerOf(authorization), hash);
  const found = (await store.accounts.token(held))?.token ?? (await store.sessions.find(held));
  if (found === undefined || found.expiresAt <= clock.now()) {
    throw new Refusal('signInNeeded', 'The token is not valid any more.');
  }
  await store.sessions.end(held);
}
