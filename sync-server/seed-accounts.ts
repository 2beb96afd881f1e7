import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
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

const testTitle = 'Công chức (thử)';

/** Names of the test accounts that can still sign in. */
export async function standingTestAccounts({ accounts }: Pick<ServerStore, 'accounts'>): Promise<readonly string[]> {
  const found = await Promise.all(testPeople.map(({ username }) => accounts.byUsername(username)));
  return found.flatMap((account) =>
    account?.title === testTitle && account.endedAt === undefined ? [account.username] : [],
  );
}

interface SeedParts {
  readonly store: ServerStore;
  readonly passwords: Passwords;
  readonly clock: ServerClock;
  readonly newId: () => string;
  readonly randomBytes: RandomBytes;
  readonly dataDirectory: string;
}

function readKept(note: string): ReadonlyMap<string, string> {
  if (!existsSync(note)) return new Map();
  return new Map(
    [...readFileSync(note, 'utf8').matchAll(/^(\S+) (\S+)$/gmu)].map(([, name = '', kept = '']) => [name, kept]),
  );
}

/**
 * Makes the test accounts; the same again at the next start, so that a harness may restart the server. Their passwords
 * are kept beside the database. Devices that are signed in stay so. Returns one line each.
 */
export async function seedAccounts(parts: SeedParts): Promise<string[]> {
  const { store, passwords, clock, newId, randomBytes, dataDirectory } = parts;
  const [commune] = await store.accounts.communes();
  if (commune === undefined) throw new Error('There is no commune to work for.');
  const note = join(dataDirectory, 'test-accounts.txt');
  const kept = readKept(note);
  const accounts = testPeople.map((person) => ({
    ...person,
    password: kept.get(person.username) ?? readablePassword(randomBytes),
  }));
  writeFileSync(note, accounts.map(({ username, password }) => `${username} ${password}\n`).join(''), { mode: 0o600 });
  const lines: string[] = [];
  for (const { username, name, password } of accounts) {
    const passwordHash = await passwords.hash(password);
    const account = { id: newId(), scope: commune.code, username, passwordHash, name, title: testTitle };
    await store.accounts.putAccount(account, clock.now());
    lines.push(`Test account: ${username} ${password} (${name})`);
  }
  return lines;
}
