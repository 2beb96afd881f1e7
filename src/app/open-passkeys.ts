import type { RandomBytes } from '../store/device-ports.ts';
import { createAuthenticator } from '../store/keys/authenticator.ts';
import type { Keyring } from '../store/keys/keyring.ts';
import { createPasskeyWork, type PasskeyWork } from '../store/keys/passkey-work.ts';
import type { SessionStore } from '../store/session-store.ts';
import { type AskOwnKeys, createAskOwnKeys } from '../sync/ask-own-keys.ts';

/** Passkeys of this browser. */
export function openPasskeys({
  keyring,
  sessions,
  randomBytes,
}: {
  readonly keyring: Keyring;
  readonly sessions: SessionStore;
  readonly randomBytes: RandomBytes;
}): PasskeyWork {
  return createPasskeyWork({
    authenticator: createAuthenticator({
      credentials: navigator.credentials,
      hostName: location.hostname,
      hasPlatform: () => PublicKeyCredential.isUserVerifyingPlatformAuthenticatorAvailable(),
      randomBytes,
    }),
    keyring,
    subtle: crypto.subtle,
    device: async () => (await sessions.identity()).device,
  });
}

/** Beside them, because both are wanted together and each file is a line in what the worker fetches. */
export function openOwnKeys(parts: Parameters<typeof createAskOwnKeys>[0]): AskOwnKeys {
  return createAskOwnKeys(parts);
}
