import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { signOutPath } from '../../src/protocol/sign-in.ts';
import { livePath } from '../../src/protocol/live.ts';
import { parcelPath, pieceMediaType } from '../../src/protocol/parcel.ts';
import { quarantinePath } from '../../src/protocol/quarantine.ts';
import { syncPath } from '../../src/protocol/sync-exchange.ts';
import { tokenHash } from '../../sync-server/secrets.ts';
import { testNonce } from '../support/plain-device.ts';
import { openServerInProcess, type ServerInProcess } from '../support/server-in-process.ts';
import { type Desk, openDesk, standing } from './open-desk.ts';

let server: ServerInProcess;
let desk: Desk;
beforeEach(async () => {
  server = await openServerInProcess();
  desk = await openDesk(server);
});
afterEach(() => server.close());

const counter = (scope = desk.scope) => server.store.read((of) => of(scope).counter());

/** Every road that wants a token, asked with this one. */
async function everyRoad(token: string): Promise<readonly number[]> {
  const headers = { authorization: `Bearer ${token}` };
  const ask = async (path: string, init: RequestInit = {}) => {
    const answer = await server.fetch(server.serverUrl + path, { headers, ...init });
    await answer.body?.cancel();
    return answer.status;
  };
  const piece = { ...headers, 'content-type': pieceMediaType, 'content-range': 'bytes */10' };
  const roads = await Promise.all([
    ask(syncPath, { method: 'POST' }),
    ask(parcelPath(testNonce), { method: 'POST', headers: piece }),
    ask(livePath),
    ask(quarantinePath),
    ask('/v1/snapshots/99999'),
    ask('/v1/snapshots/99999/1-0123456789abcdef/0'),
  ]);
  // Last: where it is heard, the token is gone.
  return [...roads, await ask(signOutPath, { method: 'POST' })];
}

describe('an exchange that somebody has overheard', () => {
  it('[R9] is worth nothing without the token, and nothing under another’s', async () => {
    const body = desk.request({ lanes: [desk.run(1, desk.acts.opening())] });
    await desk.post(body);
    const thief = await openDesk(server, { account: 1, device: 7 });
    const before = await counter();
    expect((await desk.post(body, { headers: { authorization: '' } })).status).toBe(401);
    expect((await thief.post(body)).status).toBe(401);
    expect(await counter()).toEqual(before);
  });

  it('[R2] [R8] sent again as it was, says what it said, and changes nothing', async () => {
    const lanes = [desk.run(1, ...desk.acts.openings(3))];
    const said = await desk.exchange({ lanes });
    const before = await counter();
    server.clock.advance(60_000);
    const again = await desk.exchange({ lanes });
    expect(again.receipts).toEqual(said.receipts);
    expect(await counter()).toEqual(before);
  });

  it('[R2] with its acts under the thief’s own device and name takes no effect', async () => {
    const acts = desk.acts.openings(2);
    const thief = await openDesk(server, { account: 1, device: 7 });
    const before = await counter();
    // In his lane: author and device inside are not those of the lane.
    expect(standing(await thief.push(1, ...acts))).toEqual(['quarantined 1', 'quarantined 1']);
    // In hers, from his device, where she has never signed in.
    const hers = { ...thief.run(1, ...desk.acts.openings(1)), author: desk.author };
    expect(standing(await thief.exchange({ lanes: [hers] }))).toEqual(['quarantined 1']);
    expect((await counter()).seq).toBe(before.seq);
    expect((await counter()).digest).toBe(before.digest);
  });

  it('[R9] is carried for her only where she has signed in: an act made in her name elsewhere waits for her', async () => {
    const thief = await openDesk(server, { account: 1, device: 7 });
    const forged = { ...desk.acts.opening(), device: thief.device };
    const answer = await thief.exchange({ lanes: [{ ...thief.run(1, forged), author: desk.author }] });
    expect(answer.receipts).toMatchObject([{ status: 'quarantined', problems: [{ code: 'authorNotSeenOnDevice' }] }]);
  });
});

describe('an act that says more than it may', () => {
  it('[R18] about a record of another commune is kept for the people there; theirs stays as it was', async () => {
    const stranger = await openDesk(server, { account: 3, device: 9 });
    const opening = desk.acts.opening();
    await desk.push(1, opening);
    const before = await counter();
    const reaching = {
      ...stranger.acts.edit(opening.entity, 'child.fullName', 'Thử', 'Thử Thị Khác'),
      scope: desk.scope,
    };
    const answer = await stranger.exchange({ lanes: [{ ...stranger.run(1, reaching), scope: desk.scope }] });
    expect(standing(answer)).toEqual(['quarantined 1']);
    expect((await counter()).digest).toBe(before.digest);
    // The same id in her own commune is another record, which is not there.
    const own = stranger.acts.edit(opening.entity, 'child.fullName', 'Thử', 'Thử Thị Khác');
    expect(standing(await stranger.push(1, own))).toEqual(['blockedBy 1']);
    expect((await counter()).digest).toBe(before.digest);
  });

  it('[R13] cannot bring its own time with it: a receipt that nobody signed counts for nothing', async () => {
    const opening = desk.acts.opening();
    const voucher = {
      receipt: { scope: desk.scope, no: 1, mid: opening.mid, serverTime: '2020-01-01T00:00:00.000Z' },
      path: [],
      seal: {},
    };
    const [sent] = desk.run(1, opening).mutations;
    const run = { ...desk.run(1), mutations: [{ ...sent, voucher }] };
    const answer = await desk.post(desk.request({ lanes: [run] as never }));
    expect(await answer.json()).toMatchObject({ receipts: [{ status: 'applied', serverTime: server.clock.now() }] });
  });

  it('a clock set back or forward moves no time of the server’s, and both are kept', async () => {
    const games = ['2001-01-01T00:00:00.000Z', '2099-12-31T23:59:59.000Z'].map((device) => ({
      ...desk.acts.opening(),
      occurredAt: { device, offset: null, monotonic: 0 },
    }));
    const answer = await desk.push(1, ...games);
    expect(answer.receipts.map(({ serverTime }) => serverTime)).toEqual([server.clock.now(), server.clock.now()]);
    const pulled = await desk.pull(null, { whole: true });
    const events = pulled.changes[0]?.changes.map((change) => 'state' in change && change.state['events']);
    expect(events).toMatchObject([
      [{ occurredAt: '2001-01-01T00:00:00.000Z', recordedAt: server.clock.now() }],
      [{ occurredAt: '2099-12-31T23:59:59.000Z', recordedAt: server.clock.now() }],
    ]);
  });
});

describe('a token', () => {
  it('[R9] that is none, expired or signed out opens no road', async () => {
    const { token } = desk.session;
    const none = Array.from({ length: 7 }, () => 401);
    expect(await everyRoad('x'.repeat(43))).toEqual(none);
    const other = await openDesk(server, { account: 0, device: 5 });
    const leave = { method: 'POST', headers: { authorization: `Bearer ${token}` } };
    expect((await server.fetch(server.serverUrl + signOutPath, leave)).status).toBe(200);
    expect(await everyRoad(token)).toEqual(none);
    // Her other machine goes on, and what she made on this one is still known to be hers.
    expect((await other.pull(null)).changes).toHaveLength(1);
    const made = { ...desk.acts.opening(), device: desk.device };
    expect(made.device).not.toBe(other.device);
    const colleague = await openDesk(server, { account: 1, device: 0 });
    const carried = await colleague.exchange({ lanes: [{ ...colleague.run(1, made), author: desk.author }] });
    expect(standing(carried)).toEqual(['applied 1']);
    server.clock.advance(12 * 3_600_000);
    expect(await everyRoad(other.session.token)).toEqual(none);
  });

  it('[R18] of somebody whose access has ended shows her nothing', async () => {
    await server.store.accounts.endAccess(desk.author, server.clock.now());
    const statuses = await everyRoad(desk.session.token);
    expect(statuses.slice(2, 6)).toEqual([403, 403, 403, 403]);
  });

  it('is not what its hash is: who reads the table of tokens cannot sign in with it', async () => {
    expect(await everyRoad(tokenHash(desk.session.token, server.parts.hash))).toEqual(
      Array.from({ length: 7 }, () => 401),
    );
  });
});
