import * as v from 'valibot';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import {
  passkeyChallengePath,
  passkeyChallengeSchema,
  passkeySignInPath,
} from '../../src/protocol/passkey-challenge.ts';
import { mostPasskeys, passkeyRemovalPath, passkeysAnswerSchema, passkeysPath } from '../../src/protocol/passkeys.ts';
import { signInPath, signInResponseSchema } from '../../src/protocol/sign-in.ts';
import { createLog } from '../../sync-server/log.ts';
import { relyingPartyAt, relyingPartyOf } from '../../sync-server/relying-party.ts';
import { vouchesForNobody } from '../../sync-server/verify-passkey.ts';
import { madeUpId } from '../support/acts.ts';
import { makePasskey, type MadeUpPasskey, passkeyParty, type Saying } from '../support/made-up-passkey.ts';
import { openProvedDevice } from '../support/proved-device.ts';
import { openServerInProcess, type ServerInProcess, type TestAccount } from '../support/server-in-process.ts';
import { codeOf, minute } from './machines-stage.ts';

const device = madeUpId(0xd000);
const elsewhere = madeUpId(0xd001);

let lines: string[];
let server: ServerInProcess;
let token: string;
let account: TestAccount;
beforeEach(async () => {
  lines = [];
  const log = createLog('info', { write: (line) => void lines.push(line) });
  server = await openServerInProcess({ log, relyingParty: passkeyParty });
  [account] = server.accounts;
  token = await signedIn(account);
});
afterEach(() => server.close());

const post = (path: string, body: object, bearer?: string, wire: typeof fetch = server.fetch) =>
  wire(server.serverUrl + path, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...(bearer && { authorization: `Bearer ${bearer}` }) },
    body: JSON.stringify(body),
  });

async function signedIn({ username, password }: TestAccount, on = device): Promise<string> {
  const answer = await post(signInPath, { username, password, device: on, refreshes: true });
  return v.parse(signInResponseSchema, await answer.json()).token;
}

async function challenge(on = device): Promise<string> {
  return v.parse(passkeyChallengeSchema, await (await post(passkeyChallengePath, { device: on })).json()).challenge;
}

const register = async (passkey: MadeUpPasskey, { password = account.password, by = token, ...saying }: Wrong = {}) =>
  post(passkeysPath, { ...passkey.register({ challenge: await challenge(), ...saying }), password }, by);

type Wrong = Partial<Saying> & { readonly password?: string; readonly by?: string };

const signIn = async (passkey: MadeUpPasskey, saying: Partial<Saying> = {}, on = device) =>
  post(passkeySignInPath, { assertion: passkey.assert({ challenge: await challenge(on), ...saying }), device: on });

async function listed(by = token) {
  const headers = { authorization: `Bearer ${by}` };
  return v.parse(passkeysAnswerSchema, await (await server.fetch(server.serverUrl + passkeysPath, { headers })).json())
    .passkeys;
}

const tokensOf = async (answer: Response) => v.parse(signInResponseSchema, await answer.json());

describe('a passkey', () => {
  it('signs in on any machine that is known, without a name, like a password does', async () => {
    const passkey = makePasskey(1);
    expect((await register(passkey)).status).toBe(200);
    const answer = await tokensOf(await signIn(passkey, { counter: 1 }, elsewhere));
    expect(answer.account).toMatchObject({ id: account.id, username: account.username });
    expect(await listed(answer.token)).toEqual([
      { id: passkey.id, machine: '', madeAt: server.clock.now(), usedAt: server.clock.now() },
    ]);
    const body = { assertion: passkey.assert({ challenge: await challenge(), counter: 2 }), device, refreshes: true };
    expect((await tokensOf(await post(passkeySignInPath, body))).refresh).toBeDefined();
  });

  it('is proved to come from the machine it comes from, and a machine that is not known needs its code all the same', async () => {
    await server.close();
    server = await openServerInProcess({ relyingParty: passkeyParty, enrolment: { by: 'code', keyless: true } });
    [account] = server.accounts;
    const machine = openProvedDevice(server, device);
    token = (await tokensOf(await machine.signIn(account))).token;
    const passkey = makePasskey(1);
    const registration = { ...passkey.register({ challenge: await challenge() }), password: account.password };
    expect((await post(passkeysPath, registration, token, machine.wire)).status).toBe(200);
    const asked = async (of = machine, key = of.key.publicKey) =>
      of.wire(server.serverUrl + passkeySignInPath, {
        method: 'POST',
        headers: { 'content-type': 'application/json', authorization: `Device ${of.device}` },
        body: JSON.stringify({
          assertion: passkey.assert({ challenge: await challenge(of.device) }),
          device: of.device,
          key,
        }),
      });
    expect((await asked()).status).toBe(200);
    expect(await codeOf(await asked(machine, openProvedDevice(server, device).key.publicKey))).toEqual([
      401,
      'deviceNotProved',
    ]);
    expect(await codeOf(await asked(openProvedDevice(server, elsewhere)))).toEqual([403, 'deviceNotEnrolled']);
    await server.store.devices.revoke(device, null, server.clock.now());
    expect(await codeOf(await asked())).toEqual([403, 'deviceRevoked']);
  });

  it('is registered by whoever has the password, and lasts a lost answer', async () => {
    const passkey = makePasskey(1);
    expect(await codeOf(await register(passkey, { password: 'not hers' }))).toEqual([401, 'wrongCredentials']);
    expect(await codeOf(await register(passkey, { by: 'A'.repeat(22) }))).toEqual([401, 'signInNeeded']);
    const registration = { ...passkey.register({ challenge: await challenge() }), password: account.password };
    expect((await post(passkeysPath, registration, token)).status).toBe(200);
    expect((await post(passkeysPath, registration, token)).status).toBe(200);
    expect(await listed()).toHaveLength(1);
    // A colleague cannot take it for hers.
    const other = server.accounts[1];
    const hers = await signedIn(other, elsewhere);
    const again = { ...passkey.register({ challenge: await challenge(elsewhere) }), password: other.password };
    expect(await codeOf(await post(passkeysPath, again, hers))).toEqual([400, 'badRequest']);
  });

  it('takes the place of the one made before on the same machine; twenty on twenty others are enough', async () => {
    const [before, after] = [makePasskey(1), makePasskey(2)];
    await register(before);
    expect((await register(after)).status).toBe(200);
    expect((await listed()).map(({ id }) => id)).toEqual([after.id]);
    expect((await signIn(before)).status).toBe(401);
    expect((await signIn(after)).status).toBe(200);
    const [kept] = await server.store.passkeys.ofAccount(account.id);
    if (kept === undefined) throw new Error('Nothing was kept.');
    for (let other = 0; other < mostPasskeys; other += 1) {
      const added = { ...kept, id: `other${other}`, device: madeUpId(0xe000 + other), counter: 0 };
      expect(await server.store.passkeys.add(added, mostPasskeys)).toBe(other < mostPasskeys - 1 ? 'added' : 'full');
    }
    await server.store.passkeys.remove(account.id, after.id);
    const last = { ...kept, id: 'last', device: madeUpId(0xf000), counter: 0 };
    expect(await server.store.passkeys.add(last, mostPasskeys)).toBe('added');
    expect(await codeOf(await register(makePasskey(99)))).toEqual([403, 'forbidden']);
  });

  it('is taken away by its owner with her password, once and for all', async () => {
    const passkey = makePasskey(1);
    await register(passkey);
    const removal = { id: passkey.id, password: account.password };
    expect(await codeOf(await post(passkeyRemovalPath, { ...removal, password: 'no' }, token))).toEqual([
      401,
      'wrongCredentials',
    ]);
    const other = await signedIn(server.accounts[1], elsewhere);
    expect((await post(passkeyRemovalPath, { ...removal, password: server.accounts[1].password }, other)).status).toBe(
      200,
    );
    expect(await listed()).toHaveLength(1);
    for (let time = 0; time < 2; time += 1) expect((await post(passkeyRemovalPath, removal, token)).status).toBe(200);
    expect(await listed()).toEqual([]);
    expect(await codeOf(await signIn(passkey))).toEqual([401, 'wrongCredentials']);
  });

  it('tells an account whose access has ended so, and nobody else anything', async () => {
    const passkey = makePasskey(1);
    await register(passkey);
    await server.store.accounts.endAccess(account.id, server.clock.now());
    expect(await codeOf(await signIn(passkey))).toEqual([403, 'accessEnded']);
    expect(await codeOf(await signIn(makePasskey(2)))).toEqual([401, 'wrongCredentials']);
  });
});

describe('what is not let in', () => {
  it('somebody whose password an administrator has given, until she has one of her own', async () => {
    const passkey = makePasskey(1);
    await register(passkey);
    const { passwordHash = '' } = (await server.store.accounts.byId(account.id)) ?? {};
    const password = {
      passwordHash,
      oneTimeUntil: new Date(Date.parse(server.clock.now()) + 60 * minute).toISOString(),
    };
    const deed = { kind: 'password', account: account.id, password } as const;
    const asked = { scope: null, request: null, by: null, device: null, reason: 'forgotten', at: server.clock.now() };
    expect(await server.store.access.change({ ...asked, deed })).toMatchObject({ status: 'done' });
    expect(await codeOf(await signIn(passkey))).toEqual([401, 'wrongCredentials']);
    const own = { account: account.id, from: passwordHash, to: passwordHash, keep: '' };
    expect(await server.store.accounts.setPassword(own)).toBe(true);
    expect((await signIn(passkey)).status).toBe(200);
  });

  it('in one word whatever it was: another key, place, kind, challenge, machine, or nobody was looked at', async () => {
    const passkey = makePasskey(1);
    await register(passkey);
    const stolen = { ...makePasskey(2), id: passkey.id };
    const forged = { ...stolen.assert({ challenge: await challenge() }), id: passkey.id };
    const answers = [
      await post(passkeySignInPath, { assertion: forged, device }),
      await signIn(makePasskey(3)),
      await signIn(passkey, { origin: 'https://hotich.xa.example.evil' }),
      await signIn(passkey, { rpId: 'evil.example' }),
      await signIn(passkey, { type: 'webauthn.create' }),
      await signIn(passkey, { flags: 1 }),
      await signIn(passkey, { flags: 0 }),
      await signIn(passkey, { challenge: 'AAAA' }),
      await signIn(passkey, { challenge: await challenge(elsewhere) }),
    ];
    const told = await Promise.all(answers.map(async (answer) => [answer.status, await answer.text()]));
    expect(new Set(told.map(String)).size).toBe(1);
    expect(told[0]?.[0]).toBe(401);
    expect((await signIn(passkey)).status).toBe(200);
  });

  it('one thing signed, a second time; nor too late', async () => {
    const passkey = makePasskey(1);
    await register(passkey);
    const body = { assertion: passkey.assert({ challenge: await challenge() }), device };
    expect((await post(passkeySignInPath, body)).status).toBe(200);
    expect(await codeOf(await post(passkeySignInPath, body))).toEqual([401, 'wrongCredentials']);
    const both = { assertion: passkey.assert({ challenge: await challenge() }), device };
    const answers = await Promise.all([post(passkeySignInPath, both), post(passkeySignInPath, both)]);
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 401]);
    const late = await challenge();
    server.clock.advance(5 * minute);
    expect(await codeOf(await signIn(passkey, { challenge: late }))).toEqual([401, 'wrongCredentials']);
  });

  it('a copy, which counts backwards: noticed, and told in the log without a name', async () => {
    const passkey = makePasskey(1);
    await register(passkey, { counter: 1 });
    expect((await signIn(passkey, { counter: 7 })).status).toBe(200);
    lines.length = 0;
    for (const counter of [7, 6, 0]) {
      expect(await codeOf(await signIn(passkey, { counter }))).toEqual([401, 'wrongCredentials']);
    }
    expect(lines.filter((line) => line.includes('counted backwards'))).toHaveLength(3);
    expect((await signIn(passkey, { counter: 8 })).status).toBe(200);
    for (const secret of [account.id, account.username, account.name, passkey.id, device]) {
      expect(lines.join('')).not.toContain(secret);
    }
  });

  it('a registration that is not as asked for, or that brings somebody’s certificate', async () => {
    const bad: [MadeUpPasskey, Wrong][] = [
      [makePasskey(1), { origin: 'https://evil.example' }],
      [makePasskey(1), { rpId: 'evil.example' }],
      [makePasskey(1), { type: 'webauthn.get' }],
      [makePasskey(1), { flags: 1 }],
      [makePasskey(1), { challenge: 'AAAA' }],
      [makePasskey(1, { format: 'packed', certificate: true }), {}],
      [makePasskey(1, { format: 'fido-u2f', certificate: true }), {}],
    ];
    for (const [passkey, saying] of bad) {
      expect(await codeOf(await register(passkey, saying))).toEqual([400, 'badRequest']);
    }
    expect(await listed()).toEqual([]);
  });

  it('a maker’s certificate, before anybody looks into it', async () => {
    const told = (how: Parameters<typeof makePasskey>[1]) =>
      vouchesForNobody(makePasskey(1, how).register({ challenge: 'AAAA' }).attestationObject);
    expect(await told({})).toBe(true);
    expect(await told({ format: 'packed' })).toBe(true);
    expect(await told({ format: 'packed', certificate: true })).toBe(false);
    for (const format of ['fido-u2f', 'tpm', 'apple', 'android-key']) expect(await told({ format })).toBe(false);
  });

  it('[R17] guesses without end, while a good one from elsewhere goes on', async () => {
    const passkey = makePasskey(1);
    await register(passkey);
    for (let time = 0; time < 10; time += 1) expect((await signIn(passkey, { flags: 1 })).status).toBe(401);
    const answer = await signIn(passkey);
    expect([answer.status, answer.headers.get('retry-after')]).toEqual([429, '600']);
    server.clock.advance(10 * minute);
    expect((await signIn(passkey)).status).toBe(200);
  });
});

describe('whom passkeys are for', () => {
  it('where people find the app, as it was told; else only one’s own machine; never an address in numbers', () => {
    expect(relyingPartyAt('https://hotich.xa.example:8443')).toEqual({
      id: 'hotich.xa.example',
      origin: 'https://hotich.xa.example:8443',
    });
    expect(relyingPartyAt('http://localhost:8080')?.id).toBe('localhost');
    for (const bad of ['http://hotich.xa.example', 'https://10.0.0.1', 'https://[::1]', 'https://a.b/c', 'a.b', ''])
      expect(relyingPartyAt(bad)).toBeUndefined();
    const from = (address: string) => relyingPartyOf(new Request(address), undefined);
    expect(from('http://localhost:8080/v1/x')).toEqual({ id: 'localhost', origin: 'http://localhost:8080' });
    expect(from('https://hotich.xa.example/v1/x')).toBeUndefined();
    expect(relyingPartyOf(new Request('https://evil.example/'), passkeyParty)).toBe(passkeyParty);
  });

  it('a server that has not been told says that it takes none', async () => {
    await server.close();
    server = await openServerInProcess();
    expect(await codeOf(await post(passkeyChallengePath, { device }))).toEqual([404, 'notFound']);
    expect(await codeOf(await post(passkeySignInPath, { device }))).toEqual([404, 'notFound']);
  });
});
