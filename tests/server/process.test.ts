import { existsSync, mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { deviceDeedPath } from '../../src/protocol/devices.ts';
import { livePath } from '../../src/protocol/live.ts';
import { createServerActs } from '../support/server-acts.ts';
import { openPlainDevice } from '../support/plain-device.ts';
import { madeUpId } from '../support/acts.ts';
import { type RunningServer, startServer } from '../support/server.ts';

let folder: string;
const running: RunningServer[] = [];

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'lien-mach-data-'));
});
afterEach(async () => {
  await Promise.all(running.splice(0).map((server) => server.kill()));
  rmSync(folder, { recursive: true, force: true });
});

async function start(options: Parameters<typeof startServer>[0] = {}): Promise<RunningServer> {
  const server = await startServer({ dataDirectory: folder, ...options });
  running.push(server);
  return server;
}

function deviceOn(server: RunningServer, number = 1) {
  const [account = { username: '', password: '' }] = server.accounts;
  return openPlainDevice({ fetch, serverUrl: server.url, account, device: madeUpId(0xd00 + number) });
}

describe('the server process', () => {
  it('says where it is ready and how to sign in, and keeps its folder to itself', async () => {
    const dataDirectory = join(folder, 'made');
    const server = await start({ dataDirectory });
    expect(server.output()).toMatch(/^Liền Mạch is ready at http:\/\/127\.0\.0\.1:\d+\nFirst sign-in: canbo \S+\n/u);
    expect(statSync(dataDirectory).mode & 0o777).toBe(0o700);
    expect(statSync(join(dataDirectory, 'lien-mach.db')).mode & 0o777).toBe(0o600);
    expect(statSync(join(dataDirectory, 'first-sign-in.txt')).mode & 0o777).toBe(0o600);
  });

  it('tells its numbers at an address of their own, where it is told to', async () => {
    const server = await start({ env: { METRICS_PORT: '0' } });
    const told = /numbers are told at (http:\S+)/u.exec(server.output())?.[1] ?? '';
    expect(new URL(told).port).not.toBe(String(server.port));
    await deviceOn(server);
    const page = await (await fetch(told)).text();
    expect(page).toContain('lien_mach_request_seconds_count{method="POST",route="/v1/sign-in",status="200"} 1');
    expect(page).toMatch(/^process_resident_memory_bytes \d+/mu);
    expect(page).toMatch(/^lien_mach_database_up 1$/mu);
  });

  it('[R18] ends the stream of a machine that is revoked, and not the one beside it', async () => {
    const server = await start();
    const [staying, lost] = [await deviceOn(server, 1), await deviceOn(server, 2)];
    const bearer = ({ session }: typeof lost) => ({ authorization: `Bearer ${session.token}` });
    const heard = ['', ''];
    const ended: number[] = [];
    for (const [number, device] of [staying, lost].entries()) {
      const { body } = await fetch(server.url + livePath, { headers: bearer(device) });
      const text = body?.pipeThrough(new TextDecoderStream());
      const events = new WritableStream<string>({
        write: (event) => void (heard[number] = `${heard[number]}${event}`),
        close: () => void ended.push(number),
      });
      // In the end the server is killed with a stream open.
      void text?.pipeTo(events).catch(() => undefined);
    }
    await vi.waitFor(() => expect(heard.filter((events) => events.includes('"seq":0}'))).toHaveLength(2));
    const headers = { ...bearer(staying), 'content-type': 'application/json' };
    await fetch(server.url + deviceDeedPath(lost.device, 'revoke'), { method: 'POST', headers, body: '{}' });
    await vi.waitFor(() => expect(ended).toEqual([1]), { timeout: 10_000 });
    await staying.push(1, createServerActs(staying).opening());
    await vi.waitFor(() => expect(heard[0]).toContain('"seq":1}'), { timeout: 10_000 });
    expect([heard[1], ended]).toEqual(['data: {"scope":"99999","seq":0}\n\n', [1]]);
  });

  it('[R8] gives the same receipts when it was killed after the commit and before the answer', async () => {
    const dying = await start({ program: 'faulty', env: { KILL_AFTER_COMMITS: '1' } });
    const device = await deviceOn(dying);
    const acts = createServerActs(device);
    const batch = acts.openings(3);
    await expect(device.push(1, ...batch)).rejects.toThrow();
    expect(await dying.ended).toMatchObject({ signal: 'SIGKILL' });

    const back = await start({ port: dying.port });
    expect(back.url).toBe(dying.url);
    const again = await device.push(1, ...batch);
    expect(again.receipts.map(({ no, revision, status }) => [no, revision, status])).toEqual([
      [1, 1, 'applied'],
      [2, 1, 'applied'],
      [3, 1, 'applied'],
    ]);
    expect(again.lanes).toMatchObject([{ expected: 4, outcome: 'ok' }]);
    expect((await device.pull(null)).changes[0]?.changes).toHaveLength(3);
  });

  it('[R2] gives one effect and the same receipts for one batch posted at once through two processes on one file', async () => {
    const [one, other] = [await start(), await start()];
    // The accounts' passwords are those of the last start.
    const device = await deviceOn(other);
    const batch = createServerActs(device).openings(20);
    const lanes = [device.run(1, ...batch)];
    const through = (server: RunningServer) => device.exchange({ lanes }, { serverUrl: server.url });
    const answers = await Promise.all([through(one), through(other), through(one), through(other)]);
    for (const answer of answers) expect(answer.receipts).toEqual(answers[0].receipts);
    expect(answers[0].receipts).toHaveLength(20);
    const pulled = await device.pull(null);
    expect(pulled.changes[0]?.cursor.seq).toBe(20);
    expect(pulled.changes[0]?.changes.every(({ rev }) => rev === 1)).toBe(true);
  });

  it('keeps sessions and lanes over a restart', async () => {
    const first = await start();
    const device = await deviceOn(first);
    const acts = createServerActs(device);
    await device.push(1, ...acts.openings(2));
    await first.stop();
    const second = await start({ port: first.port });
    const answer = await device.push(3, ...acts.openings(1));
    expect(answer.lanes).toMatchObject([{ expected: 4, outcome: 'ok' }]);
    expect(second.output()).toContain('first-sign-in.txt');
  });

  it('[R1] finishes the exchange under way before it stops, and closes the database whole', async () => {
    const server = await start();
    const device = await deviceOn(server);
    const under = device.push(1, ...createServerActs(device).openings(200));
    const health = fetch(`${server.url}/healthz`);
    await health;
    const ended = server.stop();
    expect((await under).receipts).toHaveLength(200);
    expect(await ended).toEqual({ code: 0, signal: null });
    const log = join(folder, 'lien-mach.db-wal');
    expect(existsSync(log) ? statSync(log).size : 0).toBe(0);
  });

  it('says in one sentence why it cannot start', async () => {
    await expect(start({ env: { TOKEN_HOURS: 'soon' } })).rejects.toThrow(
      'TOKEN_HOURS must be a whole number of hours',
    );
    const server = await start();
    await expect(start({ port: server.port })).rejects.toThrow('EADDRINUSE');
    await expect(start({ dataDirectory: join(folder, 'x'), env: { COMMUNE_CODE: '00000' } })).rejects.toThrow(
      'there is no commune 00000',
    );
    // In the open with accounts that everybody knows the names of; with a certificate that is not there.
    await expect(start({ env: { HOST: '0.0.0.0' } })).rejects.toThrow('--seed-accounts makes accounts for tests');
    const tls = { TLS_CERT_FILE: join(folder, 'none.pem'), TLS_KEY_FILE: join(folder, 'none.pem') };
    await expect(start({ env: tls })).rejects.toThrow('certificate or its key cannot be read');
  });
});
