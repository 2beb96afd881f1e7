import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { documentsPath } from '../../../src/protocol/documents.ts';
import { createFetchPage } from '../../../src/sync/pages/fetch-page.ts';
import { createPageWire } from '../../../src/sync/pages/page-wire.ts';
import { keptDays, sendPages } from '../../../src/sync/pages/send-pages.ts';
import type { NewPage } from '../../../src/store/pages/page-store.ts';
import { blobsInMemory } from '../../support/blobs-in-memory.ts';
import { type Device, openDevice } from '../../support/device.ts';
import { attachPages, madeUpPage } from '../../support/made-up-pages.ts';
import { makePeople } from '../../support/people.ts';
import { realTimers } from '../../support/real-timers.ts';
import { serverHash } from '../../support/server-parts.ts';
import { openServerInProcess, type ServerInProcess } from '../../support/server-in-process.ts';

let server: ServerInProcess;
let device: Device;
let entity: string;
const blobs = blobsInMemory();
/** What lies between the machine and the server, for pages alone. */
let between: (path: string, init: RequestInit) => Promise<Response>;
let asked: string[];
let running: { stop(): Promise<void> } | undefined;

const straight = (path: string, init: RequestInit): Promise<Response> => server.fetch(server.serverUrl + path, init);

beforeEach(async () => {
  blobs.kept.clear();
  server = await openServerInProcess({ blobs });
  between = straight;
  asked = [];
  device = await openDevice({
    serverUrl: server.serverUrl,
    account: server.accounts[0],
    name: 'bàn một cửa',
    fetch: (input, init = {}) => {
      const path = (input instanceof Request ? input.url : input.toString()).replace(server.serverUrl, '');
      if (!path.startsWith(documentsPath)) return server.fetch(input, init);
      asked.push(`${init.method ?? 'GET'} ${path.length > documentsPath.length ? 'page' : ''}`.trim());
      return between(path, init);
    },
  });
  ({ entity } = await device.perform({ name: 'openDossier', args: makePeople(1).birth() }));
});
afterEach(async () => {
  await running?.stop();
  running = undefined;
  await device.close();
  await server.close();
});

function begin(laterMs = 0): void {
  const stopping = new AbortController();
  const clock = { now: () => Date.now() + laterMs, monotonic: () => performance.now() };
  const wire = createPageWire({ fetch: device.wire, origin: server.serverUrl, clock, timers: realTimers });
  // Waits are as short as they may be: nothing here is about how long they are.
  const sending = sendPages({
    store: device.store.pages,
    wire,
    clock,
    timers: { set: (milliseconds, run) => realTimers.set(Math.min(milliseconds, 5), run) },
    chance: () => 0,
    line: () => 'wifi',
    report: (error) => {
      throw error;
    },
  });
  const done = sending.work(stopping.signal);
  running = {
    async stop() {
      stopping.abort();
      await done;
    },
  };
}
const attach = async (...pages: NewPage[]): Promise<void> => {
  expect((await attachPages(device.store, entity, pages)).status).toBe('saved');
};
const stateOf = async (page: NewPage): Promise<string> => (await device.store.pages.standing([page]))[0]?.state ?? '';
const until = (page: NewPage, state: string) =>
  expect.poll(() => stateOf(page), { timeout: 20_000, interval: 10 }).toBe(state);
const whole = (): Uint8Array[] => [...blobs.kept.values()];

/** A line that lets so many bytes of bodies through, then breaks; the server gets what came before. */
function cutEvery(bytes: number): void {
  let left = bytes;
  between = async (path, init) => {
    const body = init.body as Uint8Array<ArrayBuffer> | undefined;
    if (body === undefined || body.length <= left) {
      left -= body?.length ?? 0;
      return straight(path, init);
    }
    const part = body.slice(0, left);
    left = bytes;
    const broken = new ReadableStream({
      start: (controller) => controller.enqueue(part),
      pull: (controller) => controller.error(new Error('cut')),
    });
    const sent: RequestInit & { duplex: 'half' } = { ...init, body: broken, duplex: 'half' };
    await straight(path, sent);
    throw new TypeError('the line was cut');
  };
}

describe('pages on their way', () => {
  it('[R5] wait for the text, and then come to the server whole', async () => {
    const page = madeUpPage(1);
    await attach(page);
    begin();
    await new Promise((resolve) => setTimeout(resolve, 40));
    expect(asked).toEqual([]);
    await device.sync();
    await until(page, 'here');
    expect(whole()).toEqual([page.content]);
  });

  it.each([8_000, 17_000, 40_000])(
    '[R7] [R17] arrive over a line that is cut every %i bytes, wasting little',
    async (every) => {
      const pages = [madeUpPage(1, 90_000), madeUpPage(2, 30_000)];
      await attach(...pages);
      await device.sync();
      let up = 0;
      cutEvery(every);
      const cut = between;
      between = (path, init) => {
        up += (init.body as Uint8Array | undefined)?.length ?? 0;
        return cut(path, init);
      };
      begin();
      for (const page of pages) await until(page, 'here');
      expect(
        whole()
          .map((bytes) => serverHash(bytes))
          .sort(),
      ).toEqual(pages.map(({ sha256 }) => sha256).sort());
      // What the machine offered, of which a cut let only a part through.
      expect(up).toBeLessThan(120_000 * 2.5);
    },
  );

  it('[R8] an answer that is lost costs a question: the server says how far it came', async () => {
    const page = madeUpPage(3);
    await attach(page);
    await device.sync();
    let lost = 0;
    between = async (path, init) => {
      const answer = await straight(path, init);
      if (init.method === 'PATCH' && lost < 2) {
        lost += 1;
        throw new TypeError('the answer was lost');
      }
      return answer;
    };
    begin();
    await until(page, 'here');
    expect(asked).toContain('HEAD page');
    expect(whole()).toEqual([page.content]);
  });

  it('go on in another tab, or after a reload, from where the server has them', async () => {
    const page = madeUpPage(4, 200_000);
    await attach(page);
    await device.sync();
    let parts = 0;
    let first: (() => void) | undefined;
    const enough = new Promise<void>((resolve) => (first = resolve));
    between = async (path, init) => {
      const answer = await straight(path, init);
      if (init.method === 'PATCH' && (parts += 1) === 2) first?.();
      return answer;
    };
    begin();
    await enough;
    await running?.stop();
    asked = [];
    begin();
    await until(page, 'here');
    expect(asked.filter((one) => one === 'POST')).toEqual([]);
    expect(whole()).toEqual([page.content]);
  });

  it('rest while a person holds them back', async () => {
    const page = madeUpPage(5);
    await attach(page);
    await device.sync();
    await device.store.pages.setWishes({ paused: true, onlyWifi: false });
    begin();
    await new Promise((resolve) => setTimeout(resolve, 40));
    expect(asked).toEqual([]);
    await device.store.pages.setWishes({ paused: false, onlyWifi: false });
    await until(page, 'here');
  });

  it.each([
    ['a captive portal', async () => new Response('<html>', { headers: { 'content-type': 'text/html' } })],
    ['a server that is busy', async () => new Response(null, { status: 503 })],
    [
      'another server of files',
      async () => new Response(null, { status: 204, headers: { 'upload-offset': '150000' } }),
    ],
  ])('[R6] stay, and are tried again, where %s answers', async (_, answer) => {
    const page = madeUpPage(6);
    await attach(page);
    await device.sync();
    between = answer;
    begin();
    await expect.poll(() => asked.length, { interval: 5 }).toBeGreaterThan(2);
    expect(await stateOf(page)).toBe('waiting');
    between = straight;
    await until(page, 'here');
  });

  it('[R17] of which an answer moves nothing are not sent over and over', async () => {
    const page = madeUpPage(10);
    await attach(page);
    await device.sync();
    between = async (path, init) =>
      init.method === 'PATCH'
        ? new Response(null, { status: 204, headers: { 'tus-resumable': '1.0.0', 'upload-offset': '0' } })
        : straight(path, init);
    begin();
    await expect.poll(() => device.store.pages.failure(), { interval: 5 }).toBe('badAnswer');
    between = straight;
    await until(page, 'here');
    expect(await device.store.pages.failure()).toBeNull();
  });

  it('wait for a server that has no room for them, and say so', async () => {
    const page = madeUpPage(11);
    await attach(page);
    await device.sync();
    const problem = { code: 'storageFull', field: null, detail: 'no room' };
    between = async () =>
      new Response(JSON.stringify(problem), {
        status: 507,
        headers: { 'tus-resumable': '1.0.0', 'content-type': 'application/problem+json' },
      });
    begin();
    await expect.poll(() => device.store.pages.failure(), { interval: 5 }).toBe('serverFull');
    expect(await stateOf(page)).toBe('waiting');
  });

  it('under way are cut off when the tab no longer leads', async () => {
    await attach(madeUpPage(12));
    await device.sync();
    let cut = false;
    between = (_, init) =>
      new Promise((_resolve, reject) => {
        init.signal?.addEventListener('abort', () => {
          cut = true;
          reject(new DOMException('over', 'AbortError'));
        });
      });
    begin();
    await expect.poll(() => asked.length, { interval: 5 }).toBe(1);
    await running?.stop();
    expect(cut).toBe(true);
    expect(await device.store.pages.failure()).toBeNull();
  });

  it('[R4] of which the server says that they are something else are told so, and stay; the next ones go', async () => {
    const [page, next] = [{ ...madeUpPage(7), type: 'image/png' as const }, madeUpPage(8)];
    await attach(page);
    await attach(next);
    await device.sync();
    begin();
    await until(page, 'refused');
    await until(next, 'here');
    expect(await device.store.pages.content(page.sha256)).toEqual(page.content);
  });

  it('leave the machine when they are old, and come again when somebody looks', async () => {
    const page = madeUpPage(9);
    await attach(page);
    await device.sync();
    begin();
    await until(page, 'here');
    await running?.stop();
    begin((keptDays + 1) * 86_400_000);
    await until(page, 'gone');
    const session = await device.store.session();
    const fetchPage = createFetchPage({
      fetch: device.wire,
      origin: server.serverUrl,
      clock: { now: () => Date.now(), monotonic: () => 0 },
      timers: realTimers,
      hash: serverHash,
      token: async () => session?.token ?? '',
    });
    expect(await fetchPage(page, entity)).toEqual({ status: 'got', content: page.content });
    // Over a line that is cut it comes on from where it was.
    let answers = 0;
    between = async (path, init) => {
      const answer = await straight(path, init);
      const body = new Uint8Array(await answer.arrayBuffer());
      answers += 1;
      const part = new ReadableStream({
        start: (controller) => controller.enqueue(body.slice(0, 60_000)),
        pull: (controller) => (body.length > 60_000 ? controller.error(new Error('cut')) : controller.close()),
      });
      return new Response(part, { status: answer.status, headers: answer.headers });
    };
    expect(await fetchPage(page, entity)).toEqual({ status: 'got', content: page.content });
    expect(answers).toBe(3);
    between = straight;
    expect(await fetchPage(madeUpPage(99), entity)).toEqual({ status: 'missing' });
    between = async () => Promise.reject(new TypeError('no line'));
    expect(await fetchPage(page, entity)).toEqual({ status: 'failed', reason: 'offline' });
  });
});
