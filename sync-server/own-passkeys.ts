import type { Logger } from 'pino';
import type { HashText } from '../src/domain/words.ts';
import { mostPasskeys, type PasskeyRegistration, type PasskeysAnswer } from '../src/protocol/passkeys.ts';
import type { Carrier } from './authenticate.ts';
import { readChallenge } from './passkey-challenge.ts';
import type { Passwords } from './passwords.ts';
import { Refusal } from './refusal.ts';
import type { RelyingParty } from './relying-party.ts';
import type { ServerClock } from './server-clock.ts';
import type { SignInLimit } from './sign-in-limit.ts';
import type { ServerStore } from './store/port.ts';
import { verifyRegistration } from './verify-passkey.ts';

export interface OwnKeysParts {
  readonly store: ServerStore;
  readonly passwords: Passwords;
  readonly limit: SignInLimit;
  readonly clock: ServerClock;
  readonly hash: HashText;
  readonly log: Logger;
}

/**
 * That it is she who sits there, and not somebody who found her machine open. Counted like a sign-in.
 *
 * @throws {Refusal} `tooManyTries`, `wrongCredentials`
 */
async function holdToPassword(
  { account }: Carrier,
  { password, address }: { readonly password: string; readonly address: string },
  { limit, passwords }: Pick<OwnKeysParts, 'limit' | 'passwords'>,
): Promise<void> {
  const wait = limit.tryNow(account.username, address);
  if (wait !== null) throw new Refusal('tooManyTries', 'Too many tries.', { retryAfterSeconds: wait });
  if (!(await passwords.fits(password, account.passwordHash))) {
    throw new Refusal('wrongCredentials', 'The password is wrong.', { field: 'password' });
  }
  limit.clear(account.username, address);
}

/** Her own, with what people call the machines they were made on. */
export async function listPasskeys({ account }: Carrier, { store }: OwnKeysParts): Promise<PasskeysAnswer> {
  const [passkeys, devices] = await Promise.all([
    store.passkeys.ofAccount(account.id),
    store.devices.ofScope(account.scope),
  ]);
  const names = new Map(devices.map(({ id, name }) => [id, name]));
  return {
    passkeys: passkeys.map(({ id, device, madeAt, usedAt }) => ({
      id,
      machine: names.get(device) ?? '',
      madeAt,
      usedAt,
    })),
  };
}

/**
 * One more passkey of hers. The same once more is no harm: the answer may have been lost (R8).
 *
 * @throws {Refusal} `tooManyTries`, `wrongCredentials`, `badRequest`, `forbidden`: she has as many as she may
 */
export async function registerPasskey(
  carrier: Carrier,
  registration: PasskeyRegistration,
  { address, party, ...parts }: OwnKeysParts & { readonly address: string; readonly party: RelyingParty },
): Promise<void> {
  const { store, clock, hash, log } = parts;
  const { account, device } = carrier;
  await holdToPassword(carrier, { password: registration.password, address }, parts);
  if ((await store.passkeys.byId(registration.id))?.account === account.id) return;
  const key = await store.tellingKey();
  const now = clock.now();
  const read = (challenge: string) => readChallenge(challenge, { key, device }, { now, hash });
  const verified = await verifyRegistration(registration, { party, read });
  const refused = new Refusal('badRequest', 'This is no passkey for this server, or it is too old.');
  if (verified === undefined || !(await store.passkeys.spend(verified.challenge, now))) throw refused;
  const { id, transports } = registration;
  const { publicKey, counter } = verified;
  const kept = { id, account: account.id, device, publicKey, counter, transports, madeAt: now };
  const outcome = await store.passkeys.add(kept, mostPasskeys);
  switch (outcome) {
    case 'added':
      log.info('a passkey was added to an account, with its password');
      return;
    case 'full':
      throw new Refusal('forbidden', `An account may have ${mostPasskeys} passkeys.`);
    case 'taken':
      throw refused;
    default:
      outcome satisfies never;
  }
}

/** One of hers is good no longer; one that is gone already is no harm (R8). @throws {Refusal} `tooManyTries`, `wrongCredentials` */
export async function removePasskey(
  carrier: Carrier,
  { id, password }: { readonly id: string; readonly password: string },
  { address, ...parts }: OwnKeysParts & { readonly address: string },
): Promise<void> {
  await holdToPassword(carrier, { password, address }, parts);
  if (await parts.store.passkeys.remove(carrier.account.id, id)) {
    parts.log.info('a passkey was taken from an account, with its password');
  }
}
