import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import * as v from 'valibot';
import { mirrorAnswerSchema, mirrorPath } from '../../../src/protocol/mirror.ts';
import { createDeviceCode } from '../../../sync-server/create-device-code.ts';
import { readHubIdentity } from '../../../sync-server/hub/hub-identity.ts';
import { openHubStore } from '../../../sync-server/hub/hub-store.ts';
import { joinHub } from '../../../sync-server/hub/join-hub.ts';
import { verifyWithNode } from '../../../sync-server/node-receipt-signer.ts';
import { readProof, verifyProof } from '../../../src/protocol/verify-proof.ts';
import { openDevice } from '../../support/device.ts';
import { createFakeIds } from '../../support/fake-ids.ts';
import { hubAccount } from '../../support/hub-in-process.ts';
import { makePeople } from '../../support/people.ts';
import { realTimers } from '../../support/real-timers.ts';
import { madeUpId } from '../../support/acts.ts';
import { signInPlain } from '../../support/plain-device.ts';
import { openServerInProcess } from '../../support/server-in-process.ts';
import { cheapPasswords, serverHash } from '../../support/server-parts.ts';
import { answerOf, type HubStage, setHubStage } from './hub-stage.ts';

let stage: HubStage;
beforeEach(async () => {
  stage = await setHubStage();
});
afterEach(() => stage.close());

const mutations = async (): Promise<number> =>
  (await stage.server.store.read((of) => of('99999').counter())).mutationNo;

async function relayed(count: number) {
  const device = await stage.machine(0);
  await stage.hub.hub.work();
  stage.hub.line.isUp = false;
  for (const fields of makePeople(11).births(count)) await device.perform({ name: 'openDossier', args: fields });
  await device.sync();
  return device;
}

const lineIsBack = (): void => {
  stage.hub.line.isUp = true;
  stage.pass(2 * 60_000);
};

describe('what a hub carries to the province', () => {
  it('[R2] [R4] is kept until a receipt has come whose seal holds, and handed on as the province’s word while the line is down again', async () => {
    const device = await relayed(3);
    lineIsBack();
    expect(await stage.hub.hub.work()).toEqual({ sent: 3, settled: 3, line: 'up', refused: null });
    expect(await mutations()).toBe(3);

    stage.hub.line.isUp = false;
    const answer = await answerOf(await stage.ask(device, {}));
    expect(answer.receipts).toEqual([]);
    expect(answer.proofs).toHaveLength(3);
    const keys = await stage.server.store.receiptKeys.all();
    for (const one of answer.proofs ?? []) {
      const proof = readProof(one);
      expect(proof && (await verifyProof(proof, keys, { hash: serverHash, verify: verifyWithNode }))).toBe(true);
    }
    // They were given: once is enough, until it asks by name.
    expect((await answerOf(await stage.ask(device, {}))).proofs).toEqual([]);
    stage.pass(11 * 60_000);
    await device.sync();
    expect(await device.outbox()).toEqual([]);
    expect(await device.store.exchangeStatus()).toMatchObject({ waiting: 0, relayed: 0 });
  });

  it('[R6] a receipt that a hub has made up empties nothing', async () => {
    const device = await relayed(1);
    lineIsBack();
    await stage.hub.hub.work();
    stage.hub.line.isUp = false;
    const { fetch: real } = stage.hub;
    const hub = stage.hub as { fetch: typeof fetch };
    hub.fetch = async (input, init) => {
      const answer = await answerOf(await real(input, init));
      const proofs = (answer.proofs ?? []).map((proof) => ({
        ...proof,
        receipt: { ...proof.receipt, flags: ['made up'] },
      }));
      const receipts = proofs.map(({ receipt }) => ({ ...receipt, batch: null }));
      return Response.json(
        { ...answer, proofs, receipts },
        { headers: { 'content-type': 'application/vnd.lien-mach.sync+json' } },
      );
    };
    stage.pass(11 * 60_000);
    await device.sync();
    expect((await device.outbox()).map(({ exchange }) => exchange)).toEqual(['relayed']);
  });

  it('[R8] is sent again when the answer was lost, and is there once', async () => {
    const device = await relayed(4);
    lineIsBack();
    const { fetch: real } = stage.server;
    const server = stage.server as { fetch: typeof fetch };
    server.fetch = async (input, init) => {
      const answer = await real(input, init);
      if ((input instanceof Request ? input.url : input.toString()).endsWith('/v1/sync'))
        throw new TypeError('the answer was lost');
      return answer;
    };
    expect(await stage.hub.hub.work()).toMatchObject({ settled: 0, line: 'down' });
    server.fetch = real;
    await stage.hub.kill();
    expect(await mutations()).toBe(4);
    expect(await stage.hub.hub.work()).toMatchObject({ sent: 4, settled: 4 });
    expect(await mutations()).toBe(4);
    await device.sync();
    expect(await device.outbox()).toEqual([]);
  });

  it('[R3] [R13] what the province has lost goes again from the hub, and what the hub never had is left to the machine', async () => {
    const device = await relayed(2);
    const [lane] = stage.hub.store.waitingLanes();
    if (lane === undefined) throw new Error('Nothing was taken in.');
    // As after a restore: the hub has settled the first, and the province has not got it.
    const [first] = stage.hub.store.run(lane, 1);
    if (first === undefined) throw new Error('Nothing was taken in.');
    stage.hub.store.settle([{ mid: first.mid, hash: first.hash, proof: '{}' }], stage.server.clock.now());
    lineIsBack();
    expect(await stage.hub.hub.work()).toMatchObject({ settled: 2 });
    expect(await mutations()).toBe(2);

    stage.hub.line.isUp = false;
    await device.perform({ name: 'openDossier', args: makePeople(12).birth() });
    await device.perform({ name: 'openDossier', args: makePeople(13).birth() });
    const [third, fourth] = (await device.outbox()).slice(-2);
    if (third === undefined || fourth === undefined) throw new Error('Nothing waits.');
    const last = { mutation: { mid: fourth.mid, scope: '99999' }, hash: 'f'.repeat(64) };
    await stage.ask(device, {
      lanes: [{ ...fourth.lane, from: fourth.seq, mutations: [last] }],
    });
    lineIsBack();
    expect(await stage.hub.hub.work()).toMatchObject({ line: 'up', settled: 0 });
    expect(stage.hub.store.counts().waiting).toBe(1);
    expect(await mutations()).toBe(2);
  });

  it('[R18] of a machine revoked meanwhile is set apart by the province, and of an account whose access ended', async () => {
    const device = await relayed(1);
    const { device: id } = await device.store.identity();
    await stage.server.store.devices.revoke(id, null, stage.server.clock.now());
    lineIsBack();
    expect(await stage.hub.hub.work()).toMatchObject({ settled: 1 });
    const [mid = ''] = (await device.outbox()).map((entry) => entry.mid);
    const [receipt] = await stage.server.store.read((of) => of('99999').latestReceipts([mid]));
    expect(receipt).toMatchObject({ status: 'quarantined', problems: [{ code: 'deviceRevoked' }] });
  });
});

describe('a mirror', () => {
  it('[R13] begins anew when the province has lost the history it is of', async () => {
    const device = await stage.machine(0);
    await device.perform({ name: 'openDossier', args: makePeople(14).birth() });
    await device.sync();
    await stage.hub.hub.work();
    const { cursor } = { cursor: stage.hub.mirror.cursor() };
    stage.hub.store.setFact('mirror', JSON.stringify({ cursor: { ...cursor, chain: 'a'.repeat(64) }, whole: true }));
    await stage.hub.hub.work();
    expect(stage.hub.mirror.cursor()).toEqual(cursor);
    const [here, there] = await Promise.all([
      stage.hub.mirror.store().read((of) => of('99999').counter()),
      stage.server.store.read((of) => of('99999').counter()),
    ]);
    expect(here.digest).toBe(there.digest);
  });

  it('[R18] is given to the hub of the commune and to no person, and nothing by which one could sign in', async () => {
    const device = await stage.machine(0);
    const session = await device.store.session();
    const headers = { authorization: `Bearer ${session?.token ?? ''}`, 'content-type': 'application/json' };
    const body = new TextEncoder().encode(JSON.stringify({ cursor: null, people: null }));
    const asked = () => device.wire(`${stage.server.serverUrl}${mirrorPath}`, { method: 'POST', headers, body });
    expect((await asked()).status).toBe(403);
    await stage.server.store.accounts.setRoles(stage.server.accounts[0].id, ['hub'], stage.server.clock.now());
    const text = await (await asked()).text();
    const account = await stage.server.store.accounts.byId(stage.server.accounts[0].id);
    expect(text).toContain(stage.server.accounts[1].id);
    expect(text).not.toContain(stage.server.accounts[3].id);
    expect(text).not.toContain(account?.passwordHash ?? 'none');
    expect(text).not.toContain(session?.token ?? 'none');

    // A token that is good for a change of password alone is good for nothing at a hub.
    await stage.machine(1);
    const holders = async () =>
      v.parse(mirrorAnswerSchema, await (await asked()).json()).people?.token.map((row) => row[1]);
    const { id, username } = stage.server.accounts[1];
    expect(await holders()).toContain(id);
    const passwordHash = await (await cheapPasswords()).hash('told to her, once');
    const deed = {
      kind: 'password',
      account: id,
      password: { passwordHash, oneTimeUntil: '2027-01-01T00:00:00.000Z' },
    } as const;
    const order = {
      deed,
      scope: null,
      request: null,
      by: null,
      device: null,
      reason: 'thử',
      at: stage.server.clock.now(),
    };
    await stage.server.store.access.change(order);
    const signed = await signInPlain({
      ...{ fetch: stage.server.fetch, serverUrl: stage.server.serverUrl, device: madeUpId(0xd00d) },
      account: { username, password: 'told to her, once' },
    });
    expect(await signed.json()).toMatchObject({ mustChange: true });
    expect(await holders()).not.toContain(id);
  });
});

describe('joining', () => {
  const join = (
    store: ReturnType<typeof openHubStore>,
    order: Partial<Parameters<typeof joinHub>[0]>,
    by = stage.server.fetch,
  ) => {
    const ids = createFakeIds(77);
    return joinHub(
      {
        upstream: stage.server.serverUrl,
        username: 'thu1',
        password: stage.server.accounts[0].password,
        code: 'x',
        ...order,
      },
      {
        ...{ store, fetch: by, clock: stage.server.clock, timers: realTimers },
        ...{ newId: ids.newId, randomBytes: ids.randomBytes },
      },
    );
  };

  it('[R17] takes the code that lets its machine in, and none that is wrong', async () => {
    const strict = await openServerInProcess({ enrolment: { by: 'code', keyless: false } });
    const { fetch, serverUrl, accounts } = strict;
    // The first machine of a commune needs no code.
    await (await openDevice({ fetch, serverUrl, account: accounts[1], name: 'máy đầu' })).close();
    const { code } = await createDeviceCode(
      { scope: '99999', name: 'hub', by: null },
      { store: strict.store, clock: strict.clock, hash: serverHash, randomBytes: strict.parts.randomBytes },
    );
    await strict.store.accounts.setRoles(strict.accounts[0].id, ['hub'], strict.clock.now());
    const store = openHubStore(':memory:');
    const order = { username: 'thu1', password: strict.accounts[0].password };
    const by = (given: string) => join(store, { ...order, code: given }, strict.fetch);
    expect(await by('AAAA-AAAA-AAAA')).toEqual({ status: 'refused', code: 'deviceNotEnrolled' });
    expect(await by(code)).toMatchObject({ status: 'joined' });
    expect(readHubIdentity(store)).toMatchObject({ scope: '99999', username: 'thu1' });
    expect(store.fact('identity')).not.toContain(strict.accounts[0].password);
    store.close();
    await strict.close();
  });

  it('takes an account that is a hub, once, and leaves its one-time password good for nothing', async () => {
    const store = openHubStore(':memory:');
    expect(await join(store, { password: 'wrong' })).toEqual({ status: 'refused', code: 'wrongCredentials' });
    expect(await join(store, {})).toEqual({ status: 'noHub' });
    expect(await join(store, { ...hubAccount })).toEqual({ status: 'refused', code: 'wrongCredentials' });
    stage.hub.line.isUp = false;
    const nobody = await joinHub(
      { upstream: 'https://nowhere.test', username: 'thu1', password: 'x', code: 'x' },
      {
        ...{ store, clock: stage.server.clock, timers: realTimers, newId: createFakeIds(78).newId },
        ...{ fetch: () => Promise.reject(new TypeError('no line')), randomBytes: createFakeIds(79).randomBytes },
      },
    );
    expect(nobody).toEqual({ status: 'noLine' });
    expect(store.fact('identity')).toBeUndefined();
    store.close();
    expect(await join(stage.hub.store, {})).toEqual({ status: 'isHub', upstream: stage.server.serverUrl });
  });
});
