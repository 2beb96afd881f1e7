import { afterEach, beforeEach, expect, it } from 'vitest';
import { openDevice, type Device } from '../support/device.ts';
import { madeUpLinkedBirth } from '../support/made-up-events.ts';
import { makePeople } from '../support/people.ts';
import { openServerInProcess, type ServerInProcess } from '../support/server-in-process.ts';

let server: ServerInProcess;
let hers: Device;
let colleague: Device;
const birth = makePeople(102).birth({ 'child.fullName': 'Thử Thị Hai Lần' });

beforeEach(async () => {
  server = await openServerInProcess();
  hers = await deviceOf(0, 'máy 1');
  colleague = await deviceOf(1, 'máy 2');
});
afterEach(async () => {
  await hers.close();
  await colleague.close();
  await server.close();
});

async function deviceOf(account: number, name: string): Promise<Device> {
  const { username, password } = server.accounts[account] ?? server.accounts[0];
  return openDevice({ serverUrl: server.serverUrl, fetch: server.fetch, account: { username, password }, name });
}

it('[R10] the same birth taken at two desks while the line was down is in sight at both, and told apart at either', async () => {
  const first = await hers.perform({ name: 'openDossier', args: birth });
  const second = await colleague.perform({ name: 'openDossier', args: birth });
  await hers.sync();
  await colleague.sync();
  await hers.sync();
  for (const device of [hers, colleague]) {
    const view = await device.store.dossier(second.entity);
    expect(view?.dossier.suspects).toEqual([first.entity]);
    expect(view?.exchange).toBe('received');
    expect((await device.store.dossier(first.entity))?.dossier).not.toHaveProperty('suspects');
  }
  expect((await colleague.store.dossier(second.entity))?.receipts).toMatchObject([{ status: 'applied' }]);
  // What she made herself she has worked out herself, the suspicion in it, and it is the server's row.
  expect(await colleague.digest()).toBe(await hers.digest());
  await hers.perform({ name: 'tellApart', entity: second.entity, args: { other: first.entity } });
  expect((await hers.store.dossier(second.entity))?.dossier).not.toHaveProperty('suspects');
  await hers.sync();
  await colleague.sync();
  expect((await colleague.store.dossier(second.entity))?.dossier).not.toHaveProperty('suspects');
  expect(await colleague.digest()).toBe(await hers.digest());
});

it.each([
  ['linked-birth', madeUpLinkedBirth(birth)],
  [
    'mobile-birth',
    {
      ...birth,
      'visit.reason': 'unable',
      'visit.place': birth['child.hometown'] ?? '',
      'visit.on': '2026-11-20',
      'visit.officer': 'Thử Thị Cán Bộ',
      'visit.read': true,
    },
  ],
] as const)('[R10] a birth taken once by itself and once as a %s is suspected too', async (procedure, fields) => {
  const first = await hers.perform({ name: 'openDossier', args: birth });
  const second = await colleague.perform({ name: 'openDossier', args: { procedure, fields } });
  await hers.sync();
  await colleague.sync();
  await hers.sync();
  for (const device of [hers, colleague]) {
    expect((await device.store.dossier(second.entity))?.dossier.suspects).toEqual([first.entity]);
  }
  expect(await colleague.digest()).toBe(await hers.digest());
});
