import { afterEach, describe, expect, it } from 'vitest';
import { countFar } from '../../gateway/count.ts';
import { noteUpstream } from '../../sync-server/delivery/note-upstream.ts';
import { oneStopTarget } from '../support/connectors.ts';
import { type DeliveryStage, openDeliveryStage } from '../support/delivery-stage.ts';
import { makePeople } from '../support/people.ts';
import { testCommune } from '../support/server-parts.ts';

let stage: DeliveryStage;
afterEach(() => stage.close());

const scope = testCommune.code;
const births = (count: number) => Array.from({ length: count }, (_, index) => makePeople(100 + index).birth());
const stateOf = async (id: string) => (await stage.dossier(id)).upstream?.state;
const statesAre = (ids: readonly string[], state: string) => async () =>
  (await Promise.all(ids.map(stateOf))).every((each) => each === state);
const count = () => countFar(stage.gateway.register.all(), Date.parse(stage.server.clock.now()));
const walked = async (id: string) =>
  (await stage.dossier(id)).events
    .filter(({ type }) => type === 'noteUpstream')
    .map(({ touched }) => touched.join(' '));

describe('a birth that was entered', () => {
  it('is handed over and comes back with number, paper and personal number, as acts in its history', async () => {
    stage = await openDeliveryStage();
    const [id = ''] = await stage.enter(births(1));
    await stage.until(async () => (await stage.dossier(id)).fields['child.pin'] !== undefined);
    const dossier = await stage.dossier(id);
    expect(dossier.upstream).toMatchObject({
      state: 'registered',
      entry: { number: '1', volume: '01/2026' },
      problems: [],
    });
    expect(await walked(id)).toEqual(['none queued', 'queued forwarded', 'forwarded registered child.pin']);
    const { receipts, mutations } = await stage.server.store.read(async (reads) => {
      const acts = dossier.events.filter(({ type }) => type === 'noteUpstream').map(({ id: mid }) => mid);
      const of = reads(scope);
      return { receipts: await of.latestReceipts(acts), mutations: await of.mutations(acts) };
    });
    expect(receipts.map(({ status }) => status)).toEqual(['applied', 'applied', 'applied']);
    expect(new Set(mutations.map(({ author }) => author)).size).toBe(1);
    expect(count()).toMatchObject({ taken: 1, once: 1 });
  });

  it('is asked about before it is sent, and every word of it is kept', async () => {
    stage = await openDeliveryStage();
    const [id = ''] = await stage.enter(births(1));
    await stage.until(statesAre([id], 'registered'));
    const said = await stage.server.store.deliveries.exchanges(scope, { entity: id, after: null, most: 100 });
    expect(said.slice(0, 2).map(({ kind, outcome }) => `${kind} ${outcome}`)).toEqual(['ask unknown', 'send taken']);
    expect(said[1]?.request).toContain('nksHoTen');
    expect(said[1]?.response).toContain('Tiếp nhận thành công');
  });

  it('stays once, whatever is lost, cut, repeated or broken', async () => {
    const faults = { lostReply: 0.4, serverError: 0.2, oddAnswer: 0.1, forgetsMs: 3_600_000, perMinute: 30 };
    stage = await openDeliveryStage({ faults, seed: 4 });
    const ids = await stage.enter(births(12));
    await stage.until(statesAre(ids, 'registered'));
    expect(count()).toEqual({ taken: 12, once: 12, doubled: 0, refused: 0, waiting: 0 });
  });

  it('waits for a paper and a number that come late, and does not ask for ever for one that never comes', async () => {
    const hour = 3_600_000;
    const late = { paperLate: { chance: 1, byMs: 5 * hour }, personalNumber: { late: 0, byMs: 0, never: 1 } };
    stage = await openDeliveryStage({ faults: late });
    const [id = ''] = await stage.enter(births(1));
    await stage.until(async () => (await stage.dossier(id)).upstream?.entry?.paper === true);
    expect(await walked(id)).toEqual([
      'none queued',
      'queued forwarded',
      'forwarded registered',
      'registered registered',
    ]);
    const { deliveries } = stage.server.store;
    const daily = stage.process('daily');
    for (let day = 0; day < 62; day += 1) {
      expect((await deliveries.of(scope, [id]))[0]?.step).toBe(day < 60 ? 'ask' : 'rest');
      stage.server.clock.advance(24 * hour);
      await daily.round();
    }
    expect(await stateOf(id)).toBe('registered');
    expect((await stage.dossier(id)).fields['child.pin']).toBeUndefined();
  });

  it('is found there again by a server that has lost its queue', async () => {
    stage = await openDeliveryStage();
    const ids = await stage.enter(births(2));
    await stage.until(statesAre(ids, 'registered'));
    const { deliveries } = stage.server.store;
    const from = await deliveries.mark(scope);
    await deliveries.keep(scope, { from, to: 0, put: [], gone: ids });
    await stage.until(async () => (await deliveries.of(scope, ids)).every(({ state }) => state === 'registered'));
    expect(count()).toMatchObject({ taken: 2, once: 2, doubled: 0 });
  });
});

describe('what a person must look at', () => {
  it('lies at the field, and goes again when the dossier says something else', async () => {
    stage = await openDeliveryStage();
    const name = 'Lò '.repeat(38).trim();
    const [id = ''] = await stage.enter([makePeople(7).birth({ 'child.fullName': name })]);
    await stage.until(statesAre([id], 'attention'));
    const { upstream } = await stage.dossier(id);
    expect(upstream?.problems.map(({ field }) => field)).toEqual(['child.fullName']);
    expect(upstream?.said).toContain('nksHoTen');
    expect(await stage.server.store.deliveries.of(scope, [id])).toMatchObject([{ step: 'rest', state: 'attention' }]);
    expect(stage.gateway.register.all()).toHaveLength(0);
  });

  it('is told at our field when their list has no such value, and nothing is sent', async () => {
    stage = await openDeliveryStage();
    const { parts } = stage.process('other');
    const lists = { ...parts.mapping.lists, sex: {} };
    const connector = stage.process('own', { mapping: { ...parts.mapping, lists } });
    const [id = ''] = await stage.enter(births(1));
    await connector.round();
    expect((await stage.dossier(id)).upstream).toMatchObject({
      state: 'attention',
      problems: [{ field: 'child.sex', code: 'notInNationalList' }],
    });
    expect(stage.gateway.register.all()).toHaveLength(0);
  });

  it('goes again when somebody says so: turned down, asked for more, refused', async () => {
    for (const [fault, state] of [
      ['illogical', 'attention'],
      ['supplement', 'supplement'],
    ] as const) {
      stage = await openDeliveryStage({ faults: { [fault]: 1 } });
      const [id = ''] = await stage.enter(births(1));
      await stage.until(statesAre([id], state));
      expect(await stage.server.store.deliveries.retry(scope, id, stage.server.clock.now())).toBe(1);
      await stage.until(statesAre([id], 'registered'));
      expect(count()).toMatchObject({ once: 1, doubled: 0 });
      await stage.close();
    }
    stage = await openDeliveryStage({ faults: { refuse: 1 } });
    const [id = ''] = await stage.enter(births(1));
    await stage.until(statesAre([id], 'refused'));
    expect((await stage.dossier(id)).upstream?.said).toContain('Không đủ điều kiện');
  });

  it('is what cannot be noted as it was told: the rest is noted, and their words stand there', async () => {
    stage = await openDeliveryStage();
    const [id = ''] = await stage.enter(births(1));
    await stage.until(statesAre([id], 'forwarded'));
    const { parts } = stage.process('own');
    const nothing = { said: '', until: null, entry: null, personalNumber: null, problems: [] };
    const at = stage.server.clock.now();
    const args = { ...nothing, state: 'registered', at, code: 'H1', personalNumber: '9'.repeat(21) } as const;
    const refused = await noteUpstream(scope, [{ entity: id, args: { ...args, said: 'Đã đăng ký' } }], parts);
    expect([...refused]).toEqual([id]);
    expect((await stage.dossier(id)).upstream).toMatchObject({ state: 'attention', said: 'Đã đăng ký' });
  });

  it('is an answer with values longer than any of theirs may be', async () => {
    stage = await openDeliveryStage();
    const [id = ''] = await stage.enter(births(1));
    await stage.until(statesAre([id], 'forwarded'));
    const { connection } = stage.process('good').parts;
    const long = '9'.repeat(60);
    const ask: typeof connection.ask = async (...about) => {
      const answer = await connection.ask(...about);
      if (answer.outcome.kind !== 'told') return answer;
      const standings = answer.outcome.standings.map((standing) => ({
        ...standing,
        state: 'registered' as const,
        entry: { number: long, volume: long, page: long, on: null, paper: true },
        personalNumber: long,
      }));
      return { ...answer, outcome: { ...answer.outcome, standings } };
    };
    const connector = stage.process('own', { connection: { ...connection, ask } });
    stage.server.clock.advance(3_600_000);
    await connector.round();
    const { upstream } = await stage.dossier(id);
    expect(upstream?.state).toBe('attention');
    expect(upstream?.problems.map(({ code }) => code)).toEqual(['upstreamNumberDiffers', 'upstreamPersonalNumberForm']);
  });

  it('is another number than ours: told, and nothing overwritten', async () => {
    stage = await openDeliveryStage({ faults: { otherNumber: 1 } });
    const [id = ''] = await stage.enter(births(1));
    await stage.until(statesAre([id], 'attention'));
    const { entry, upstream } = await stage.dossier(id);
    expect(entry?.number).toBe(1);
    expect(upstream).toMatchObject({ entry: { number: '1001' }, problems: [{ code: 'upstreamNumberDiffers' }] });
  });
});

describe('the connector itself', () => {
  it('asks first about what a process was sending when it died', async () => {
    stage = await openDeliveryStage({ faults: { forgetsMs: 3_600_000 } });
    const ids = await stage.enter(births(1));
    const { connection } = stage.process('other').parts;
    const send: typeof connection.send = async (parcel) => {
      await connection.send(parcel);
      throw new Error('killed');
    };
    const dying = stage.process('dying', { connection: { ...connection, send } });
    await dying.round();
    expect(await stage.server.store.deliveries.of(scope, ids)).toMatchObject([{ step: 'ask', tries: 0 }]);
    stage.server.clock.advance(11 * 60_000);
    await stage.until(statesAre(ids, 'registered'));
    expect(count()).toMatchObject({ taken: 1, once: 1, doubled: 0 });
  });

  it('sends a dossier from one process alone, and another goes on when that one has died', async () => {
    stage = await openDeliveryStage();
    const ids = await stage.enter(births(8));
    const [a, b] = [stage.process('a'), stage.process('b')];
    await Promise.all([a.round(), b.round()]);
    expect(stage.gateway.register.all()).toHaveLength(8);
    // One takes all that is due into its hand and is never heard of again.
    const { clock, store } = stage.server;
    clock.advance(15 * 60_000);
    const until = new Date(Date.parse(clock.now()) + 600_000).toISOString();
    await store.deliveries.claim({ scopes: [scope], now: clock.now(), lease: { by: 'dead', until }, most: 50 });
    await stage.until(statesAre(ids, 'registered'));
    expect(count()).toMatchObject({ once: 8, doubled: 0 });
  });

  it('calls nobody out of hours, nor in a pause', async () => {
    const target = { ...oneStopTarget, hours: [{ from: '20:00', to: '22:00' }] };
    stage = await openDeliveryStage({ changed: { target } });
    const [id = ''] = await stage.enter(births(1));
    const { clock, store } = stage.server;
    await stage.until(() => Promise.resolve(clock.now() >= '2026-11-20T12:00:00.000Z'));
    expect(stage.gateway.register.all()).toHaveLength(0);
    await store.deliveries.pause({ scope, since: clock.now(), by: null, reason: 'bảo trì' });
    clock.advance(3_600_000);
    await stage.process('second').round();
    expect(stage.gateway.register.all()).toHaveLength(0);
    await store.deliveries.resume(scope);
    await stage.until(statesAre([id], 'forwarded'));
  });

  it('leaves a broken road alone for a while, and tries it with one', async () => {
    stage = await openDeliveryStage({ faults: { serverError: 1 } });
    await stage.enter(births(10));
    const connector = stage.process('own');
    let calls = 0;
    for (let rounds = 0; rounds < 60; rounds += 1) {
      stage.server.clock.advance(Math.max(1, (await connector.round()) - Date.parse(stage.server.clock.now())));
      const said = await stage.server.store.deliveries.exchanges(scope, { entity: null, after: null, most: 1_000 });
      calls = said.reduce((sum, { times }) => sum + times, 0);
    }
    // An hour of nothing but errors, ten dossiers, and hardly more than one call in five minutes.
    expect(calls).toBeGreaterThan(8);
    expect(calls).toBeLessThan(40);
  });

  it('is nobody who signs in, and nobody else may say what it says', async () => {
    stage = await openDeliveryStage();
    const [id = ''] = await stage.enter(births(1));
    await stage.until(statesAre([id], 'forwarded'));
    const connector = (await stage.server.store.accounts.ofCommune(scope)).find(({ roles }) =>
      roles.includes('connector'),
    );
    for (const password of ['', 'x']) {
      const body = JSON.stringify({
        username: connector?.username,
        password,
        device: '01930000-0000-7000-8000-00000000d0ff',
      });
      const headers = { 'content-type': 'application/json' };
      const answer = await stage.server.fetch('http://server.test/v1/sign-in', { method: 'POST', headers, body });
      expect([400, 401, 422]).toContain(answer.status);
    }
    const { parts } = stage.process('own');
    await stage.server.store.accounts.setRoles(connector?.id ?? '', ['officer'], stage.server.clock.now());
    const nothing = { said: '', until: null, entry: null, personalNumber: null, problems: [] };
    const args = { state: 'refused', at: stage.server.clock.now(), code: null, ...nothing } as const;
    await expect(noteUpstream(scope, [{ entity: id, args }], parts)).rejects.toThrow('set apart');
    expect(await stateOf(id)).toBe('forwarded');
  });
});
