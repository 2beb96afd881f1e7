import { createContext, useContext } from 'react';
import type { PasskeySignInRequest } from '../protocol/passkeys.ts';
import type { PasswordRequest } from '../protocol/password.ts';
import type { SignInRequest } from '../protocol/sign-in.ts';
import type { Keyring } from '../store/keys/keyring.ts';
import type { PasskeyWork } from '../store/keys/passkey-work.ts';
import type { SignedInBy } from '../store/keys/unlock.ts';
import type { RecoveryWork } from '../store/recovery/recovery-work.ts';
import type { SessionStore } from '../store/session-store.ts';
import type { Session } from '../store/store.ts';
import type { UpgradeWatch } from '../store/watch-upgrade.ts';
import type { PasswordChanged } from '../sync/change-password.ts';
import type { WakeReason } from '../sync/plan.ts';
import type { PasskeyChallenge } from '../sync/ask-passkey-challenge.ts';
import type { SignedIn } from '../sync/sign-in.ts';

/** What somebody signs in with; the machine's key is added on the way. */
export type SignInAsked = Omit<SignInRequest, 'key'> | Omit<PasskeySignInRequest, 'key'>;

/** Passkeys here, and what the server wants signed. */
export interface DoorPasskeys {
  readonly load: () => Promise<PasskeyWork>;
  readonly challenge: () => Promise<PasskeyChallenge>;
}

/** What it takes to come in. The first screen has this and no more, so that it is here soon on a bad line. */
export interface Door {
  readonly sessions: SessionStore;
  readonly upgrade: UpgradeWatch;
  readonly signIn: (request: SignInAsked) => Promise<SignedIn>;
  /** `null` where the browser has none, or nothing is sealed. */
  readonly passkeys: DoorPasskeys | null;
  /** With the token of a sign-in, which may be one that asks for it. */
  readonly changePassword: (request: PasswordRequest & { readonly token: string }) => Promise<PasswordChanged>;
  /** What opens this profile; `null` where nothing is sealed: in the practice commune, and without a secure context. */
  readonly keyring: Keyring | null;
  /** The commune's recovery key, loaded when it is asked for; `null` where there is no keyring. */
  readonly recovery: (() => Promise<RecoveryWork>) | null;
  /** Whom the server knows comes in, if what she signed in by or somebody here has opened the profile. */
  readonly admit: (session: Session, by: SignedInBy) => Promise<'admitted' | 'closed'>;
  /** Asks the replay loop to try now, as soon as it is here. */
  readonly wakeReplay: (reason: WakeReason) => void;
}

export const DoorContext = createContext<Door | null>(null);

export function useDoor(): Door {
  const door = useContext(DoorContext);
  if (door === null) throw new Error('The sign-in is rendered outside of the app.');
  return door;
}
