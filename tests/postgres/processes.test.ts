import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { madeUpId } from '../support/acts.ts';
import { openPlainDevice } from '../support/plain-device.ts';
import { makeDatabase } from '../support/postgres-databases.ts';
import { createServerActs } from '../support/server-acts.ts';
import { startServer } from '../support/server.ts';

it('[R2][R8] one batch pushed at once through two processes has one effect and the same receipts, killed or not', async () => {
  const database = await makeDatabase('bare');
  const dataDirectory = mkdtempSync(join(tmpdir(), 'lien-mach-data-'));
  const options = { dataDirectory, env: { DATABASE_URL: database.url } };
  const first = await startServer(options);
  const second = await startServer(options);
  const [account = { username: '', password: '' }] = first.accounts;
  const device = madeUpId(0xd1);
  const here = await openPlainDevice({ fetch, serverUrl: first.url, account, device });
  const there = await openPlainDevice({ fetch, serverUrl: second.url, account, device });
  const acts = createServerActs(here);
  for (let round = 0; round < 5; round += 1) {
    const request = here.request({ lanes: [here.run(1 + round * 10, ...acts.openings(10))] });
    const [one, other] = await Promise.all([here.exchange(request), there.exchange(request)]);
    expect(one.receipts).toHaveLength(10);
    expect(other.receipts).toEqual(one.receipts);
  }
  const [counter] = await database.run('SELECT seq::int, receipt_no::int, mutation_no::int FROM scope_counter');
  expect(counter).toEqual({ seq: 50, receipt_no: 50, mutation_no: 50 });

  await first.kill();
  const again = here.request({ lanes: [here.run(51, ...acts.openings(1))] });
  expect((await there.exchange(again)).receipts).toMatchObject([{ status: 'applied' }]);
  expect(await second.stop()).toEqual({ code: 0, signal: null });
  expect(`${first.output()}${first.log()}${second.log()}`).not.toContain(database.url);
  rmSync(dataDirectory, { recursive: true, force: true });
  await database.drop();
});
