import { readDeviceCode } from '../src/domain/device-code.ts';
import type { HashText } from '../src/domain/words.ts';
import type { SignInRequest } from '../src/protocol/sign-in.ts';
import { countTries, type TryCount } from './count-tries.ts';
import { Refusal } from './refusal.ts';
import { deviceCodeHash } from './secrets.ts';
import type { ServerClock } from './server-clock.ts';
import type { StoredDevice } from './store/device-port.ts';
import type { StoredAccount } from './store/account-port.ts';
import type { ServerStore } from './store/port.ts';

/** How machines come to be known. */
export interface EnrolmentRules {
  /** `code`: by a code that an administrator makes; `password`: by any password that fits, for trials. */
  readonly by: 'code' | 'password';
  /** Whether new machines without a key may work: browsers that reach the server by plain HTTP have none. */
  readonly keyless: boolean;
}

export interface AdmitParts {
  readonly store: ServerStore;
  readonly clock: ServerClock;
  readonly hash: HashText;
  readonly enrolment: EnrolmentRules;
  readonly codes: TryCount;
}

/** Wrong codes of one account, whose password fits. */
export const createCodeLimit = (): TryCount => countTries({ most: 10, windowMs: 10 * 60_000, remembered: 10_000 });

/**
 * Lets a person who is known sign in on a machine that is known, or that she brings a code for. The first machine of a
 * commune needs none: there is nobody yet who could make one.
 *
 * @throws {Refusal} `deviceRevoked`, `deviceNotEnrolled`, `tooManyTries`
 */
export async function admitDevice(
  { device, key, code }: Pick<SignInRequest, 'device' | 'key' | 'code'>,
  account: Pick<StoredAccount, 'id' | 'scope'>,
  parts: AdmitParts,
): Promise<void> {
  const { store, clock, enrolment } = parts;
  const known = await store.devices.byId(device);
  if (known !== undefined && known.revokedAt !== null) {
    throw new Refusal('deviceRevoked', 'This device has been revoked.');
  }
  const isItself = known === undefined || known.publicKey === null || known.publicKey === key;
  if (known?.scope === account.scope && isItself) return keepKey(known, key, store);
  // Its id stands on every slip it prints. Of another commune it comes with its key, or whoever can read a slip could take it away.
  if (!isItself && known.scope !== account.scope) {
    throw new Refusal('deviceNotEnrolled', 'This device is another commune’s, under another key.', { field: 'code' });
  }
  // Once it has had a key it is nothing without one.
  const comesBare = key === undefined && ((known?.publicKey ?? null) !== null || !enrolment.keyless);
  if (comesBare) throw new Refusal('deviceNotEnrolled', 'A device without a key is not let in.', { field: 'key' });
  const isFree = enrolment.by === 'password' || (await store.devices.ofScope(account.scope)).length === 0;
  const name = isItself && isFree ? undefined : await useCode({ code, device }, account, parts);
  await store.devices.enrol({
    ...{ id: device, scope: account.scope, publicKey: key ?? null, by: account.id, at: clock.now() },
    ...(name === undefined || name === '' ? {} : { name }),
  });
}

/** Of a machine of before: it has a key from here on. */
async function keepKey(known: StoredDevice, key: string | undefined, { devices }: ServerStore): Promise<void> {
  if (known.publicKey === null && key !== undefined) await devices.learnKey(known.id, key);
}

async function useCode(
  { code, device }: { readonly code: string | undefined; readonly device: string },
  { id, scope }: Pick<StoredAccount, 'id' | 'scope'>,
  { store, clock, hash, codes }: AdmitParts,
): Promise<string> {
  if (code === undefined) throw new Refusal('deviceNotEnrolled', 'This device needs a code.', { field: 'code' });
  const now = clock.monotonicMs();
  const wait = codes.wait(id, now);
  if (wait !== null) {
    throw new Refusal('tooManyTries', 'Too many codes were tried.', { retryAfterSeconds: wait, field: 'code' });
  }
  codes.add(id, now);
  const read = readDeviceCode(code);
  const used =
    read === undefined
      ? undefined
      : await store.devices.useCode({ hash: deviceCodeHash(read, hash), scope, device, at: clock.now() });
  if (used === undefined) throw new Refusal('deviceNotEnrolled', 'The code is not good.', { field: 'code' });
  codes.takeBack(id, codes.count(id));
  return used.name;
}
