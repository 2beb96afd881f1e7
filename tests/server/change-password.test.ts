import * as v from 'valibot';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { passwordPath } from '../../src/protocol/password.ts';
import { refreshPath } from '../../src/protocol/refresh.ts';
import { signInPath, signInResponseSchema } from '../../src/protocol/sign-in.ts';
import { madeUpId } from '../support/acts.ts';
import { openServerInProcess, type ServerInProcess } from '../support/server-in-process.ts';
import { codeOf, minute } from './machines-stage.ts';
import { openDesk } from './open-desk.ts';

let server: ServerInProcess;
beforeEach(async () => {
  server = await openServerInProcess();
});
afterEach(() => server.close());

const post = (path: string, body: object, token?: string) =>
  server.fetch(server.serverUrl + path, {
    method: 'POST',
    headers: {
      'content-type': 'application/json',
      ...(token === undefined ? {} : { authorization: `Bearer ${token}` }),
    },
    body: JSON.stringify(body),
  });

const signIn = (password: string, device = 1) =>
  post(signInPath, { username: 'thu1', password, device: madeUpId(0xd0 + device), refreshes: true });

async function signedIn(password: string, device = 1) {
  return v.parse(signInResponseSchema, await (await signIn(password, device)).json());
}

const own = 'một câu dài của riêng tôi';

/** As an administrator gives it to somebody who has forgotten hers. */
async function giveOneTime(): Promise<string> {
  const password = 'bada-dogi-hula-kemo-nasi';
  const oneTimeUntil = new Date(Date.parse(server.clock.now()) + 7 * 24 * 60 * minute).toISOString();
  const kept = { passwordHash: await server.parts.passwords.hash(password), oneTimeUntil };
  const deed = { kind: 'password', account: server.accounts[0].id, password: kept } as const;
  const byHand = { scope: null, request: null, by: null, device: null, reason: '', at: server.clock.now() };
  expect(await server.store.access.change({ ...byHand, deed })).toMatchObject({ status: 'done' });
  return password;
}

describe('a password of her own', () => {
  it('[R9] takes the place of the old one; her other sign-ins end, this one goes on', async () => {
    const { password } = server.accounts[0];
    const [here, there] = [await signedIn(password, 1), await signedIn(password, 2)];
    expect((await post(passwordPath, { old: password, new: own }, here.token)).status).toBe(200);
    expect(await codeOf(await post(passwordPath, { old: own, new: `${own}!` }, there.token))).toEqual([
      401,
      'signInNeeded',
    ]);
    const renew = (refresh: string | undefined, device: number) =>
      post(refreshPath, { refresh, device: madeUpId(0xd0 + device) });
    expect((await renew(here.refresh?.token, 1)).status).toBe(200);
    expect((await renew(there.refresh?.token, 2)).status).toBe(401);
    expect(await codeOf(await signIn(password))).toEqual([401, 'wrongCredentials']);
    expect((await signIn(own)).status).toBe(200);
  });

  it('[R8] is answered the same when the answer was lost, and by nobody who does not know it', async () => {
    const { password } = server.accounts[0];
    const { token } = await signedIn(password);
    for (let time = 0; time < 3; time += 1) {
      expect((await post(passwordPath, { old: password, new: own }, token)).status).toBe(200);
    }
    const guess = await post(passwordPath, { old: password, new: 'some other sentence' }, token);
    expect(await codeOf(guess)).toEqual([401, 'wrongCredentials']);
  });

  it('[R17] is not guessed at by whoever has found the machine open', async () => {
    const { token } = await signedIn(server.accounts[0].password);
    for (let guess = 0; guess < 10; guess += 1) {
      expect((await post(passwordPath, { old: `guess ${guess}`, new: own }, token)).status).toBe(401);
    }
    expect(await codeOf(await post(passwordPath, { old: 'guess', new: own }, token))).toEqual([429, 'tooManyTries']);
  });

  it('is long enough, not the old one, and does not hold her name', async () => {
    const { password } = server.accounts[0];
    const { token } = await signedIn(password);
    for (const next of ['short', password, 'THU1 and some more', 'x'.repeat(257)]) {
      const answer = await post(passwordPath, { old: password, new: next }, token);
      expect([answer.status, await answer.json()]).toMatchObject([400, { code: 'badRequest', field: 'new' }]);
    }
  });
});

describe('a password that somebody else has seen', () => {
  it('[R9] [R18] opens nothing but its change; then everything, by the new one', async () => {
    const desk = await openDesk(server);
    const password = await giveOneTime();
    // Whoever knew the one before is out.
    expect((await desk.post(desk.request({}))).status).toBe(401);
    const session = await signedIn(password);
    expect(session).toMatchObject({ mustChange: true, colleagues: [] });
    for (const path of ['/v1/devices', '/v1/people', '/v1/live', '/v1/quarantine', '/v1/snapshots/99999']) {
      const headers = { authorization: `Bearer ${session.token}` };
      const answer = await server.fetch(server.serverUrl + path, { headers });
      expect([path, ...(await codeOf(answer))]).toEqual([path, 403, 'passwordToChange']);
    }
    expect(await codeOf(await post('/v1/sync', {}, session.token))).toEqual([403, 'passwordToChange']);
    expect((await post(passwordPath, { old: password, new: own }, session.token)).status).toBe(200);
    const whole = await signedIn(own);
    expect(whole.mustChange).toBeUndefined();
    expect(whole.colleagues.length).toBe(3);
    expect(await codeOf(await signIn(password))).toEqual([401, 'wrongCredentials']);
  });

  it('is nobody’s after seven days', async () => {
    const password = await giveOneTime();
    server.clock.advance(7 * 24 * 60 * minute);
    expect(await codeOf(await signIn(password))).toEqual([401, 'wrongCredentials']);
  });
});
