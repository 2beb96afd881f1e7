/** Tokens for one client, each good for a while. */
export interface Tokens {
  /** `undefined`: not this client, or not its secret. */
  give(client: unknown, secret: unknown): { readonly token: string; readonly expiresInSeconds: number } | undefined;
  isGood(token: string): boolean;
}

interface TokenWorld {
  readonly now: () => number;
  readonly newToken: () => string;
  readonly client: string;
  readonly secret: string;
  readonly tokenMs: number;
}

export function createTokens({ now, newToken, client, secret, tokenMs }: TokenWorld): Tokens {
  const until = new Map<string, number>();
  return {
    give(id, shown) {
      if (id !== client || shown !== secret) return undefined;
      for (const [old, end] of until) if (end <= now()) until.delete(old);
      const token = newToken();
      until.set(token, now() + tokenMs);
      return { token, expiresInSeconds: Math.floor(tokenMs / 1_000) };
    },
    isGood: (token) => (until.get(token) ?? 0) > now(),
  };
}
