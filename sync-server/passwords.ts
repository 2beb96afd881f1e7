import { hash, verify } from '@node-rs/argon2';

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

/** One password is worked on at a time, so that a crowd at the door cannot take the memory (R17). */
export async function createPasswords({ memoryKiB, passes }: Cost): Promise<Passwords> {
  // The package's default algorithm is argon2id.
  const options = { memoryCost: memoryKiB, timeCost: passes, parallelism: 1 };
  const nobodys = await hash('nobody has this password', options);
  let queue: Promise<unknown> = Promise.resolve();
  const inTurn = <T>(work: () => Promise<T>): Promise<T> => {
    const done = queue.then(work, work);
    queue = done.catch(() => undefined);
    return done;
  };
  return {
    hash: (password) => inTurn(() => hash(password.normalize('NFC'), options)),
    fits: (password, passwordHash) =>
      inTurn(async () => {
        const fits = await verify(passwordHash ?? nobodys, password.normalize('NFC'), options);
        return fits && passwordHash !== undefined;
      }),
  };
}
