import type { SyncResponse } from '../../src/protocol/sync-exchange.ts';
import { madeUpId } from '../support/acts.ts';
import { openPlainDevice, type PlainDevice } from '../support/plain-device.ts';
import { createServerActs, type ServerActs } from '../support/server-acts.ts';
import type { ServerInProcess } from '../support/server-in-process.ts';

/** One person at one device: what she does, and the wire to the server. */
export interface Desk extends PlainDevice {
  readonly acts: ServerActs;
  readonly author: string;
  readonly scope: string;
}

/** `account` and `device` by number, from 0. */
export async function openDesk(
  server: ServerInProcess,
  {
    account = 0,
    device = 0,
    incarnation = '0000TEST',
  }: { account?: number; device?: number; incarnation?: string } = {},
): Promise<Desk> {
  const person = server.accounts[account] ?? server.accounts[0];
  const plain = await openPlainDevice({
    fetch: server.fetch,
    serverUrl: server.serverUrl,
    account: person,
    device: madeUpId(0xd000 + device),
    incarnation,
  });
  return { ...plain, acts: createServerActs(plain), author: person.id, scope: person.commune.code };
}

/** Where each mutation of an answer stands: `status revision`, in the order of its receipts. */
export function standing({ receipts }: Pick<SyncResponse, 'receipts'>): string[] {
  return receipts.map(({ status, revision }) => `${status} ${revision}`);
}
