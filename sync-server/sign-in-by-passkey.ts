import type { Logger } from 'pino';
import type { PasskeySignInRequest } from '../src/protocol/passkeys.ts';
import type { SignInResponse } from '../src/protocol/sign-in.ts';
import { readChallenge } from './passkey-challenge.ts';
import { Refusal } from './refusal.ts';
import type { RelyingParty } from './relying-party.ts';
import { letIn, type LetInParts } from './sign-in.ts';
import type { SignInLimit } from './sign-in-limit.ts';
import { verifyAssertion } from './verify-passkey.ts';

export interface PasskeySignInParts extends LetInParts {
  readonly limit: SignInLimit;
  readonly log: Logger;
}

/**
 * Gives a device a token for the account of a passkey, which no name is needed for. What is wrong is not told: not known,
 * badly signed, for another device, used before, counted backwards.
 *
 * @throws {Refusal} `tooManyTries`, `wrongCredentials`, and those of `letIn`
 */
export async function signInByPasskey(
  request: PasskeySignInRequest,
  { address, party }: { readonly address: string; readonly party: RelyingParty },
  parts: PasskeySignInParts,
): Promise<SignInResponse> {
  const { store, limit, clock, hash, log } = parts;
  const { assertion, device } = request;
  // Counted like a name: by passkey and address, by passkey, by address.
  const counted = `passkey ${assertion.id}`;
  const wait = limit.tryNow(counted, address);
  if (wait !== null) {
    throw new Refusal('tooManyTries', 'Too many tries with this passkey.', { retryAfterSeconds: wait });
  }
  const refused = new Refusal('wrongCredentials', 'This passkey does not sign in.');
  const passkey = await store.passkeys.byId(assertion.id);
  if (passkey === undefined) throw refused;
  const key = await store.tellingKey();
  const now = clock.now();
  const read = (challenge: string) => readChallenge(challenge, { key, device }, { now, hash });
  const verified = await verifyAssertion(assertion, passkey.publicKey, { party, read });
  if (verified === undefined) throw refused;
  const { counter, challenge } = verified;
  switch (await store.passkeys.use({ id: passkey.id, counter, challenge, at: now })) {
    case 'spent':
      throw refused;
    case 'backwards':
      log.warn('a passkey counted backwards, as a copy of it would: it was not let in');
      throw refused;
    case 'used':
      break;
  }
  limit.clear(counted, address);
  const account = await store.accounts.byId(passkey.account);
  // Whom an administrator has given a password begins with that one.
  if (account === undefined || account.oneTimeUntil !== undefined) throw refused;
  return letIn(request, account, parts);
}
