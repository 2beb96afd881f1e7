import type { Instant } from '../src/domain/words.ts';
import type { Passwords } from './passwords.ts';
import { type RandomBytes, readablePassword } from './secrets.ts';
import type { ServerClock } from './server-clock.ts';

/** How long a password that somebody else has seen is good. */
const oneTimeDays = 7;

export interface OneTimeParts {
  readonly passwords: Passwords;
  readonly randomBytes: RandomBytes;
  readonly clock: Pick<ServerClock, 'now'>;
}

/** A password for one sign-in, at which it must be changed. Told by whoever draws it: only its hash is kept. */
export async function drawOneTime({ passwords, randomBytes, clock }: OneTimeParts): Promise<{
  readonly password: string;
  readonly kept: { readonly passwordHash: string; readonly oneTimeUntil: Instant };
}> {
  const password = readablePassword(randomBytes);
  const oneTimeUntil = new Date(Date.parse(clock.now()) + oneTimeDays * 86_400_000).toISOString();
  return { password, kept: { passwordHash: await passwords.hash(password), oneTimeUntil } };
}
