import type { Role } from '../../src/domain/access/role.ts';
import type { Instant } from '../../src/domain/words.ts';
import type { Account, Commune } from '../../src/protocol/sign-in.ts';
import type { StoredDevice } from './device-port.ts';

export interface StoredAccount extends Account {
  readonly scope: string;
  readonly passwordHash: string;
  /** When its access ended; absent while it has it (R18). */
  readonly endedAt?: Instant;
  /** Its password is one that somebody else has seen, good until then and to be changed at the next sign-in; absent: it is her own. */
  readonly oneTimeUntil?: Instant;
}

export interface StoredToken {
  /** SHA-256 of the token, hex. */
  readonly hash: string;
  readonly account: string;
  readonly device: string;
  readonly issuedAt: Instant;
  readonly expiresAt: Instant;
  /** Of a sign-in that is renewed; absent: of one that is not. */
  readonly session?: string;
  /** Nobody has come with it yet. */
  readonly fresh?: boolean;
}

export interface StoredRefresh {
  /** SHA-256 of the refresh token, hex. */
  readonly hash: string;
  readonly session: string;
  readonly account: string;
  readonly device: string;
  readonly expiresAt: Instant;
}

/** Sign-ins that are renewed. */
export interface SessionStore {
  /** The first refresh token of a session. */
  begin(refresh: StoredRefresh): Promise<void>;
  find(hash: string): Promise<StoredRefresh | undefined>;
  /**
   * Puts others in place of the refresh token that was `used`, and gives a token with them. `used` stays good until that
   * token is; one that was put in its place before, and never arrived, is good no longer.
   * `unknown`: there is none, or it has expired. `spent`: it was replaced and its successor used; the whole session ends.
   */
  renew(renewal: {
    readonly used: string;
    readonly next: StoredRefresh;
    readonly token: StoredToken;
  }): Promise<'renewed' | 'unknown' | 'spent'>;
  /** Somebody has come with a fresh token: the refresh token it was got with is spent. */
  use(token: StoredToken): Promise<void>;
  /**
   * Forgets this token or refresh token, with all others of its session; that its account signed in on its device stays
   * known. Whose it was; `undefined`: nobody's.
   */
  end(hash: string): Promise<string | undefined>;
}

export interface AccountStore {
  communes(): Promise<readonly Commune[]>;
  commune(code: string): Promise<Commune | undefined>;
  putCommune(commune: Commune): Promise<void>;
  byUsername(username: string): Promise<StoredAccount | undefined>;
  byId(id: string): Promise<StoredAccount | undefined>;
  ofCommune(scope: string): Promise<readonly Account[]>;
  /** Whatever commune they are of, and whether their access has ended or not. */
  byIds(ids: readonly string[]): Promise<readonly (Account & { readonly scope: string })[]>;
  /** Adds the account, or gives the one of that username a new password, name and title; its id and its roles stay. */
  putAccount(account: StoredAccount, at: Instant): Promise<void>;
  /** Moves an account to another commune; its access to the one before is over (R18). */
  reassign(account: string, scope: string, at: Instant): Promise<void>;
  /** From here on it may do and see what these may (R18); kept, so that it can be told what it was when. */
  setRoles(account: string, roles: readonly Role[], at: Instant): Promise<void>;
  /** Ends an account's access for good; a second end changes nothing (R18). */
  endAccess(account: string, at: Instant): Promise<void>;
  /**
   * Puts a password of her own in place of the hash `from`; `false`: that is not hers any more. All her sign-ins end but
   * the one whose token has the hash `keep`.
   */
  setPassword(change: {
    readonly account: string;
    readonly from: string;
    readonly to: string;
    readonly keep: string;
  }): Promise<boolean>;
  /** Keeps a token, remembers for good that its account signed in on its device, and forgets tokens that had expired before. */
  addToken(token: StoredToken): Promise<void>;
  /** With its device, where that is on record. */
  token(
    hash: string,
  ): Promise<
    | { readonly token: StoredToken; readonly account: StoredAccount; readonly device: StoredDevice | undefined }
    | undefined
  >;
}
