import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { madeUpId } from '../support/acts.ts';
import { openPlainDevice, type PlainDevice } from '../support/plain-device.ts';
import { createServerActs } from '../support/server-acts.ts';
import { type RunningServer, startServer } from '../support/server.ts';

// A kill cannot show whether a commit reached the disk: the pages are the kernel's by then, and survive. So the system
// calls are counted (Linux; scripts/test.mjs makes sure that strace is there).

let folder: string;
let server: RunningServer;
let device: PlainDevice;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'lien-mach-fsync-'));
  // As a grandchild (-D), so that the process started is the server itself and hears its signals.
  const trace = ['strace', '-D', '-f', '--seccomp-bpf', '-e', 'trace=fsync,fdatasync', '-o', join(folder, 'calls')];
  server = await startServer({ dataDirectory: join(folder, 'data'), under: trace });
  const [account = { username: '', password: '' }] = server.accounts;
  device = await openPlainDevice({ fetch, serverUrl: server.url, account, device: madeUpId(0xd01) });
});
afterAll(async () => {
  await server.stop();
  rmSync(folder, { recursive: true, force: true });
});

/** Calls that have returned success so far. */
function syncs(): number {
  const calls = readFileSync(join(folder, 'calls'), 'utf8');
  return calls.split('\n').filter((line) => /\b(?:fsync|fdatasync)\(.*= 0$|resumed>.*= 0$/u.test(line)).length;
}

it('[R1][R8] syncs the disk at least once for every exchange it acknowledges', async () => {
  const acts = createServerActs(device);
  const exchanges = 8;
  const counts = [syncs()];
  for (let exchange = 0; exchange < exchanges; exchange += 1) {
    const { receipts } = await device.push(1 + exchange * 3, ...acts.openings(3));
    expect(receipts.map(({ status }) => status)).toEqual(['applied', 'applied', 'applied']);
    counts.push(syncs());
  }
  const perExchange = counts.slice(1).map((count, index) => count - (counts[index] ?? 0));
  console.log(`fsyncs per acknowledged exchange: ${perExchange.join(', ')}`);
  for (const count of perExchange) expect(count).toBeGreaterThanOrEqual(1);
});

it('writes nothing for an exchange that brings nothing', async () => {
  const before = syncs();
  await device.pull(null);
  expect(syncs()).toBe(before);
});
