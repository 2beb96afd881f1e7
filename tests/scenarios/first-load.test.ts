import { afterEach, describe, expect, it } from 'vitest';
import { openDevice } from '../support/device.ts';
import { fillCommune } from '../support/big-commune.ts';
import { openServerInProcess, type ServerInProcess } from '../support/server-in-process.ts';
import { makePeople } from '../support/people.ts';
import { openDesk } from '../server/open-desk.ts';

const open: { close(): unknown }[] = [];
afterEach(async () => {
  for (const one of open.splice(0).reverse()) await one.close();
});

async function bigServer(count: number): Promise<ServerInProcess> {
  const server = await openServerInProcess();
  open.push(server);
  await fillCommune(server.store, { scope: '99999', author: server.accounts[0].id, count });
  return server;
}

async function newDevice(server: ServerInProcess, fetch: typeof globalThis.fetch = server.fetch, person = 0) {
  const device = await openDevice({
    serverUrl: server.serverUrl,
    account: server.accounts[person] ?? server.accounts[0],
    name: 'máy mới',
    fetch,
  });
  open.push(device);
  return device;
}

async function headDigest(server: ServerInProcess): Promise<string> {
  return (await server.store.read((reads) => reads('99999').counter())).digest;
}

const addressOf = (input: Parameters<typeof fetch>[0]): string =>
  input instanceof Request ? input.url : input.toString();
const isPart = (input: Parameters<typeof fetch>[0]): boolean => /snapshots\/\d+\/[^/]+\/\d+$/u.test(addressOf(input));

/** A line on which every answer longer than so many bytes is cut there; counts what went over it. */
function cutting(server: ServerInProcess, everyBytes: () => number) {
  const line = { sent: 0, cuts: 0 };
  const fetch: typeof globalThis.fetch = async (input, init) => {
    const response = await server.fetch(input, init);
    if (!isPart(input)) return response;
    const body = new Uint8Array(await response.arrayBuffer());
    const most = everyBytes();
    const passes = body.subarray(0, most);
    line.sent += passes.length;
    const stream = new ReadableStream<Uint8Array>({
      start(controller) {
        controller.enqueue(passes.slice());
        if (passes.length === body.length) controller.close();
        else line.cuts += 1;
      },
      pull(controller) {
        if (passes.length < body.length) controller.error(new TypeError('reset'));
      },
    });
    return new Response(stream, { status: response.status, headers: response.headers });
  };
  return { fetch, line };
}

describe('a first load', () => {
  it(
    '[R11][R17] of 2,000 births keeps the budget of 100 bytes a record, and the digests are equal',
    { timeout: 60_000 },
    async () => {
      const server = await bigServer(2_000);
      const device = await newDevice(server);
      const done = await device.sync();
      expect(done.failure).toBeUndefined();
      expect(await device.digest()).toBe(await headDigest(server));
      expect((await device.store.counts()).dossiers).toBe(2_000);
      expect((await device.store.exchangeStatus()).load).toBeNull();
      // 1.0 MB for 10,000 less a first page, a manifest and headers, which cost the same however many records there are.
      expect(done.bytesDown).toBeLessThanOrEqual(2_000 * 97 + 12_000);
    },
  );

  it(
    '[R7][R8][R11] on a line cut every few kilobytes goes on at the byte where it was cut',
    { timeout: 60_000 },
    async () => {
      const server = await bigServer(1_000);
      let turn = 0;
      const { fetch, line } = cutting(server, () => 500 + (((turn += 1) * 7_919) % 9_000));
      const device = await newDevice(server, fetch);
      expect((await device.sync()).failure).toBeUndefined();
      expect(await device.digest()).toBe(await headDigest(server));
      expect(line.cuts).toBeGreaterThan(8);
      const whole = await server.fetch(`${server.serverUrl}/v1/snapshots/99999`, {
        headers: { authorization: `Bearer ${(await openDesk(server)).session.token}` },
      });
      const { chunks } = (await whole.json()) as { chunks: { bytes: number }[] };
      const needed = chunks.reduce((sum, { bytes }) => sum + bytes, 0);
      expect(line.sent).toBe(needed);
    },
  );

  it('[R4][R5] leaves an outbox of 50 alone, which goes while the load comes', { timeout: 60_000 }, async () => {
    const server = await bigServer(800);
    const { fetch } = cutting(server, () => 6_000);
    const device = await newDevice(server, fetch, 1);
    for (const fields of makePeople(77).births(50)) await device.perform({ name: 'openDossier', args: fields });
    expect(await device.sync()).toMatchObject({ sent: 50 });
    expect(await device.outbox()).toEqual([]);
    expect((await device.store.counts()).dossiers).toBe(850);
    expect(await device.digest()).toBe(await headDigest(server));
  });

  it('[R6] takes a chunk that was tampered with for none, and fetches it again', { timeout: 60_000 }, async () => {
    const server = await bigServer(600);
    let tampered = 0;
    const device = await newDevice(server, async (input, init) => {
      const response = await server.fetch(input, init);
      if (!isPart(input) || tampered >= 2) return response;
      tampered += 1;
      const body = new Uint8Array(await response.arrayBuffer());
      body[1_000] = (body[1_000] ?? 0) ^ 1;
      return new Response(body, { status: response.status, headers: response.headers });
    });
    expect((await device.sync()).failure).toBeUndefined();
    expect(tampered).toBe(2);
    expect(await device.digest()).toBe(await headDigest(server));
  });

  it(
    '[R6][R7] gets by with pages where the server has no such road, and tries again where a portal answers',
    { timeout: 60_000 },
    async () => {
      const server = await bigServer(600);
      let portal = 0;
      const device = await newDevice(server, async (input, init) => {
        if (!addressOf(input).includes('/v1/snapshots/')) return server.fetch(input, init);
        portal += 1;
        if (portal === 1) return new Response('<html>Đăng nhập</html>', { headers: { 'content-type': 'text/html' } });
        const detail = { code: 'notFound', field: null, detail: 'There is nothing here.' };
        return Response.json(detail, { status: 404, headers: { 'content-type': 'application/problem+json' } });
      });
      expect((await device.sync()).failure).toBeUndefined();
      expect(portal).toBe(2);
      expect(await device.digest()).toBe(await headDigest(server));
    },
  );

  it(
    '[R11] takes in what changes on the server meanwhile, and a snapshot that is gone in the middle',
    { timeout: 60_000 },
    async () => {
      const server = await bigServer(800);
      let parts = 0;
      const device = await newDevice(server, async (input, init) => {
        if (isPart(input)) {
          parts += 1;
          if (parts === 2) {
            await fillCommune(server.store, { scope: '99999', author: server.accounts[0].id, count: 300, seed: 9 });
            return Response.json({ code: 'notFound', field: null, detail: 'The snapshot is gone.' }, { status: 404 });
          }
        }
        return server.fetch(input, init);
      });
      expect((await device.sync()).failure).toBeUndefined();
      expect((await device.store.counts()).dossiers).toBe(1_100);
      expect(await device.digest()).toBe(await headDigest(server));
    },
  );

  it('[R17] asks a small commune for no snapshot', async () => {
    const server = await bigServer(300);
    let asked = 0;
    const device = await newDevice(server, (input, init) => {
      if (addressOf(input).includes('/v1/snapshots/')) asked += 1;
      return server.fetch(input, init);
    });
    await device.sync();
    expect(asked).toBe(0);
    expect(await device.digest()).toBe(await headDigest(server));
  });
});
