import type { Passwords } from './passwords.ts';
import { type RandomBytes, readablePassword } from './secrets.ts';
import type { ServerClock } from './server-clock.ts';
import type { ServerStore } from './store/port.ts';

/** Plainly made-up people: `thử` means test. */
const testPeople = [
  { username: 'thu1', name: 'Thử Thị Một' },
  { username: 'thu2', name: 'Thử Văn Hai' },
  { username: 'thu3', name: 'Thử Thị Ba' },
] as const;

interface SeedParts {
  readonly store: ServerStore;
  readonly passwords: Passwords;
  readonly clock: ServerClock;
  readonly newId: () => string;
  readonly randomBytes: RandomBytes;
}

/** Makes the test accounts, or gives them new passwords; devices that are signed in stay so. Returns one line each. */
export async function seedAccounts({ store, passwords, clock, newId, randomBytes }: SeedParts): Promise<string[]> {
  const [commune] = await store.accounts.communes();
  if (commune === undefined) throw new Error('There is no commune to work for.');
  const lines: string[] = [];
  for (const { username, name } of testPeople) {
    const password = readablePassword(randomBytes);
    const passwordHash = await passwords.hash(password);
    const account = { id: newId(), scope: commune.code, username, passwordHash, name, title: 'Công chức (thử)' };
    await store.accounts.putAccount(account, clock.now());
    lines.push(`Test account: ${username} ${password} (${name})`);
  }
  return lines;
}
