import { afterEach, beforeEach, expect, it } from 'vitest';
import type { Tab } from '../support/desk-on-line.ts';
import { loseRow } from '../support/damage.ts';
import { bigServer, deskBeforeLoad, drainWhile, headOf, loadOf, openLoadingTab } from '../support/load-desk.ts';
import type { MadeUpDesk } from '../support/made-up-desk.ts';
import type { ServerInProcess } from '../support/server-in-process.ts';

let server: ServerInProcess;
let desk: MadeUpDesk;
let tab: Tab;

beforeEach(async () => {
  server = await bigServer();
  desk = await deskBeforeLoad(server, 21);
  tab = openLoadingTab(server, { desk });
});
afterEach(async () => {
  tab.store.close();
  await server.close();
});

it('[R16] [R17] a load that a person has stopped is no failure of the server’s, also where the base is walked anew', async () => {
  await drainWhile(tab);
  const [some] = await tab.store.dossiers({ limit: 1 });
  await loseRow(desk.disk, { name: 'desk', table: 'records', id: some?.dossier.id ?? '' });
  await tab.store.exchange.audit();
  await drainWhile(tab, async () => (await loadOf(tab)) === null);
  await tab.store.setLoading(false);
  const attempt = await tab.exchange();
  expect(attempt).toMatchObject({ status: 'exchanged', done: { workLeft: false } });
  expect(await tab.store.exchangeStatus()).toMatchObject({ lastFailure: null, load: { status: 'stopped' } });
  await tab.store.setLoading(true);
  await drainWhile(tab);
  expect(await tab.store.exchange.digest()).toBe((await headOf(server)).digest);
});

it('[R18] a load that rests does not keep it from her that her access has ended, nor her machine from letting go', async () => {
  await drainWhile(tab);
  const [some] = await tab.store.dossiers({ limit: 1 });
  await loseRow(desk.disk, { name: 'desk', table: 'records', id: some?.dossier.id ?? '' });
  await tab.store.exchange.audit();
  await drainWhile(tab, async () => (await loadOf(tab)) === null);
  await tab.store.setLoading(false);
  await server.store.accounts.endAccess(server.accounts[0].id, server.clock.now());
  await tab.exchange();
  expect((await tab.store.exchangeStatus()).accessEndedAt).not.toBeNull();
  expect(await tab.store.dossiers({ limit: 1 })).toEqual([]);
});
