import type { Bytes } from '../bytes.ts';
import { authenticate } from '../authenticate.ts';
import { proveDevice, type ProveParts, readCredential } from '../prove-device.ts';
import { withBody } from '../read-body.ts';
import { Refusal } from '../refusal.ts';
import type { ServerClock } from '../server-clock.ts';
import type { StoredAccount } from '../store/account-port.ts';
import type { StoredDevice } from '../store/device-port.ts';
import type { Mirror } from './mirror.ts';

export interface KnownAtHub {
  readonly machine: StoredDevice;
  /** Who is signed in on it, as of the last contact; `undefined`: the hub has not heard of her token. */
  readonly account: StoredAccount | undefined;
}

interface KnowParts extends ProveParts {
  readonly mirror: Mirror;
  readonly clock: ServerClock;
  readonly scope: string;
}

/**
 * Who asks the hub while the line is down: a machine of the commune by its key, as of the last contact. Her token may be
 * over by now, and nobody can renew it; it tells who works there, so that she is shown no more than is hers (R9, R18).
 *
 * @throws {Refusal} `signInNeeded`, `deviceNotProved`, `deviceRevoked`
 */
export async function knowAtHub(
  given: Request,
  { body, device }: { readonly body: Bytes; readonly device: string },
  { mirror, scope, ...parts }: KnowParts,
): Promise<KnownAtHub> {
  const store = mirror.store();
  const credential = readCredential(given.headers.get('authorization'));
  if (credential?.scheme !== 'Bearer') throw new Refusal('signInNeeded', 'The request carries no token.');
  const machine = await store.devices.byId(device);
  const key = machine?.publicKey ?? null;
  // What is not known is told like what is not proved.
  if (machine === undefined || key === null || machine.scope !== scope) {
    throw new Refusal('deviceNotProved', 'The hub knows no device of this key.', { serverTime: parts.clock.now() });
  }
  await proveDevice(withBody(given, body), credential, key, parts);
  if (machine.revokedAt !== null) throw new Refusal('deviceRevoked', 'This device had been revoked.');
  return { machine, account: await signedIn(credential, machine, { ...parts, store }) };
}

async function signedIn(
  credential: NonNullable<ReturnType<typeof readCredential>>,
  machine: StoredDevice,
  parts: { readonly store: ReturnType<Mirror['store']> } & Omit<KnowParts, 'mirror' | 'scope'>,
): Promise<StoredAccount | undefined> {
  try {
    const carrier = await authenticate(credential, parts);
    return carrier.device === machine.id ? carrier.account : undefined;
  } catch (error) {
    if (error instanceof Refusal) return undefined;
    throw error;
  }
}
