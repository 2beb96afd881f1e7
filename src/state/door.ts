import { createContext, useContext } from 'react';
import type { PasswordRequest } from '../protocol/password.ts';
import type { SignInRequest } from '../protocol/sign-in.ts';
import type { Keyring } from '../store/keys/keyring.ts';
import type { RecoveryWork } from '../store/recovery/recovery-work.ts';
import type { SessionStore } from '../store/session-store.ts';
import type { Session } from '../store/store.ts';
import type { UpgradeWatch } from '../store/watch-upgrade.ts';
import type { PasswordChanged } from '../sync/change-password.ts';
import type { WakeReason } from '../sync/plan.ts';
import type { SignedIn } from '../sync/sign-in.ts';

/** What it takes to come in. The first screen has this and no more, so that it is here soon on a bad line. */
export interface Door {
  readonly sessions: SessionStore;
  readonly upgrade: UpgradeWatch;
  readonly signIn: (request: Omit<SignInRequest, 'key'>) => Promise<SignedIn>;
  /** With the token of a sign-in that asks for it. */
  readonly changePassword: (request: PasswordRequest & { readonly token: string }) => Promise<PasswordChanged>;
  /** What opens this profile; `null` where nothing is sealed: in the practice commune, and without a secure context. */
  readonly keyring: Keyring | null;
  /** The commune's recovery key, loaded when it is asked for; `null` where there is no keyring. */
  readonly recovery: (() => Promise<RecoveryWork>) | null;
  /** Whom the server knows comes in, if her password or somebody here has opened the profile. */
  readonly admit: (session: Session, password: string) => Promise<'admitted' | 'closed'>;
  /** Asks the replay loop to try now, as soon as it is here. */
  readonly wakeReplay: (reason: WakeReason) => void;
}

export const DoorContext = createContext<Door | null>(null);

export function useDoor(): Door {
  const door = useContext(DoorContext);
  if (door === null) throw new Error('The sign-in is rendered outside of the app.');
  return door;
}
