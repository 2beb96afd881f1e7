import type { Instant } from '../../src/domain/words.ts';

/** By which a person signs in without a password. */
export interface StoredPasskey {
  /** As the browser calls it, in base64url. */
  readonly id: string;
  readonly account: string;
  /** The machine it was made on. */
  readonly device: string;
  /** COSE, in base64url. */
  readonly publicKey: string;
  /** How a browser may reach it, in the browser's words. */
  readonly transports: readonly string[];
  readonly madeAt: Instant;
  readonly usedAt: Instant | null;
}

/** What a passkey has signed: only once. */
export interface SpentChallenge {
  /** SHA-256, hex. */
  readonly hash: string;
  readonly expiresAt: Instant;
}

export interface PasskeyStore {
  byId(id: string): Promise<StoredPasskey | undefined>;
  /** Oldest first. */
  ofAccount(account: string): Promise<readonly StoredPasskey[]>;
  /**
   * In place of what its account had on its machine, where the new one has overwritten it. `full`: its account has as many as it may; `taken`: somebody has one of this id.
   */
  add(
    passkey: Omit<StoredPasskey, 'usedAt'> & { readonly counter: number },
    most: number,
  ): Promise<'added' | 'full' | 'taken'>;
  /** `false`: her account has none of this id. */
  remove(account: string, id: string): Promise<boolean>;
  /** Uses a challenge up, and forgets those that expired before. `false`: it was used before. */
  spend(challenge: SpentChallenge, at: Instant): Promise<boolean>;
  /** Somebody has signed in. `backwards`: it counted less than it has before, so there are two of it. */
  use(use: {
    readonly id: string;
    readonly counter: number;
    readonly challenge: SpentChallenge;
    readonly at: Instant;
  }): Promise<'used' | 'spent' | 'backwards'>;
}
