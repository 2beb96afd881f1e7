import { execFile } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { expect, it, vi } from 'vitest';
import { deviceDeedPath } from '../../src/protocol/devices.ts';
import { livePath } from '../../src/protocol/live.ts';
import { madeUpId } from '../support/acts.ts';
import { buildServerProgram } from '../support/build-server-program.ts';
import { openPlainDevice, type PlainDevice } from '../support/plain-device.ts';
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

it('[R18] a stream at one process ends when its machine is revoked at another, or at the terminal; a colleague’s goes on', async () => {
  const database = await makeDatabase('bare');
  const dataDirectory = mkdtempSync(join(tmpdir(), 'lien-mach-data-'));
  const env = { DATABASE_URL: database.url };
  const [first, second] = [await startServer({ dataDirectory, env }), await startServer({ dataDirectory, env })];
  const machineOf = async (number: number): Promise<PlainDevice> => {
    const account = first.accounts[number] ?? { username: '', password: '' };
    return openPlainDevice({ fetch, serverUrl: second.url, account, device: madeUpId(0xd1 + number) });
  };
  const devices = [await machineOf(0), await machineOf(1), await machineOf(2)] as const;
  const [colleague, lost, stolen] = devices;
  const bearer = ({ session }: PlainDevice) => ({ authorization: `Bearer ${session.token}` });
  const ended: PlainDevice[] = [];
  const heard = new Map<PlainDevice, string>();
  for (const device of devices) {
    const { body } = await fetch(second.url + livePath, { headers: bearer(device) });
    const reader = body?.pipeThrough(new TextDecoderStream()).getReader();
    void (async () => {
      for (let read = await reader?.read(); read?.value !== undefined; read = await reader?.read()) {
        heard.set(device, `${heard.get(device) ?? ''}${read.value}`);
      }
      ended.push(device);
    })();
  }
  await vi.waitFor(() => expect(heard.size).toBe(3), { timeout: 10_000 });

  const headers = { ...bearer(colleague), 'content-type': 'application/json' };
  const order = { method: 'POST', headers, body: '{}' };
  expect((await fetch(first.url + deviceDeedPath(lost.device, 'revoke'), order)).status).toBe(200);
  await vi.waitFor(() => expect(ended).toEqual([lost]), { timeout: 10_000 });
  const program = await buildServerProgram('sync-server/main.ts');
  await promisify(execFile)(process.execPath, [program, 'devices', 'revoke', stolen.device], {
    env: { ...process.env, ...env, DATA_DIR: dataDirectory },
  });
  await vi.waitFor(() => expect(ended).toEqual([lost, stolen]), { timeout: 10_000 });
  for (const { session } of [lost, stolen]) {
    const again = await fetch(second.url + livePath, { headers: { authorization: `Bearer ${session.token}` } });
    expect([again.status, await again.json()]).toMatchObject([403, { code: 'deviceRevoked' }]);
  }

  await colleague.push(1, createServerActs(colleague).opening());
  await vi.waitFor(() => expect(heard.get(colleague)).toContain('"seq":1}'), { timeout: 10_000 });
  expect(`${heard.get(lost)}${heard.get(stolen)}`).not.toContain('"seq":1}');
  expect(ended).toHaveLength(2);
  await Promise.all([first.stop(), second.stop()]);
  rmSync(dataDirectory, { recursive: true, force: true });
  await database.drop();
});
