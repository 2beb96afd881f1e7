import { afterAll, beforeAll, expect, it } from 'vitest';
import { createPostgresPokes } from '../../sync-server/store/postgres/postgres-pokes.ts';
import { collectPokes, pokesContract } from '../contract/pokes.ts';
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
