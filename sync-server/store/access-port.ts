import type { Role } from '../../src/domain/access/role.ts';
import type { Instant } from '../../src/domain/words.ts';
import type { StoredAccount } from './account-port.ts';
import type { StoredPasskey } from './passkey-port.ts';

/** What was done; a move is `left` in the log of one commune and `came` in that of the other. */
export type AccessKind = 'add' | 'roles' | 'password' | 'passkey' | 'end' | 'restore' | 'left' | 'came';

/** One line of a commune's access log. */
export interface StoredAccessChange {
  readonly scope: string;
  readonly no: number;
  readonly kind: AccessKind;
  readonly account: string;
  /** Roles as words with spaces between them, a commune, or the machine a passkey was made on; `null`: nothing. */
  readonly was: string | null;
  readonly became: string | null;
  readonly reason: string;
  /** The account; `null`: whoever runs the server. */
  readonly by: string | null;
  readonly device: string | null;
  readonly at: Instant;
}

/** A password that somebody else has seen. */
export interface OneTimePassword {
  readonly passwordHash: string;
  readonly oneTimeUntil: Instant;
}

export type AccessDeed =
  | { readonly kind: 'add'; readonly account: StoredAccount & { readonly oneTimeUntil: Instant } }
  /** `from`: what whoever asks believes she is; `null`: whatever that is. */
  | {
      readonly kind: 'roles';
      readonly account: string;
      readonly from: readonly Role[] | null;
      readonly roles: readonly Role[];
    }
  | { readonly kind: 'password'; readonly account: string; readonly password: OneTimePassword }
  /** What she signs in by, and made on this machine, is good no longer. */
  | { readonly kind: 'passkey'; readonly account: string; readonly machine: string }
  | { readonly kind: 'end'; readonly account: string }
  | {
      readonly kind: 'restore';
      readonly account: string;
      readonly roles: readonly Role[];
      readonly password: OneTimePassword;
    }
  | { readonly kind: 'move'; readonly account: string; readonly to: string };

export interface AccessOrder {
  readonly deed: AccessDeed;
  /** The commune whose people it is about; `null`: whoever runs the server may do it in any. */
  readonly scope: string | null;
  /** Drawn by whoever asks: asked again, it is done once. `null`: at the terminal, where no answer is lost. */
  readonly request: string | null;
  readonly by: string | null;
  readonly device: string | null;
  readonly reason: string;
  readonly at: Instant;
}

/** Why an order is not followed. */
export type AccessRefusal =
  | 'noSuchPerson'
  | 'noSuchCommune'
  | 'nameTaken'
  /** Nobody would be left in the commune to give roles. */
  | 'lastAdministrator'
  | 'accessEnded'
  | 'notEnded'
  /** She is not what whoever asks believes. */
  | 'changedMeanwhile'
  /** More than the administrator of a commune may give, or take. */
  | 'notYours';

export type AccessOutcome =
  | { readonly status: 'done'; readonly account: string; readonly scope: string }
  /** The same request has been followed before. `isUnused`: the password is the one that comes with it now. */
  | { readonly status: 'before'; readonly account: string; readonly scope: string; readonly isUnused: boolean }
  | { readonly status: 'refused'; readonly why: AccessRefusal };

/** Who may do what in which commune, and how it came to that (R18). */
export interface AccessStore {
  /** All of it in one transaction, under the counter of the commune: or nothing. */
  change(order: AccessOrder): Promise<AccessOutcome>;
  /** The newest first; those before number `before`. */
  changes(scope: string, most: number, before?: number): Promise<readonly StoredAccessChange[]>;
  /** Everybody of a commune, also those whose access has ended. */
  people(scope: string): Promise<readonly AccessPerson[]>;
}

export interface AccessPerson extends Omit<StoredAccount, 'passwordHash'> {
  readonly seenAt: Instant | null;
  /** Machines where she has ever signed in. */
  readonly machines: readonly string[];
  /** Oldest first. */
  readonly passkeys: readonly Pick<StoredPasskey, 'device' | 'madeAt' | 'usedAt'>[];
}
