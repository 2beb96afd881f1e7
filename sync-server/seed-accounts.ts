import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Role, rolesOfBefore } from '../src/domain/access/role.ts';
import type { Passwords } from './passwords.ts';
import { type RandomBytes, readablePassword } from './secrets.ts';
import type { ServerClock } from './server-clock.ts';
import type { ServerStore } from './store/port.ts';

interface TestPerson {
  readonly username: string;
  readonly name: string;
  readonly roles: readonly Role[];
}

/** Plainly made-up people: `thử` means test. Three who may do everything, and one of each role. */
const testPeople: readonly TestPerson[] = [
  { username: 'thu1', name: 'Thử Thị Một', roles: rolesOfBefore },
  { username: 'thu2', name: 'Thử Văn Hai', roles: rolesOfBefore },
  { username: 'thu3', name: 'Thử Thị Ba', roles: rolesOfBefore },
  { username: 'thu-canbo', name: 'Thử Thị Hộ Tịch', roles: ['officer'] },
  { username: 'thu-motcua', name: 'Thử Văn Một Cửa', roles: ['reception'] },
  { username: 'thu-lanhdao', name: 'Thử Thị Lãnh Đạo', roles: ['leader'] },
  { username: 'thu-tinhnguyen', name: 'Thử Văn Tình Nguyện', roles: ['volunteer'] },
  { username: 'thu-quantri', name: 'Thử Thị Quản Trị', roles: ['administrator'] },
  { username: 'thu-giamsat', name: 'Thử Văn Giám Sát', roles: ['supervisor'] },
];

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
  for (const { username, name, password, roles } of accounts) {
    const passwordHash = await passwords.hash(password);
    const account = { id: newId(), scope: commune.code, username, passwordHash, name, title: testTitle, roles };
    await store.accounts.putAccount(account, clock.now());
    // Harnesses read the first three by these words.
    lines.push(`Test ${roles === rolesOfBefore ? 'account' : roles.join(', ')}: ${username} ${password} (${name})`);
  }
  return lines;
}
