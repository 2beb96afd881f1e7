import { existsSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { rolesOfBefore } from '../src/domain/access/role.ts';
import type { Commune } from '../src/protocol/sign-in.ts';
import type { Passwords } from './passwords.ts';
import { type RandomBytes, readablePassword } from './secrets.ts';
import type { ServerClock } from './server-clock.ts';
import type { ServerStore } from './store/port.ts';

const firstUsername = 'canbo';

interface FirstStartParts {
  readonly store: ServerStore;
  readonly passwords: Passwords;
  readonly clock: ServerClock;
  readonly newId: () => string;
  readonly randomBytes: RandomBytes;
  readonly dataDirectory: string;
  /** Asked only when there is no commune yet. */
  readonly commune: () => Commune;
}

/** Makes the commune and its first account when there are none; returns the line that tells how to sign in. */
export async function firstStart(parts: FirstStartParts): Promise<string> {
  const { store, passwords, clock, newId, randomBytes, dataDirectory } = parts;
  const note = join(dataDirectory, 'first-sign-in.txt');
  const [existing] = await store.accounts.communes();
  // A start that was cut short may have left a commune without anybody in it.
  if (existing !== undefined && (await store.accounts.ofCommune(existing.code)).length > 0) {
    return existsSync(note) ? `First sign-in: see ${note}` : 'Sign in with an account made earlier.';
  }
  const commune = existing ?? parts.commune();
  const password = readablePassword(randomBytes);
  // Before the account: a password that only memory knows would be lost with the power.
  writeFileSync(note, `${firstUsername}\n${password}\n`, { mode: 0o600 });
  const passwordHash = await passwords.hash(password);
  await store.accounts.putCommune(commune);
  await store.accounts.putAccount(
    {
      id: newId(),
      scope: commune.code,
      username: firstUsername,
      passwordHash,
      name: 'Cán bộ tiếp nhận',
      title: 'Công chức tư pháp – hộ tịch',
      // Alone at first, she is everything, and gives the others what they are.
      roles: rolesOfBefore,
    },
    clock.now(),
  );
  return `First sign-in: ${firstUsername} ${password}`;
}
