import { rolesOfBefore } from '../../src/domain/access/role.ts';
import { createApp } from '../../sync-server/app.ts';
import type { AppParts } from '../../sync-server/app-parts.ts';
import type { ServerStore } from '../../sync-server/store/port.ts';
import type { Commune } from '../../src/protocol/sign-in.ts';
import { madeUpId } from './acts.ts';
import {
  cheapPasswords,
  holdServerClock,
  type HeldClock,
  otherCommune,
  testAppParts,
  testCommune,
  testPassword,
} from './server-parts.ts';
import { commitBeside } from './commit-beside.ts';
import { openLibsqlStore, openTestStore } from './test-store.ts';

export interface TestAccount {
  readonly id: string;
  readonly username: string;
  readonly password: string;
  readonly name: string;
  readonly commune: Commune;
}

export interface ServerInProcess {
  /** Answers any request to `serverUrl` without a port; fits wherever a `fetch` is asked for. */
  readonly fetch: typeof fetch;
  readonly serverUrl: string;
  /** Three who work for the made-up commune, and one of the commune beside it. */
  readonly accounts: readonly [TestAccount, TestAccount, TestAccount, TestAccount];
  readonly clock: HeldClock;
  readonly store: ServerStore;
  /** What the app is made of, for acts of the server's own. */
  readonly parts: AppParts;
  close(): Promise<void>;
}

const people = [
  { username: 'thu1', name: 'Thử Thị Một', commune: testCommune },
  { username: 'thu2', name: 'Thử Văn Hai', commune: testCommune },
  { username: 'thu3', name: 'Thử Thị Ba', commune: testCommune },
  { username: 'ben1', name: 'Thử Bên Cạnh', commune: otherCommune },
] as const;

/** The whole server but the port: real app, real database, its accounts made. */
export async function openServerInProcess(
  overrides: Partial<AppParts> = {},
  { file, store: given }: { file?: string; store?: ServerStore } = {},
): Promise<ServerInProcess> {
  const clock = holdServerClock();
  const store =
    given ??
    (file === undefined ? await openTestStore({ clock }) : openLibsqlStore({ clock, file, committer: commitBeside }));
  const passwordHash = await (await cheapPasswords()).hash(testPassword);
  for (const commune of [testCommune, otherCommune]) await store.accounts.putCommune(commune);
  const accounts = people.map((person, index) => ({ ...person, id: madeUpId(0xa01 + index), password: testPassword }));
  for (const { id, username, name, commune } of accounts) {
    const account = {
      id,
      username,
      name,
      title: 'Công chức (thử)',
      scope: commune.code,
      passwordHash,
      roles: rolesOfBefore,
    };
    await store.accounts.putAccount(account, clock.now());
  }
  const parts = await testAppParts(store, { clock, ...overrides });
  await store.receiptKeys.add(parts.signer.key, clock.now());
  const app = createApp(parts);
  return {
    fetch: async (input, init) => app.request(input instanceof URL ? input.href : input, init),
    serverUrl: 'http://server.test',
    accounts: accounts as unknown as ServerInProcess['accounts'],
    clock,
    store,
    parts,
    close: () => store.close(),
  };
}
