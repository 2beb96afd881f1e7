import * as v from 'valibot';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type RefreshAnswer, refreshAnswerSchema, refreshPath } from '../../src/protocol/refresh.ts';
import { signInPath, signInResponseSchema, signOutPath } from '../../src/protocol/sign-in.ts';
import { quarantinePath } from '../../src/protocol/quarantine.ts';
import { createLog } from '../../sync-server/log.ts';
import { madeUpId } from '../support/acts.ts';
import { openServerInProcess, type ServerInProcess } from '../support/server-in-process.ts';
import { openDesk, standing } from './open-desk.ts';

const hour = 3_600_000;
const day = 24 * hour;
const device = madeUpId(0xd000);

let lines: string[];
let server: ServerInProcess;

beforeEach(async () => {
  lines = [];
  server = await openServerInProcess({ log: createLog('warn', { write: (line) => void lines.push(line) }) });
});
afterEach(() => server.close());

const post = (path: string, body: object) =>
  server.fetch(server.serverUrl + path, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
  });

async function signIn(on = device): Promise<RefreshAnswer> {
  const { username, password } = server.accounts[0];
  const answer = await post(signInPath, { username, password, device: on, refreshes: true });
  return v.parse(refreshAnswerSchema, await answer.json());
}

const askRefresh = (refresh: string, on = device) => post(refreshPath, { refresh, device: on });
const renewed = async (refresh: string) => v.parse(refreshAnswerSchema, await (await askRefresh(refresh)).json());

/** What the server says to whoever comes with this token. */
async function says(token: string, path: string = quarantinePath): Promise<number> {
  const headers = { authorization: `Bearer ${token}` };
  const init = path === quarantinePath ? { headers } : { method: 'POST', headers };
  const answer = await server.fetch(server.serverUrl + path, init);
  await answer.body?.cancel();
  return answer.status;
}

describe('a sign-in that the device renews by itself', () => {
  it('gets a token for an hour, and what renews it for days; a device that does not ask gets what it always got [R15]', async () => {
    const session = await signIn();
    expect(session.expiresAt).toBe('2026-11-20T03:00:00.000Z');
    expect(session.refresh).toMatchObject({ expiresAt: '2026-12-04T02:00:00.000Z', renewAfterSeconds: 2_700 });
    const { username, password } = server.accounts[0];
    const plain = await post(signInPath, { username, password, device });
    const old = v.parse(signInResponseSchema, await plain.json());
    expect([old.expiresAt, old.refresh]).toEqual(['2026-11-20T14:00:00.000Z', undefined]);
    server.clock.advance(hour);
    expect([await says(session.token), await says(old.token)]).toEqual([401, 200]);
  });

  it('[R9] goes on without a password for as long as it is renewed, and two weeks after that', async () => {
    let { refresh } = await signIn();
    for (let week = 0; week < 4; week += 1) {
      server.clock.advance(13 * day);
      const next = await renewed(refresh.token);
      expect(await says(next.token)).toBe(200);
      refresh = next.refresh;
    }
    server.clock.advance(14 * day);
    expect((await askRefresh(refresh.token)).status).toBe(401);
    expect(lines).toEqual([]);
  });

  it('[R8] bears that the answer is lost, as often as it is', async () => {
    const first = await signIn();
    const lost = [await renewed(first.refresh.token), await renewed(first.refresh.token)];
    const arrived = await renewed(first.refresh.token);
    expect(await says(arrived.token)).toBe(200);
    for (const { token } of lost) expect(await says(token)).toBe(401);
    expect(await says((await renewed(arrived.refresh.token)).token)).toBe(200);
    expect(lines).toEqual([]);
  });

  it('[R8] bears that two ask at once with the same one', async () => {
    const { refresh } = await signIn();
    const answers = await Promise.all([askRefresh(refresh.token), askRefresh(refresh.token)]);
    expect(answers.map(({ status }) => status)).toEqual([200, 200]);
    const tokens = await Promise.all(answers.map(async (one) => v.parse(refreshAnswerSchema, await one.json()).token));
    const good = await Promise.all(tokens.map((token) => says(token)));
    expect(good.sort()).toEqual([200, 401]);
  });
});

describe('a refresh token that somebody else has too', () => {
  it('ends the whole session when it is used after its successor was, and is told to the administrator without a name', async () => {
    const first = await signIn();
    const elsewhere = await signIn(madeUpId(0xd001));
    const thief = await renewed(first.refresh.token);
    expect(await says(thief.token)).toBe(200);
    // The owner comes with what she has.
    expect((await askRefresh(first.refresh.token)).status).toBe(401);
    expect(await says(thief.token)).toBe(401);
    expect(await says(first.token)).toBe(401);
    expect((await askRefresh(thief.refresh.token)).status).toBe(401);
    expect(await says(elsewhere.token)).toBe(200);
    expect(lines.map((line) => v.parse(v.object({ msg: v.string() }), JSON.parse(line)).msg)).toEqual([
      'a refresh token was used twice: its session has ended, and the person must sign in again',
    ]);
    const { id, username } = server.accounts[0];
    for (const secret of [id, username, device, first.refresh.token]) expect(lines.join('')).not.toContain(secret);
  });

  it('is worth nothing on another device, nor as a token', async () => {
    const { refresh, token } = await signIn();
    expect((await askRefresh(refresh.token, madeUpId(0xd001))).status).toBe(401);
    expect(await says(refresh.token)).toBe(401);
    expect((await askRefresh(token)).status).toBe(401);
    expect((await askRefresh(refresh.token)).status).toBe(200);
  });
});

describe('the end of a session', () => {
  it('is signing out with either of the two, also once the token has run out; another of hers goes on', async () => {
    const other = await signIn(madeUpId(0xd001));
    for (const which of ['token', 'refresh'] as const) {
      const session = await signIn();
      if (which === 'refresh') server.clock.advance(hour);
      const told = which === 'token' ? session.token : session.refresh.token;
      expect(await says(told, signOutPath)).toBe(200);
      expect(await says(session.token)).toBe(401);
      expect((await askRefresh(session.refresh.token)).status).toBe(401);
      expect(await says(told, signOutPath)).toBe(401);
    }
    expect((await askRefresh(other.refresh.token, madeUpId(0xd001))).status).toBe(200);
  });

  it('[R18] [R4] is not the end of somebody’s access: what waits on her device is still taken in from her', async () => {
    const desk = await openDesk(server);
    const { refresh } = await signIn();
    await server.store.accounts.endAccess(desk.author, server.clock.now());
    server.clock.advance(2 * hour);
    const { token } = await renewed(refresh.token);
    expect(await says(token)).toBe(403);
    const body = desk.request({ lanes: [desk.run(1, desk.acts.opening())] });
    const answer = await desk.post(body, { headers: { authorization: `Bearer ${token}` } });
    expect(standing((await answer.json()) as Parameters<typeof standing>[0])).toEqual(['quarantined 1']);
  });
});
