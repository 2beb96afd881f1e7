import { expect, it } from 'vitest';
import { createApp } from '../../sync-server/app.ts';
import { listen } from '../../sync-server/listen.ts';
import { openBadLine, type ResetRange } from '../support/bad-line.ts';
import { openDevice, type Device } from '../support/device.ts';
import { makePeople } from '../support/people.ts';
import { openServerInProcess } from '../support/server-in-process.ts';

async function settled(device: Device): Promise<void> {
  for (let tries = 0; tries < 40; tries += 1) if ((await device.sync()).failure === undefined) return;
  throw new Error('it never came through');
}

it('[R7][R17] carries an act and a record that no connection lets through whole, up and down (L34)', async () => {
  const server = await openServerInProcess();
  const listening = await listen(createApp(server.parts), { host: '127.0.0.1', port: 0 });
  const target = { host: '127.0.0.1', port: Number(new URL(listening.url).port) };
  const line = await openBadLine({ target, seed: 5, bytesPerSecond: { up: 400_000, down: 400_000 } });
  const resetEvery = (range: ResetRange): void => {
    line.setResetEvery(range);
    // Only connections that are opened from now on are cut.
    line.setOffline(true);
    line.setOffline(false);
  };
  const [one, other] = server.accounts;
  const first = await openDevice({ serverUrl: line.url, account: one, name: 'máy một' });
  const second = await openDevice({ serverUrl: line.url, account: other, name: 'máy hai' });
  const [birth] = makePeople(3).births(1);
  if (birth === undefined) throw new Error('nobody was born');
  const { entity } = await first.perform({ name: 'openDossier', args: birth });
  for (let prints = 0; prints < 600; prints += 1) {
    await first.perform({ name: 'recordPrint', entity, args: { paper: 'receiptSlip' } });
  }
  await settled(first);

  // Six hundred prints of one slip are some 9 KB packed.
  const before = line.stats;
  resetEvery({ min: 3_000, max: 3_600 });
  await settled(second);
  expect((await second.store.dossier(entity))?.dossier.slipPrints).toBe(600);
  const after = line.stats;
  const bytes = after.bytesUp + after.bytesDown - before.bytesUp - before.bytesDown;
  expect(bytes).toBeGreaterThan(9_000);
  expect(bytes).toBeLessThan(40_000);
  expect(after.resets - before.resets).toBeGreaterThan(2);

  // Not even one birth and what goes around it.
  resetEvery({ min: 1_900, max: 2_300 });
  const [next] = makePeople(4).births(1);
  if (next === undefined) throw new Error('nobody was born');
  const made = await second.perform({ name: 'openDossier', args: next });
  await settled(second);
  expect(await second.outbox()).toEqual([]);
  await settled(first);
  expect((await first.store.dossier(made.entity))?.dossier.fields).toMatchObject(next);
  expect(await second.digest()).toBe(await first.digest());
  await first.close();
  await second.close();
  await line.close();
  await listening.stop(0);
  await server.close();
});
