import { v7 } from 'uuid';
import type { ServerStore } from '../../sync-server/store/port.ts';
import { openPlainDevice } from '../../tests/support/plain-device.ts';
import type { RunningServer } from '../../tests/support/server.ts';
import type { Officer } from './prepared-load.ts';

export interface SignedIn extends Officer {
  readonly url: string;
  readonly token: string;
}

/** So many communes beside the first, an officer with one device in each, shared out between the servers. */
export async function openOfficers(
  store: ServerStore,
  servers: readonly RunningServer[],
  count: number,
): Promise<SignedIn[]> {
  const [first] = servers[0]?.accounts ?? [];
  const known = await store.accounts.byUsername(first?.username ?? '');
  if (first === undefined || known === undefined) throw new Error('no account to begin with');
  const officers: SignedIn[] = [];
  for (let number = 0; number < count; number += 1) {
    const scope = String(90_001 + number);
    const username = `can${number}`;
    await store.accounts.putCommune({
      code: scope,
      name: `Xã Thử ${number}`,
      provinceCode: '99',
      provinceName: 'Tỉnh Mẫu',
      closing: '16:30',
    });
    await store.accounts.putAccount({ ...known, id: v7(), scope, username }, new Date().toISOString());
    const url = servers[number % servers.length]?.url ?? '';
    const device = v7();
    const account = { username, password: first.password };
    const { session } = await openPlainDevice({ fetch, serverUrl: url, account, device });
    officers.push({ url, scope, device, account: session.account.id, token: session.token });
  }
  return officers;
}
