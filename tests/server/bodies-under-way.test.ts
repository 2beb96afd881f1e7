import { afterEach, beforeEach, expect, it } from 'vitest';
import { syncMediaType, syncPath } from '../../src/protocol/sync-exchange.ts';
import { countBodies } from '../../sync-server/bodies-under-way.ts';
import { openServerInProcess, type ServerInProcess } from '../support/server-in-process.ts';
import { codeOf } from './machines-stage.ts';
import { type Desk, openDesk } from './open-desk.ts';

let server: ServerInProcess;
let slow: Desk;
let other: Desk;

beforeEach(async () => {
  server = await openServerInProcess({ bodies: countBodies() });
  slow = await openDesk(server, { account: 0, device: 0 });
  other = await openDesk(server, { account: 1, device: 1 });
});
afterEach(() => server.close());

/** A body of which the rest comes when it is told to. */
function slowly(desk: Desk) {
  let go = (): void => undefined;
  const rest = new Promise<void>((resolve) => (go = resolve));
  const bytes = new TextEncoder().encode(JSON.stringify(desk.request({})));
  const body = new ReadableStream<Uint8Array>({
    async pull(stream) {
      await rest;
      stream.enqueue(bytes);
      stream.close();
    },
  });
  const headers = { authorization: `Bearer ${desk.session.token}`, 'content-type': syncMediaType };
  const sent: RequestInit & { readonly duplex: 'half' } = { method: 'POST', headers, body, duplex: 'half' };
  return { answer: server.fetch(server.serverUrl + syncPath, sent), go };
}

it('[R17] are so many of one device at once, however slowly they come, and hold up no other', async () => {
  const begun = Array.from({ length: 16 }, () => slowly(slow));
  // All have been known by their tokens before the next is.
  await new Promise((resolve) => setImmediate(resolve));
  const refused = await slow.post(slow.request({}));
  expect(refused.headers.get('retry-after')).toBe('5');
  expect(await codeOf(refused)).toEqual([429, 'tooManyTries']);
  expect((await other.post(other.request({}))).status).toBe(200);
  for (const { go } of begun) go();
  expect(await Promise.all(begun.map(async ({ answer }) => (await answer).status))).toEqual(begun.map(() => 200));
  expect((await slow.post(slow.request({}))).status).toBe(200);
});

it('[R17] counts none that has been answered, whatever it was answered', async () => {
  const bad = (path: string) =>
    server.fetch(server.serverUrl + path, {
      method: 'POST',
      headers: { authorization: `Bearer ${slow.session.token}`, 'content-type': 'text/plain' },
      body: 'nothing of the kind',
    });
  for (let time = 0; time < 20; time += 1) {
    expect((await bad(syncPath)).status).toBe(415);
    expect((await bad('/v1/parcels/made-up-nonce-0123456789')).status).toBe(400);
    expect((await bad('/v1/device-key')).status).toBe(415);
  }
  expect((await slow.post(slow.request({}))).status).toBe(200);
});
