import * as v from 'valibot';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { parcelPath, pieceMediaType } from '../../src/protocol/parcel.ts';
import { exchangeLimits, type SyncResponse, syncResponseSchema } from '../../src/protocol/sync-exchange.ts';
import { type Exchanges, seatExchanges } from '../../sync-server/seat-exchanges.ts';
import { createFakeClock } from '../support/fake-clock.ts';
import { testNonce } from '../support/plain-device.ts';
import { openServerInProcess, type ServerInProcess } from '../support/server-in-process.ts';
import { type Desk, openDesk, standing } from './open-desk.ts';

const settled = () => new Promise((resolve) => setImmediate(resolve));

let server: ServerInProcess;
let exchanges: Exchanges;
let hers: Desk;
let colleague: Desk;

beforeEach(async () => {
  const clock = createFakeClock();
  exchanges = seatExchanges({
    clock: { monotonicMs: () => clock.monotonic() },
    timers: clock,
    chance: () => 0.5,
    rules: { seats: 1, waiting: 5 },
  });
  server = await openServerInProcess({ exchanges });
  hers = await openDesk(server, { account: 0, device: 0 });
  colleague = await openDesk(server, { account: 1, device: 1 });
  await colleague.push(1, colleague.acts.opening());
});
afterEach(() => server.close());

const pull = [{ scope: '99999', cursor: null, want: [], pageBytes: exchangeLimits.pageBytes.min }];
const whole = (body: object): Promise<Response> => hers.post(hers.request(body));
const inPieces = (body: object): Promise<Response> => {
  const bytes = new TextEncoder().encode(JSON.stringify(hers.request(body)));
  return server.fetch(server.serverUrl + parcelPath(testNonce), {
    method: 'POST',
    headers: {
      accept: pieceMediaType,
      authorization: `Bearer ${hers.session.token}`,
      'content-type': pieceMediaType,
      'content-range': `bytes 0-${bytes.length - 1}/${bytes.length}`,
    },
    body: bytes,
  });
};

/** Her exchange comes while another is worked on, and has its turn when `meanwhile` is done. */
async function waited(send: () => Promise<Response>, meanwhile: () => Promise<unknown>): Promise<Response> {
  let leave = (): void => undefined;
  const other = exchanges.admit(
    { request: new Request('http://server.test/v1/sync') },
    () => new Promise<void>((resolve) => (leave = resolve)),
  );
  const answer = send();
  while (exchanges.load().waiting === 0) await settled();
  await meanwhile();
  leave();
  await other;
  return answer;
}

const accounts = () => server.store.accounts;
const devices = () => server.store.devices;
const readAnswer = async (answer: Response): Promise<SyncResponse> => v.parse(syncResponseSchema, await answer.json());
const end = () => accounts().endAccess(hers.author, server.clock.now());

describe('an exchange that waited for its turn', () => {
  for (const [how, send] of [
    ['whole', whole],
    ['in pieces', inPieces],
  ] as const) {
    it(`[R18] is shown nothing when her access has ended meanwhile, and what she made is kept: ${how}`, async () => {
      const body = { lanes: [hers.run(1, hers.acts.opening())], pull };
      const answer = await readAnswer(await waited(() => send(body), end));
      expect(standing(answer)).toEqual(['quarantined 1']);
      expect(answer).toMatchObject({ changes: [], revoked: ['99999'] });
      expect(answer.roles).toBeUndefined();
    });

    it(`[R18] is shown no more than her new roles let her see: ${how}`, async () => {
      const less = () => accounts().setRoles(hers.author, ['volunteer'], server.clock.now());
      const answer = await readAnswer(await waited(() => send({ pull }), less));
      expect(answer.roles).toEqual(['volunteer']);
      expect(answer.changes).toMatchObject([{ changes: [] }]);
    });

    it(`[R18] is refused when her machine has been revoked meanwhile: ${how}`, async () => {
      const revoke = () => devices().revoke(hers.device, colleague.author, server.clock.now());
      const refused = await waited(() => send({ pull }), revoke);
      expect([refused.status, await refused.json()]).toMatchObject([403, { code: 'deviceRevoked' }]);
    });
  }

  it('[R18] brings nothing made elsewhere once she may not any more', async () => {
    const run = { ...colleague.run(2, colleague.acts.opening()), device: colleague.device };
    const less = () => accounts().setRoles(hers.author, ['reception'], server.clock.now());
    const answer = await readAnswer(await waited(() => whole({ lanes: [run], pull }), less));
    expect(answer).toMatchObject({ lanes: [], receipts: [] });
  });
});

it('[R18] what an exchange in pieces was answered is not given to a machine that has been revoked since, nor in other roles', async () => {
  const first = await inPieces({ pull });
  expect(first.status).toBe(206);
  await accounts().setRoles(hers.author, ['volunteer'], server.clock.now());
  expect((await readAnswer(await inPieces({ pull }))).changes).toMatchObject([{ changes: [] }]);
  await accounts().setRoles(hers.author, ['officer'], server.clock.now());
  expect((await inPieces({ pull })).status).toBe(206);
  await devices().revoke(hers.device, colleague.author, server.clock.now());
  expect((await inPieces({ pull })).status).toBe(403);
});
