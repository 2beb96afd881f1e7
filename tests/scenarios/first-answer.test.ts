import { expect, it } from 'vitest';
import { createApp } from '../../sync-server/app.ts';
import { listen } from '../../sync-server/listen.ts';
import { fillCommune } from '../support/big-commune.ts';
import { openDevice } from '../support/device.ts';
import { openServerInProcess } from '../support/server-in-process.ts';

/** TCP's first window: ten segments of 1,460 bytes (RFC 6928). */
const firstWindow = 14_600;

it('[R17] fits the first answer into what a server may send before it has heard anything', async () => {
  const server = await openServerInProcess();
  const listening = await listen(createApp(server.parts), { host: '127.0.0.1', port: 0 });
  const [one, other, third] = server.accounts;
  const fill = (count: number, seed: number): Promise<void> =>
    fillCommune(server.store, { scope: one.commune.code, author: one.id, count, seed });
  await fill(400, 1);

  const pages = await openDevice({ serverUrl: listening.url, account: one, name: 'pages' });
  const byPages = await pages.sync();
  expect(byPages).toMatchObject({ pulled: 400 });
  expect(byPages.firstAnswer).toBeGreaterThan(5_000);
  expect(byPages.firstAnswer).toBeLessThanOrEqual(firstWindow);

  const behind = await openDevice({ serverUrl: listening.url, account: other, name: 'behind' });
  await behind.sync();
  await fill(450, 2);
  const caughtUp = await behind.sync();
  expect(caughtUp).toMatchObject({ pulled: 450 });
  expect(caughtUp.firstAnswer).toBeGreaterThan(5_000);
  expect(caughtUp.firstAnswer).toBeLessThanOrEqual(firstWindow);

  // 850 records there: it is told to take them as a snapshot.
  const snapshot = await openDevice({ serverUrl: listening.url, account: third, name: 'snapshot' });
  const loaded = await snapshot.sync();
  expect(loaded).toMatchObject({ pulled: 850 });
  expect(loaded.firstAnswer).toBeLessThanOrEqual(firstWindow);

  for (const device of [pages, behind, snapshot]) await device.close();
  await listening.stop(0);
  await server.close();
});
