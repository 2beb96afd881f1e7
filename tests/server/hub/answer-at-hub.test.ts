import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { syncPath } from '../../../src/protocol/sync-exchange.ts';
import { makePeople } from '../../support/people.ts';
import { answerOf, type HubStage, setHubStage, wholePull } from './hub-stage.ts';

let stage: HubStage;
beforeEach(async () => {
  stage = await setHubStage();
});
afterEach(() => stage.close());

const day = 24 * 60 * 60_000;
const cut = () => {
  stage.hub.line.isUp = false;
};

describe('a hub without a line', () => {
  it('[R4] [R8] says what it has on its disk and makes no receipt; the same again is there once, also after it was killed', async () => {
    const device = await stage.machine(0);
    await stage.hub.hub.work();
    cut();
    for (const fields of makePeople(5).births(3)) await device.perform({ name: 'openDossier', args: fields });
    expect((await device.sync()).failure).toBeUndefined();
    expect((await device.outbox()).map(({ exchange }) => exchange)).toEqual(['relayed', 'relayed', 'relayed']);
    const [dossier] = await device.dossiers();
    expect(dossier?.exchange).toBe('relayed');

    const { lane } = (await device.outbox())[0] ?? {};
    if (lane === undefined) throw new Error('Nothing waits.');
    const batch = await device.store.exchange.takeBatch({
      ...{ batchBytes: 262_144, pageBytes: 8_192, turn: 0 },
      pick: (lanes) => new Map(lanes.map(({ lane: name, acts }) => [name, acts.length])),
    });
    // What a hub has need not go.
    expect(batch?.lanes).toEqual([]);
    await stage.hub.kill();
    expect(stage.hub.store.counts()).toEqual({ waiting: 3, settled: 0 });
    // After a while everything is given again: the hub might have lost its disk.
    stage.pass(11 * 60_000);
    expect(await device.sync()).toMatchObject({ sent: 3 });
    expect(stage.hub.store.counts()).toEqual({ waiting: 3, settled: 0 });
  });

  it('[R6] [R7] takes a page of a portal, a broken gateway and silence for no line', async () => {
    for (const answer of [
      () => Promise.resolve(new Response('<html>', { headers: { 'content-type': 'text/html' } })),
      () => Promise.resolve(Response.json({}, { status: 502 })),
      (init: RequestInit | undefined) =>
        new Promise<Response>((_, reject) =>
          init?.signal?.addEventListener('abort', () => reject(new Error('aborted'))),
        ),
    ]) {
      await stage.close();
      const soon = { set: (_: number, run: () => void) => (queueMicrotask(run), () => undefined) };
      let asked = false;
      stage = await setHubStage({ timers: soon });
      const device = await stage.machine(0);
      await stage.hub.hub.work();
      const { fetch: real } = stage.server;
      const own = stage.server as { fetch: typeof fetch };
      own.fetch = async (_input, init) => {
        asked = true;
        return answer(init);
      };
      const told = await answerOf(await stage.ask(device, {}));
      own.fetch = real;
      expect([asked, told.relayed, told.receipts]).toEqual([true, [], []]);
    }
  });

  it('[R18] hears no machine that was revoked, that it does not know, or whose key it is not', async () => {
    const [known, revoked] = [await stage.machine(0), await stage.machine(1)];
    const { device: id } = await revoked.store.identity();
    await stage.server.store.devices.revoke(id, null, stage.server.clock.now());
    await stage.hub.hub.work();
    const late = await stage.machine(2);
    cut();
    expect(await (await stage.ask(revoked, {})).json()).toMatchObject({ code: 'deviceRevoked' });
    expect(await (await stage.ask(late, {})).json()).toMatchObject({ code: 'deviceNotProved' });
    const identity = await late.store.identity();
    const claims = await stage.ask(known, { device: identity.device });
    expect(await claims.json()).toMatchObject({ code: 'deviceNotProved' });
    const bare = await stage.hub.fetch(`https://hub.test${syncPath}`, { method: 'POST', body: '{}' });
    expect(bare.status).toBe(415);
    expect(stage.hub.store.counts().waiting).toBe(0);
  });

  it('[R11] [R18] gives the pages of its mirror as the province would, and no more of them than is hers', async () => {
    const [officer, volunteer] = [await stage.machine(0), await stage.machine(1)];
    for (const fields of makePeople(6).births(4)) await officer.perform({ name: 'openDossier', args: fields });
    await officer.sync();
    await stage.server.store.accounts.setRoles(stage.server.accounts[1].id, ['volunteer'], stage.server.clock.now());
    const asked = { pull: wholePull({ whole: true }) };
    const there = await answerOf(await stage.ask(officer, asked));
    await stage.hub.hub.work();
    cut();
    const [here, less] = [
      await answerOf(await stage.ask(officer, asked)),
      await answerOf(await stage.ask(volunteer, asked)),
    ];
    expect(here.changes).toEqual(there.changes);
    expect(here.changes[0]?.changes).toHaveLength(4);
    expect(less.changes[0]?.changes).toEqual([]);

    // A cursor of the one is one of the other.
    const cursor = here.changes[0]?.cursor ?? null;
    stage.hub.line.isUp = true;
    stage.pass(2 * 60_000);
    const next = await answerOf(await stage.ask(officer, { pull: wholePull({ cursor }) }));
    expect(next.changes).toMatchObject([{ from: 'cursor', changes: [], more: false }]);
    expect(next.relayed).toBeUndefined();
  });

  it('[R18] shows nothing to a token it has not heard of, nor after two weeks without the province; and takes in what comes', async () => {
    const device = await stage.machine(0);
    await device.perform({ name: 'openDossier', args: makePeople(7).birth() });
    await device.sync();
    await stage.hub.hub.work();
    await device.perform({ name: 'openDossier', args: makePeople(8).birth() });
    cut();
    const unheard = await stage.ask(device, { pull: wholePull() }, { authorization: `Bearer ${'x'.repeat(22)}` });
    expect((await answerOf(unheard)).changes).toEqual([]);
    expect((await answerOf(await stage.ask(device, { pull: wholePull() }))).changes).toHaveLength(1);
    stage.pass(15 * day);
    expect((await answerOf(await stage.ask(device, { pull: wholePull() }))).changes).toEqual([]);
    await device.sync();
    expect(stage.hub.store.counts().waiting).toBe(1);
  });

  it('[R18] whose clock falls back shows nothing that it did not show before', async () => {
    await stage.close();
    stage = await setHubStage({ requests: { take: () => null } });
    const device = await stage.machine(0);
    await device.perform({ name: 'openDossier', args: makePeople(7).birth() });
    await device.sync();
    await stage.hub.hub.work();
    cut();
    const shown = async () => (await answerOf(await stage.ask(device, { pull: wholePull() }))).changes.length;
    stage.pass(15 * day);
    await stage.hub.hub.work();
    stage.pass(-10 * day);
    expect(await shown()).toBe(0);
    // Before the last contact.
    stage.pass(-6 * day);
    expect(await shown()).toBe(0);
    stage.hub.line.isUp = true;
    await stage.hub.hub.work();
    cut();
    expect(await shown()).toBe(1);
    stage.pass(-1 * day);
    expect(await shown()).toBe(0);
  });

  it('[R9] leaves to their own machine acts that were brought from another, and those of another commune', async () => {
    const device = await stage.machine(0);
    await stage.hub.hub.work();
    cut();
    await device.perform({ name: 'openDossier', args: makePeople(9).birth() });
    const batch = await device.store.exchange.takeBatch({
      ...{ batchBytes: 262_144, pageBytes: 8_192, turn: 0 },
      pick: (lanes) => new Map(lanes.map(({ lane, acts }) => [lane, acts.length])),
    });
    const [run] = batch?.lanes ?? [];
    if (run === undefined) throw new Error('Nothing waits.');
    const elsewhere = { ...run, device: '0193ffff-0000-7000-8000-00000000ffff' };
    for (const lanes of [[elsewhere], [{ ...run, scope: '99998' }]]) {
      expect((await answerOf(await stage.ask(device, { lanes }))).relayed).toEqual([]);
    }
    expect(stage.hub.store.counts().waiting).toBe(0);
  });
});

describe('a page that asks a hub', () => {
  const preflight = (origin: string, path = syncPath) =>
    stage.hub.fetch(`https://hub.test${path}`, {
      method: 'OPTIONS',
      headers: {
        origin,
        'access-control-request-method': 'POST',
        'access-control-request-headers': 'authorization,content-type',
        'access-control-request-private-network': 'true',
      },
    });

  it('is let in from the app’s own address, and into the local network, for the exchange and the renewal alone', async () => {
    const { headers, status } = await preflight(stage.server.serverUrl);
    expect(status).toBe(204);
    expect(headers.get('access-control-allow-origin')).toBe(stage.server.serverUrl);
    expect(headers.get('access-control-allow-headers')).toContain('authorization');
    expect(headers.get('access-control-allow-private-network')).toBe('true');
    expect((await preflight(stage.server.serverUrl, '/v1/sign-in')).status).toBe(404);
  });

  it('is turned away from any other', async () => {
    const refused = await preflight('https://elsewhere.example');
    expect(refused.status).toBe(403);
    expect(refused.headers.get('access-control-allow-origin')).toBeNull();
    const device = await stage.machine(0);
    expect((await stage.ask(device, {}, { origin: 'https://elsewhere.example' })).status).toBe(403);
  });
});
