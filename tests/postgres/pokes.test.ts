import { type AddressInfo, connect, createServer, type Socket } from 'node:net';
import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import { createPostgresPokes } from '../../sync-server/store/postgres/postgres-pokes.ts';
import { collectPokes, pokesContract } from '../contract/pokes.ts';
import { madeUpId } from '../support/acts.ts';
import { makeDatabase, type TestDatabase } from '../support/postgres-databases.ts';
import { realTimers } from '../support/real-timers.ts';

let database: TestDatabase;
beforeAll(async () => {
  database = await makeDatabase('bare');
});
afterAll(() => database.drop());

const open = () => createPostgresPokes({ url: database.url, timers: realTimers });

pokesContract('PostgreSQL, two processes', async () => {
  const [here, there] = [await open(), await open()];
  return {
    here,
    there,
    async dispose() {
      await here.close();
      await there.close();
    },
  };
});

it('[R7] come again after the connection was lost, and say that some may have been missed', async () => {
  const [here, there] = [await open(), await open()];
  const far = collectPokes(there);
  const missed = new Promise<void>((resolve) => {
    there.subscribe({ poked: () => undefined, missed: resolve });
  });
  const back = new Promise<void>((resolve) => {
    here.subscribe({ poked: () => undefined, missed: resolve });
  });
  await database.run(
    "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = current_database() AND application_name = 'lien-mach pokes'",
  );
  await Promise.all([missed, back]);
  here.publish({ scope: '99999', seq: 3 });
  await far.until(1);
  expect(far.heard).toEqual([{ scope: '99999', seq: 3 }]);
  await here.close();
  await there.close();
});

it('[R18] have gone when whoever publishes has ended: a command at the terminal lives no longer than its order', async () => {
  const [here, there] = [await open(), await open()];
  const far = collectPokes(there);
  const machine = madeUpId(0xd1);
  here.publishStanding(madeUpId(0xd0));
  here.publishStanding(machine);
  await here.close();
  await vi.waitFor(() => expect(far.standings).toContain(machine), { timeout: 10_000 });
  await there.close();
});

it('[R18] go again when the connection broke with them on their way', async () => {
  const line = await openLine(database.url);
  const here = await createPostgresPokes({ url: line.url, timers: realTimers });
  const there = await open();
  const far = collectPokes(there);
  const [machine, scope] = [madeUpId(0xd1), '99999'];
  line.swallow();
  here.publishStanding(machine);
  here.publish({ scope, seq: 7 });
  await vi.waitFor(() => expect(line.swallowed()).toBeGreaterThan(0), { timeout: 10_000 });
  line.cut();
  await far.until(1);
  expect([far.standings, far.heard]).toEqual([[machine], [{ scope, seq: 7 }]]);
  await Promise.all([here.close(), there.close()]);
  line.close();
});

/** A line to the database that can be made to take what is sent and hand nothing on. */
async function openLine(url: string) {
  const place = new URL(url);
  const sockets = new Set<Socket>();
  let swallows = false;
  let swallowed = 0;
  const server = createServer((near) => {
    const far = connect(Number(place.port), place.hostname);
    for (const socket of [near, far]) sockets.add(socket.on('error', () => undefined));
    near.on('data', (bytes) => {
      if (swallows) swallowed += bytes.length;
      else far.write(bytes);
    });
    far.on('data', (bytes) => near.write(bytes));
    near.on('close', () => far.destroy());
    far.on('close', () => near.destroy());
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const through = new URL(url);
  through.hostname = '127.0.0.1';
  through.port = String((server.address() as AddressInfo).port);
  const cut = () => {
    swallows = false;
    for (const socket of sockets) socket.destroy();
  };
  return {
    url: through.href,
    cut,
    swallow: () => (swallows = true),
    swallowed: () => swallowed,
    close() {
      cut();
      server.close();
    },
  };
}
