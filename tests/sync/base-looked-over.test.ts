import { expect, it } from 'vitest';
import { openTab } from '../support/desk-on-line.ts';
import { birthCommand, makeDesk } from '../support/made-up-desk.ts';
import { makePeople } from '../support/people.ts';
import { openServerInProcess } from '../support/server-in-process.ts';

it('[R11] a base is not pulled anew because something came while it was looked over', async () => {
  const server = await openServerInProcess();
  const tab = openTab(server, { desk: makeDesk() });
  const colleague = openTab(server, { desk: makeDesk({ seed: 77 }), seed: 77 });
  await tab.signIn(0);
  await colleague.signIn(1);
  const births = makePeople(6).births(12);
  for (const [at, fields] of births.entries()) {
    await colleague.store.perform(birthCommand(fields, at + 1));
    await colleague.exchange();
    await Promise.all([tab.store.exchange.audit(), tab.exchange()]);
    expect(await tab.exchange()).toMatchObject({ done: { pulled: 0, workLeft: false } });
  }
  tab.store.close();
  colleague.store.close();
  await server.close();
});
