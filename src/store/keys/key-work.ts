import { dropPasskey, enrol, type Enrolled, readEnrolled } from './enrol.ts';
import type { KeyParts } from './key-parts.ts';
import type { PasskeySecret } from './passkey-wrap.ts';
import { type SignedInBy, unlock, unlockByPasskey, type Unlocked, unlockSignedIn } from './unlock.ts';

export interface Person {
  readonly account: string;
  readonly name: string;
}

/** What of a keyring is needed only now and then, and is loaded then. */
export interface KeyWork {
  /** Who may open this profile, who worked last first. */
  people(): Promise<readonly Enrolled[]>;
  unlock(account: string, secret: string): Promise<Unlocked>;
  /** After a sign-in at the server: `false` when the profile stays locked for her. */
  unlockSignedIn(account: string, by: SignedInBy): Promise<boolean>;
  /** `false`: this passkey does not open the profile for her. */
  unlockByPasskey(account: string, secret: PasskeySecret): Promise<boolean>;
  keepPassword(person: Person, password: string): Promise<void>;
  setPin(person: Person, pin: string): Promise<void>;
  keepPasskey(person: Person, secret: PasskeySecret): Promise<void>;
  dropPasskey(account: string): Promise<void>;
}

export function createKeyWork(parts: KeyParts): KeyWork {
  return {
    people: () => readEnrolled(parts),
    unlock: (account, secret) => unlock(parts, { account, secret }),
    unlockSignedIn: (account, by) => unlockSignedIn(parts, account, by),
    unlockByPasskey: (account, secret) => unlockByPasskey(parts, { account, secret }),
    keepPassword: (person, password) => enrol(parts, person, { by: 'password', secret: password }),
    setPin: (person, pin) => enrol(parts, person, { by: 'pin', secret: pin }),
    keepPasskey: (person, secret) => enrol(parts, person, { by: 'passkey', secret }),
    dropPasskey: (account) => dropPasskey(parts, account),
  };
}
