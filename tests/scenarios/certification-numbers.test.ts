import { afterEach, beforeEach, expect, it } from 'vitest';
import { type Device, openDevice } from '../support/device.ts';
import { type Certification, madeUpCertification } from '../support/made-up-certifications.ts';
import { movesToApproval } from '../support/made-up-books.ts';
import { registerDesk } from '../support/register-desk.ts';
import { openServerInProcess, type ServerInProcess } from '../support/server-in-process.ts';

let server: ServerInProcess;
let devices: readonly [Device, Device];

beforeEach(async () => {
  server = await openServerInProcess();
  const open = (name: string, person: 0 | 1) =>
    openDevice({ serverUrl: server.serverUrl, account: server.accounts[person], name, fetch: server.fetch });
  devices = [await open('first', 0), await open('second', 1)];
});
afterEach(async () => {
  for (const device of devices) await device.close();
  await server.close();
});

async function approved(device: Device, procedure: Certification, seed: number): Promise<string> {
  const fields = madeUpCertification(procedure, { seed });
  const { entity } = await device.perform({ name: 'openDossier', args: { procedure, fields } });
  for (const args of movesToApproval) await device.perform({ name: 'moveDossier', entity, args });
  return entity;
}

it('[R19] copies and signatures of one year are numbered each from 1, whichever counter enters them', async () => {
  const [first, second] = devices;
  const desks = devices.map(({ store }) => registerDesk(store)) as [
    ReturnType<typeof registerDesk>,
    ReturnType<typeof registerDesk>,
  ];
  const copies = await desks[0].openBook({ kind: 'CTBS' });
  const signatures = await desks[0].openBook({ kind: 'CTCK' });
  await first.sync();
  await second.sync();

  const kept: string[] = [];
  for (const [place, device] of devices.entries()) {
    const desk = desks[place as 0 | 1];
    for (const [kind, book] of [
      ['certified-copy', copies],
      ['certified-signature', signatures],
    ] as const) {
      const entity = await approved(device, kind, 10 + kept.length);
      const saved = await desk.enter(entity, book, { number: null, fence: null });
      expect(saved.status).toBe('saved');
      await device.sync();
      kept.push(entity);
    }
  }
  await first.sync();
  const entries = await Promise.all(kept.map(async (entity) => (await first.store.dossier(entity))?.dossier.entry));
  expect(entries.map((entry) => [entry?.bookKind, entry?.number, entry?.year])).toEqual([
    ['CTBS', 1, 2026],
    ['CTCK', 1, 2026],
    ['CTBS', 2, 2026],
    ['CTCK', 2, 2026],
  ]);
  // A copy is not entered among the signatures.
  const other = await approved(first, 'certified-copy', 30);
  const wrong = await desks[0].enter(other, signatures, { number: null, fence: null });
  expect(wrong).toMatchObject({ status: 'refused', problems: [{ code: 'otherBook' }] });
  expect(await second.digest()).toBe(await first.digest());
});
