import * as v from 'valibot';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { passwordPath } from '../../src/protocol/passkeys.ts';
import { quarantinePath } from '../../src/protocol/quarantine.ts';
import { refreshPath } from '../../src/protocol/refresh.ts';
import { signInPath, type SignInResponse, signInResponseSchema } from '../../src/protocol/sign-in.ts';
import { createLog } from '../../sync-server/log.ts';
import { madeUpId } from '../support/acts.ts';
import { openServerInProcess, type ServerInProcess } from '../support/server-in-process.ts';
import { codeOf } from './machines-stage.ts';

const next = 'mưa rào tháng bảy';
const [here, there] = [madeUpId(0xd000), madeUpId(0xd001)];

let lines: string[];
let server: ServerInProcess;
beforeEach(async () => {
  lines = [];
  server = await openServerInProcess({ log: createLog('info', { write: (line) => void lines.push(line) }) });
});
afterEach(() => server.close());

const post = (path: string, body: object, bearer?: string) =>
  server.fetch(server.serverUrl + path, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...(bearer && { authorization: `Bearer ${bearer}` }) },
    body: JSON.stringify(body),
  });

async function signIn(device: string, { password = '', of = 0, refreshes = true } = {}): Promise<SignInResponse> {
  const account = server.accounts[of];
  if (account === undefined) throw new Error('There are too few accounts.');
  const body = { username: account.username, password: password || account.password, device };
  const answer = await post(signInPath, refreshes ? { ...body, refreshes } : body);
  return v.parse(signInResponseSchema, await answer.json());
}

async function says(token: string): Promise<number> {
  const answer = await server.fetch(server.serverUrl + quarantinePath, {
    headers: { authorization: `Bearer ${token}` },
  });
  await answer.body?.cancel();
  return answer.status;
}

const change = (token: string, old = server.accounts[0].password, to = next) =>
  post(passwordPath, { old, next: to }, token);

describe('one’s own password', () => {
  it('is changed by whoever has the old one; her other sign-ins end, this one and her colleagues’ go on', async () => {
    const mine = await signIn(here);
    const elsewhere = await signIn(there);
    const ofBefore = await signIn(there, { refreshes: false });
    const colleague = await signIn(there, { of: 1 });
    expect((await change(mine.token)).status).toBe(200);
    expect([await says(mine.token), await says(elsewhere.token), await says(ofBefore.token)]).toEqual([200, 401, 401]);
    expect(await says(colleague.token)).toBe(200);
    const renew = (of: SignInResponse, device: string) =>
      post(refreshPath, { refresh: of.refresh?.token ?? '', device }).then(({ status }) => status);
    expect([await renew(mine, here), await renew(elsewhere, there)]).toEqual([200, 401]);
    const { username, password, id, name } = server.accounts[0];
    expect(await codeOf(await post(signInPath, { username, password, device: here }))).toEqual([
      401,
      'wrongCredentials',
    ]);
    // However its letters are put together.
    expect((await signIn(there, { password: next.normalize('NFD') })).token).toBeTruthy();
    expect(lines.filter((line) => line.includes('password was changed'))).toHaveLength(1);
    for (const secret of [username, password, id, name, next]) expect(lines.join('')).not.toContain(secret);
  });

  it('by a sign-in that is not renewed as well', async () => {
    const mine = await signIn(here, { refreshes: false });
    const elsewhere = await signIn(there);
    expect((await change(mine.token)).status).toBe(200);
    expect([await says(mine.token), await says(elsewhere.token)]).toEqual([200, 401]);
  });

  it('[R8] bears that the answer is lost: the same once more is done', async () => {
    const mine = await signIn(here);
    for (let time = 0; time < 3; time += 1) expect((await change(mine.token)).status).toBe(200);
    expect((await signIn(here, { password: next })).token).toBeTruthy();
  });

  it('is not changed without the old one, nor to what will not do, and guesses are counted with those at the sign-in', async () => {
    const mine = await signIn(here);
    const { password, username } = server.accounts[0];
    expect(await codeOf(await change(mine.token, 'not hers at all'))).toEqual([401, 'wrongCredentials']);
    expect(await codeOf(await change(mine.token, password, password))).toEqual([400, 'badRequest']);
    expect(await codeOf(await change(mine.token, password, 'short'))).toEqual([400, 'badRequest']);
    expect(await codeOf(await change('A'.repeat(22)))).toEqual([401, 'signInNeeded']);
    for (let time = 1; time < 10; time += 1) await change(mine.token, 'not hers at all');
    expect(await codeOf(await change(mine.token))).toEqual([429, 'tooManyTries']);
    expect(await codeOf(await post(signInPath, { username, password, device: here }))).toEqual([429, 'tooManyTries']);
    expect(await says(mine.token)).toBe(200);
  });

  it('of two at once one is changed, and the other is told', async () => {
    const mine = await signIn(here);
    const { password } = server.accounts[0];
    const answers = await Promise.all([change(mine.token, password, next), change(mine.token, password, `${next}!`)]);
    const statuses = answers.map(({ status }) => status);
    expect(statuses.filter((status) => status === 200)).toHaveLength(1);
    expect([401, 503]).toContain(statuses.find((status) => status !== 200));
  });
});
