import type { HashText, Instant } from '../src/domain/words.ts';
import type { Credential } from './prove-device.ts';
import { Refusal } from './refusal.ts';
import { tokenHash } from './secrets.ts';
import type { ServerClock } from './server-clock.ts';
import type { StoredDevice } from './store/device-port.ts';
import type { StoredAccount } from './store/account-port.ts';
import type { ServerStore } from './store/port.ts';

interface AuthenticateParts {
  readonly store: ServerStore;
  readonly hash: HashText;
  readonly clock: ServerClock;
}

/** Who carries the request, and on which device she signed in. */
export interface Carrier {
  readonly account: StoredAccount;
  readonly device: string;
  /** That device as it is on record. */
  readonly machine: StoredDevice | undefined;
  /** When her token ends. */
  readonly expiresAt: Instant;
}

/** @throws {Refusal} `signInNeeded`; `accessEnded`: nothing is shown to her any more (R18). */
export async function authenticate(credential: Credential | undefined, parts: AuthenticateParts): Promise<Carrier> {
  const carrier = await recognise(credential, parts);
  if (carrier.account.endedAt !== undefined) throw new Refusal('accessEnded', 'The access of this account has ended.');
  return carrier;
}

/**
 * Who it is, also when her access has ended: what waits on her device is still taken from her (R4, R18).
 *
 * @throws {Refusal} `signInNeeded`: the device keeps everything and asks for the password (R9).
 */
export async function recognise(
  credential: Credential | undefined,
  { store, hash, clock }: AuthenticateParts,
): Promise<Carrier> {
  const token = credential?.scheme === 'Bearer' ? credential.text : undefined;
  if (token === undefined) throw new Refusal('signInNeeded', 'The request carries no token.');
  const found = await store.accounts.token(tokenHash(token, hash));
  if (found === undefined || found.token.expiresAt <= clock.now()) {
    throw new Refusal('signInNeeded', 'The token is not valid any more.');
  }
  // Its answer has arrived: what it was got with is of no more use.
  if (found.token.fresh === true) await store.sessions.use(found.token);
  return {
    account: found.account,
    device: found.token.device,
    machine: found.device,
    expiresAt: found.token.expiresAt,
  };
}
