import { expect, it } from 'vitest';
import { damage } from '../support/damage.ts';
import { openTab } from '../support/desk-on-line.ts';
import { birthCommand, makeDesk } from '../support/made-up-desk.ts';
import { makePeople } from '../support/people.ts';
import { openServerInProcess } from '../support/server-in-process.ts';

it('[R9] [R17] a session that can no longer be read pauses the loop until somebody signs in, and sends everything then', async () => {
  const server = await openServerInProcess();
  const desk = makeDesk();
  const tab = openTab(server, { desk });
  await tab.signIn();
  await tab.store.perform(birthCommand(makePeople(91).birth(), 1));
  await damage(desk.disk, 'meta', 'signedIn');
  expect(await tab.step()).toEqual({ kind: 'exchange' });
  expect(await tab.exchange()).toEqual({ status: 'signedOut' });
  expect(await tab.step()).toEqual({ kind: 'pause' });
  await tab.signIn();
  expect(await tab.step('signIn')).toEqual({ kind: 'exchange' });
  expect(await tab.exchange()).toMatchObject({ done: { sent: 1, workLeft: false } });
  tab.store.close();
  await server.close();
});
