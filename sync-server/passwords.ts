import { hash, verify } from '@node-rs/argon2';
import { Refusal } from './refusal.ts';

/** How passwords are kept: slow on purpose. */
export interface Passwords {
  hash(password: string): Promise<string>;
  /** Takes as long for `undefined` — no such account — as for a wrong password. */
  fits(password: string, passwordHash: string | undefined): Promise<boolean>;
}

interface Cost {
  readonly memoryKiB: number;
  readonly passes: number;
}

/** OWASP's first recommendation for argon2id: 19 MiB, two passes. */
export const passwordCost: Cost = { memoryKiB: 19_456, passes: 2 };

/** Who comes when so many wait already is sent away for a moment. */
const mayWait = 64;

/**
 * One password is worked on at a time, so that a crowd at the door can take neither the memory nor everybody's time (R17):
 * beyond a bound it throws the `Refusal` `busy`.
 */
export async function createPasswords({ memoryKiB, passes }: Cost): Promise<Passwords> {
  // The package's default algorithm is argon2id.
  const options = { memoryCost: memoryKiB, timeCost: passes, parallelism: 1 };
  const nobodys = await hash('nobody has this password', options);
  let queue: Promise<unknown> = Promise.resolve();
  let waiting = 0;
  const inTurn = async <T>(work: () => Promise<T>): Promise<T> => {
    if (waiting >= mayWait) throw new Refusal('busy', 'Too many sign in at once.', { retryAfterSeconds: 5 });
    waiting += 1;
    const done = queue.then(work);
    queue = done.catch(() => undefined);
    return done.finally(() => {
      waiting -= 1;
    });
  };
  return {
    hash: (password) => inTurn(() => hash(password.normalize('NFC'), options)),
    fits: (password, passwordHash) =>
      inTurn(async () => {
        // The connector has none: no password fits it.
        const known = passwordHash === '' ? undefined : passwordHash;
        const fits = await verify(known ?? nobodys, password.normalize('NFC'), options);
        return fits && known !== undefined;
      }),
  };
}
