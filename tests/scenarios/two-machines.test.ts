import { afterEach, describe, expect, it } from 'vitest';
import { type Device, openDevice } from '../support/device.ts';
import { makePeople } from '../support/people.ts';
import { openServerInProcess, type ServerInProcess } from '../support/server-in-process.ts';

const open: { close(): Promise<void> }[] = [];
afterEach(async () => {
  for (const one of open.splice(0).reverse()) await one.close();
});

async function server(): Promise<ServerInProcess> {
  const made = await openServerInProcess();
  open.push(made);
  return made;
}

async function device(of: ServerInProcess, name: string, person = 0): Promise<Device> {
  const account = of.accounts[person] ?? of.accounts[0];
  const made = await openDevice({ serverUrl: of.serverUrl, account, name, fetch: of.fetch });
  open.push(made);
  return made;
}

describe('two machines of one commune', () => {
  it('[R11] hold the same base, by a digest each computes from its own rows', async () => {
    const hall = await server();
    const first = await device(hall, 'first', 0);
    const second = await device(hall, 'second', 1);
    for (const fields of makePeople(3).births(30)) await first.perform({ name: 'openDossier', args: fields });

    const sent = await first.sync();
    expect(sent).toMatchObject({ sent: 30, receipts: 30, pulled: 0 });
    expect(sent.failure).toBeUndefined();
    expect(await first.outbox()).toEqual([]);

    const pulled = await second.sync();
    expect(pulled).toMatchObject({ sent: 0, pulled: 30 });
    expect(await second.digest()).toBe(await first.digest());
    expect((await first.dossiers()).map((view) => view.exchange)).toEqual(Array(30).fill('received'));
  });
});
