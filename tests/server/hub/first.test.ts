import { afterEach, beforeEach, expect, it } from 'vitest';
import { openServerInProcess, type ServerInProcess } from '../../support/server-in-process.ts';
import { type HubInProcess, openHubInProcess } from '../../support/hub-in-process.ts';
import { openDevice } from '../../support/device.ts';
import { makePeople } from '../../support/people.ts';

let server: ServerInProcess;
let hub: HubInProcess;
beforeEach(async () => {
  server = await openServerInProcess();
  hub = await openHubInProcess(server);
});
afterEach(async () => {
  await hub.close();
  await server.close();
});

it('mirrors', async () => {
  const device = await openDevice({ serverUrl: server.serverUrl, account: server.accounts[0], name: 'a', fetch: server.fetch });
  for (const fields of makePeople(3).births(5)) await device.perform({ name: 'openDossier', args: fields });
  await device.sync();
  expect(await hub.hub.work()).toEqual({ sent: 0, settled: 0, line: 'up', refused: null });
  expect(hub.mirror.isWhole()).toBe(true);
  const at = (of: { store: any }) => of.store.read((s: any) => s('99999').counter());
  const there = await at({ store: server.store });
  const here = await hub.mirror.store().read((s) => s('99999').counter());
  expect({ ...here }).toMatchObject({ seq: there.seq, chain: there.chain, digest: there.digest });
  await device.close();
});
