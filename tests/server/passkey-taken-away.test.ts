import * as v from 'valibot';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { peopleAnswerSchema, peoplePath, personDeedPath } from '../../src/protocol/people.ts';
import {
  passkeyChallengePath,
  passkeyChallengeSchema,
  passkeySignInPath,
} from '../../src/protocol/passkey-challenge.ts';
import { passkeysPath } from '../../src/protocol/passkeys.ts';
import { syncPath } from '../../src/protocol/sync-exchange.ts';
import { madeUpId } from '../support/acts.ts';
import { makePasskey, type MadeUpPasskey, passkeyParty } from '../support/made-up-passkey.ts';
import { openServerInProcess, type ServerInProcess } from '../support/server-in-process.ts';
import { codeOf } from './machines-stage.ts';
import { type Desk, openDesk } from './open-desk.ts';

let server: ServerInProcess;
let admin: Desk;
let officer: Desk;
let drawn = 0x7f_0000;
const request = () => madeUpId((drawn += 1));
const [passkey, other] = [makePasskey(1), makePasskey(2)];
const reason = 'Máy ấy người khác dùng (thử)';

beforeEach(async () => {
  server = await openServerInProcess({ relyingParty: passkeyParty });
  admin = await openDesk(server, { account: 0, device: 0 });
  officer = await openDesk(server, { account: 1, device: 1 });
  await server.store.accounts.setRoles(officer.author, ['officer'], server.clock.now());
  expect((await register(officer, passkey)).status).toBe(200);
});
afterEach(() => server.close());

const ask = (desk: Desk | null, path: string, body?: object) =>
  server.fetch(server.serverUrl + path, {
    headers: {
      ...(desk === null ? {} : { authorization: `Bearer ${desk.session.token}` }),
      'content-type': 'application/json',
    },
    ...(body === undefined ? {} : { method: 'POST', body: JSON.stringify(body) }),
  });
async function challenge(device: string): Promise<string> {
  const answer = await ask(null, passkeyChallengePath, { device });
  return v.parse(passkeyChallengeSchema, await answer.json()).challenge;
}
async function register(desk: Desk, made: MadeUpPasskey): Promise<Response> {
  const [, account] = server.accounts;
  const drawnFor = await challenge(desk.device);
  return ask(desk, passkeysPath, { ...made.register({ challenge: drawnFor }), password: account.password });
}
async function signsIn(made: MadeUpPasskey, counter: number): Promise<number> {
  const { device } = officer;
  const assertion = made.assert({ challenge: await challenge(device), counter });
  return (await ask(null, passkeySignInPath, { assertion, device })).status;
}
const take = (body: object, by = admin, id = officer.author) =>
  ask(by, personDeedPath(id, 'passkey'), { request: request(), machine: officer.device, reason, ...body });
const list = async () => v.parse(peopleAnswerSchema, await (await ask(admin, peoplePath)).json());
const hers = async () => (await list()).people.find(({ id }) => id === officer.author)?.passkeys;

it('[R18] an administrator sees by which machines people sign in, and takes one away: it is good no longer, and she is signed out', async () => {
  const madeAt = server.clock.now();
  expect(await hers()).toEqual([{ machine: officer.device, madeAt, usedAt: null }]);
  expect(await signsIn(passkey, 1)).toBe(200);
  const order = { request: request() };
  expect((await take(order)).status).toBe(200);
  expect([await hers(), await signsIn(passkey, 2)]).toEqual([[], 401]);
  expect((await ask(officer, syncPath, {})).status).toBe(401);
  const [line] = (await list()).changes;
  expect(line).toMatchObject({ kind: 'passkey', account: officer.author, was: officer.device, became: null, reason });
  expect(line?.by).toBe(server.accounts[0].name);
  // R8: the answer was lost, and she has made another meanwhile.
  officer = await openDesk(server, { account: 1, device: 1 });
  expect((await register(officer, other)).status).toBe(200);
  expect((await take(order)).status).toBe(200);
  expect([(await hers())?.length, await signsIn(other, 1)]).toEqual([1, 200]);
  expect((await list()).changes.filter(({ kind }) => kind === 'passkey')).toHaveLength(1);
});

it('[R18] nobody but the administrator does it, not to herself, and not what is not there', async () => {
  expect(await codeOf(await take({}, officer))).toEqual([403, 'forbidden']);
  await server.store.accounts.setRoles(officer.author, ['officer', 'administrator'], server.clock.now());
  const why = async (answer: Response) => [answer.status, ((await answer.json()) as { field?: string }).field];
  // Her own she takes away herself, with her password.
  expect(await why(await take({}, officer))).toEqual([403, 'notYours']);
  expect(await why(await take({ machine: admin.device }))).toEqual([403, 'changedMeanwhile']);
  expect(await why(await take({ machine: 'x' }))).toEqual([400, 'machine']);
  expect(await why(await take({ reason: '' }))).toEqual([400, 'reason']);
  expect([(await hers())?.length, await signsIn(passkey, 1)]).toEqual([1, 200]);
  expect((await list()).changes.filter(({ kind }) => kind === 'passkey')).toEqual([]);
});
