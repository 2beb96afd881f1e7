import { afterEach, describe, expect, it } from 'vitest';
import { countFar } from '../../gateway/count.ts';
import { afterAsk, mostUnknown } from '../../sync-server/delivery/after-answer.ts';
import type { Delivery } from '../../sync-server/store/delivery-port.ts';
import { withoutFiles } from '../../sync-server/delivery/without-files.ts';
import { madeUpId } from '../support/acts.ts';
import { oneStopTarget } from '../support/connectors.ts';
import { type DeliveryStage, openDeliveryStage } from '../support/delivery-stage.ts';
import { makePeople } from '../support/people.ts';
import { otherCommune, testCommune } from '../support/server-parts.ts';
import { madeUpPhoto } from '../server/documents/desk-of-pages.ts';

let stage: DeliveryStage | undefined;
afterEach(async () => {
  await stage?.close();
  stage = undefined;
});

const scope = testCommune.code;
const births = (count: number) => Array.from({ length: count }, (_, index) => makePeople(300 + index).birth());
const opened = async (wishes: Parameters<typeof openDeliveryStage>[0] = {}) => {
  const on = await openDeliveryStage(wishes);
  stage = on;
  return {
    ...{ server: on.server, gateway: on.gateway },
    process: (...of: Parameters<DeliveryStage['process']>) => on.process(...of),
    enter: (entered: Parameters<DeliveryStage['enter']>[0]) => on.enter(entered),
    until: (done: () => Promise<boolean>) => on.until(done),
    dossier: (id: string) => on.dossier(id),
    attach: (...of: Parameters<DeliveryStage['attach']>) => on.attach(...of),
    bring: (...of: Parameters<DeliveryStage['bring']>) => on.bring(...of),
  };
};

describe('what they say they have and do not find', () => {
  it('is asked about for a day, is never sent again, and then a person must look', async () => {
    const { process, enter, server, gateway, dossier } = await opened();
    const { connection } = process('good').parts;
    let lost = true;
    let sent = 0;
    const connector = process('own', {
      connection: {
        async send(parcel) {
          sent += 1;
          const answer = await connection.send(parcel);
          return { ...answer, outcome: { kind: 'already', said: `Hồ sơ ${parcel.code} đã tồn tại` } };
        },
        ask: async (about) =>
          lost
            ? { outcome: { kind: 'told', standings: [], unread: [] }, said: { request: '', response: '' } }
            : connection.ask(about),
      },
    });
    const [id = ''] = await enter(births(1));
    const began = Date.parse(server.clock.now());
    const rounds = async (until: () => Promise<boolean>) => {
      for (let round = 0; round < 3_000 && !(await until()); round += 1) {
        server.clock.advance(Math.max(1, (await connector.round()) - Date.parse(server.clock.now())));
      }
    };
    await rounds(async () => (await dossier(id)).upstream?.state === 'attention');
    expect(sent).toBe(1);
    expect((Date.parse(server.clock.now()) - began) / 3_600_000).toBeGreaterThan(10);
    expect((await dossier(id)).upstream?.problems.map(({ code }) => code)).toEqual(['upstreamLost']);
    const asked = await server.store.deliveries.exchanges(scope, { entity: id, after: null, most: 100 });
    expect(asked.map(({ outcome, times }) => [outcome, times])).toEqual([
      ['unknown', 1],
      ['already', 1],
      ['unknown', mostUnknown],
    ]);
    // A person says that it is to go again: it does, for now nobody has said that they have it.
    await server.store.deliveries.retry(scope, id, server.clock.now());
    lost = false;
    await rounds(async () => (await dossier(id)).upstream?.state === 'registered');
    expect(countFar(gateway.register.all(), Date.parse(server.clock.now()))).toMatchObject({ once: 1, doubled: 0 });
  });

  it('is asked about before it goes again with a paper that came meanwhile', async () => {
    const { process, enter, server, gateway, dossier, attach, bring } = await opened();
    const { connection } = process('good').parts;
    let isOdd = false;
    let sent = 0;
    const connector = process('own', {
      connection: {
        send(parcel) {
          sent += 1;
          return connection.send(parcel);
        },
        async ask(about) {
          const answer = await connection.ask(about);
          if (!isOdd || answer.outcome.kind !== 'told') return answer;
          const standings = answer.outcome.standings.map((each) => ({ ...each, state: 'attention' as const }));
          return { ...answer, outcome: { ...answer.outcome, standings } };
        },
      },
    });
    const [id = ''] = await enter(births(1));
    const roundsUntil = async (state: string) => {
      for (let round = 0; round < 3_000 && (await dossier(id)).upstream?.state !== state; round += 1) {
        server.clock.advance(Math.max(1, (await connector.round()) - Date.parse(server.clock.now())));
      }
    };
    await roundsUntil('forwarded');
    isOdd = true;
    await roundsUntil('attention');
    isOdd = false;
    await attach(id, [await bring(madeUpPhoto(20))]);
    await roundsUntil('registered');
    expect(sent).toBe(1);
    expect(countFar(gateway.register.all(), Date.parse(server.clock.now()))).toMatchObject({ once: 1, doubled: 0 });
  });

  it('stays registered when it is, and goes on being asked about', () => {
    const at = '2026-11-20T02:00:00.000Z';
    const row: Delivery = {
      ...{ scope, entity: madeUpId(1), module: 'KS', code: 'H1', state: 'registered', step: 'ask', fingerprint: 'f' },
      ...{ tries: 0, unknowns: 0, papersOwed: 0, since: at, dueAt: at, answeredAt: null },
    };
    const nothing = { said: '', until: null, entry: null, personalNumber: null, words: '' };
    for (const state of ['attention', 'forwarded', 'refused'] as const) {
      const standing = { code: 'H1', state, ...nothing };
      expect(
        afterAsk(row, standing, { now: at, chance: 0, isWhole: false, pace: { ask: 300, retry: 30 } }),
      ).toMatchObject({
        state: 'registered',
        step: 'ask',
      });
    }
  });
});

it('comes through states that nobody knows and questions that nobody hears, once', async () => {
  const { enter, until, dossier, server, gateway } = await opened({
    faults: { strangeState: 0.2, deaf: 0.3 },
    seed: 5,
  });
  const ids = await enter(births(6));
  const { deliveries } = server.store;
  await until(async () => {
    const dossiers = await Promise.all(ids.map(dossier));
    for (const { id, upstream } of dossiers) {
      if (upstream?.state === 'attention') await deliveries.retry(scope, id, server.clock.now());
    }
    return dossiers.every(({ upstream }) => upstream?.state === 'registered');
  });
  const outcomes = (await deliveries.exchanges(scope, { entity: null, after: null, most: 1_000 })).map(
    ({ outcome }) => outcome,
  );
  expect(outcomes).toContain('unread');
  expect(outcomes).toContain('unclear');
  expect(countFar(gateway.register.all(), Date.parse(server.clock.now()))).toMatchObject({ once: 6, doubled: 0 });
});

it('hands on what other communes have while one fails', async () => {
  const { process, enter, server, dossier } = await opened();
  const { store } = server;
  const [id = ''] = await enter(births(1));
  await store.accounts.putCommune(otherCommune);
  const [first] = oneStopTarget.communes;
  if (first === undefined) throw new Error('no commune');
  const target = { ...oneStopTarget, communes: [{ ...first, code: otherCommune.code, codePrefix: 'H99.88' }, first] };
  const { deliveries } = store;
  const mark = async (of: string) => {
    if (of === otherCommune.code) throw new Error('a row nobody can read');
    return deliveries.mark(of);
  };
  const connector = process('own', { target, store: { ...store, deliveries: { ...deliveries, mark } } });
  const next = await connector.round();
  expect((await dossier(id)).upstream?.state).toBe('forwarded');
  expect(next).toBeGreaterThan(Date.parse(server.clock.now()));
});

it('keeps the hash and the length of a file and not the file', () => {
  const pdf = Buffer.from('%PDF-1.4 giấy của một người').toString('base64');
  const kept = withoutFiles(
    JSON.stringify({ value: [{ duLieu: pdf, soDangKy: '1234567890123456', tenTep: 'a.pdf' }] }),
  );
  expect(kept).not.toContain(pdf);
  expect(kept).toMatch(/"duLieu":"sha256 [0-9a-f]{64}, \d+ bytes"/u);
  expect(kept).toContain('1234567890123456');
  expect(withoutFiles('<html>')).toBe('<html>');
});
