import { proveDevice, type ProveParts, readCredential } from './prove-device.ts';
import { Refusal } from './refusal.ts';
import { tokenHash } from './secrets.ts';
import type { ServerStore } from './store/port.ts';

interface SignOutParts extends ProveParts {
  readonly store: ServerStore;
}

/**
 * Ends the session of a token or a refresh token, whichever the device has that is still good; also hers whose access has
 * ended, and on a machine that is revoked.
 *
 * @throws {Refusal} `signInNeeded`, `deviceNotProved`
 */
export async function signOut(request: Request, parts: SignOutParts): Promise<void> {
  const { store, hash, clock } = parts;
  const credential = readCredential(request.headers.get('authorization'));
  if (credential?.scheme !== 'Bearer') throw new Refusal('signInNeeded', 'The request carries no token.');
  const held = tokenHash(credential.text, hash);
  const found = (await store.accounts.token(held))?.token ?? (await store.sessions.find(held));
  if (found === undefined || found.expiresAt <= clock.now()) {
    throw new Refusal('signInNeeded', 'The token is not valid any more.');
  }
  const key = (await store.devices.byId(found.device))?.publicKey ?? null;
  if (key !== null) await proveDevice(request, credential, key, parts);
  await store.sessions.end(held);
}
