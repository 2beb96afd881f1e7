import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Page } from '../../src/domain/documents/page.ts';
import { deliverRound } from '../../sync-server/delivery/deliver-round.ts';
import { planPapers } from '../../sync-server/delivery/papers/plan-papers.ts';
import type { PageKey } from '../../sync-server/store/page-port.ts';
import { Refusal } from '../../sync-server/refusal.ts';
import { oneStopTarget } from '../support/connectors.ts';
import { type DeliveryStage, openDeliveryStage } from '../support/delivery-stage.ts';
import { makePeople } from '../support/people.ts';
import { serverHash, testCommune } from '../support/server-parts.ts';
import { madeUpPhoto, pageOf } from '../server/documents/desk-of-pages.ts';

const scope = testCommune.code;
const hour = 3_600_000;
let stage: DeliveryStage;
afterEach(() => stage.close());

const filesThere = (far = 0) => stage.gateway.register.all()[far]?.envelope.fileDinhKem ?? [];
const stateOf = async (id: string) => (await stage.dossier(id)).upstream?.state;

describe('the papers of a birth', () => {
  let id: string;
  beforeEach(async () => {
    stage = await openDeliveryStage();
    [id = ''] = await stage.enter([makePeople(40).birth()]);
  });

  it('go with it, each page with its name, its word and its bytes, and are kept as hash and length', async () => {
    const pages = [await stage.bring(madeUpPhoto(1)), await stage.bring(madeUpPhoto(2))];
    await stage.attach(id, pages);
    await stage.until(async () => (await stateOf(id)) === 'forwarded');
    const files = filesThere();
    expect(files.map(({ loaiGiayTo, tenGiayTo }) => [loaiGiayTo, tenGiayTo])).toEqual([
      ['birthNotice', 'Giấy chứng sinh (trang 1/2)'],
      ['birthNotice', 'Giấy chứng sinh (trang 2/2)'],
    ]);
    expect(files.map((file) => serverHash(Buffer.from(file.duLieuTepDinhKem, 'base64')))).toEqual(
      pages.map(({ sha256 }) => sha256),
    );
    expect(new Set(files.map(({ id: each }) => each)).size).toBe(2);
    const said = await stage.server.store.deliveries.lastSends(scope, id, 1);
    expect(said[0]?.request).not.toContain(files[0]?.duLieuTepDinhKem);
    expect(said[0]?.request).toContain(pages[0]?.sha256);
  });

  it('hold it back while they are on their way, and for a day at most', async () => {
    const [first, second] = [madeUpPhoto(3), madeUpPhoto(4)];
    await stage.attach(id, [pageOf(first), pageOf(second)]);
    await stage.bring(first);
    const { clock, store } = stage.server;
    const began = Date.parse(clock.now());
    const connector = stage.process('own');
    for (let passed = 0; passed < 23; passed += 1) {
      await connector.round();
      clock.advance(hour);
    }
    expect(stage.gateway.register.all()).toHaveLength(0);
    expect(await store.deliveries.of(scope, [id])).toMatchObject([{ state: 'queued', step: 'send', tries: 0 }]);
    await stage.until(async () => (await stateOf(id)) === 'forwarded');
    expect(Date.parse(clock.now()) - began).toBeLessThan(25 * hour);
    expect(filesThere()).toHaveLength(1);
    expect(await store.deliveries.of(scope, [id])).toMatchObject([{ papersOwed: 1 }]);
  });

  it('that are owed stay in sight though it is registered and rests, until somebody says that they need not go', async () => {
    await stage.attach(id, [pageOf(madeUpPhoto(6))]);
    const { store, clock } = stage.server;
    await stage.until(async () => (await stateOf(id)) === 'registered');
    const row = async () => (await store.deliveries.of(scope, [id]))[0];
    await stage.until(async () => (await row())?.step === 'rest');
    expect(await store.deliveries.waiting(scope, 10)).toMatchObject([{ entity: id, papersOwed: 1 }]);
    const waived = { at: clock.now(), by: 'somebody', reason: 'đã nộp bản giấy' };
    expect(await store.deliveries.waiveOwed(scope, id, waived)).toBe(true);
    expect(await store.deliveries.waiting(scope, 10)).toEqual([]);
    expect(await store.deliveries.waiveOwed(scope, id, waived)).toBe(false);
  });

  it('go within minutes of the last of them', async () => {
    const late = madeUpPhoto(5);
    await stage.attach(id, [pageOf(late)]);
    await stage.process('own').round();
    expect(stage.gateway.register.all()).toHaveLength(0);
    await stage.bring(late);
    await stage.until(async () => (await stateOf(id)) === 'forwarded', 10);
    expect(filesThere()).toHaveLength(1);
  });

  it('are waited for while the place where they lie does not answer, as long as for those under way', async () => {
    const { clock, store, parts } = stage.server;
    // Attached long before: what counts is since when it is to go.
    const page = await stage.bring(madeUpPhoto(11));
    await stage.attach(id, [page]);
    clock.advance(30 * hour);
    let isBusy = true;
    const blobs = {
      ...parts.blobs,
      get: async (key: PageKey) => {
        if (isBusy) throw new Refusal('busy', 'not now', { retryAfterSeconds: 60 });
        return parts.blobs.get(key);
      },
    };
    const connector = stage.process('own', { blobs });
    for (let passed = 0; passed < 20; passed += 1) {
      await connector.round();
      clock.advance(hour);
    }
    expect(stage.gateway.register.all()).toHaveLength(0);
    expect(await store.deliveries.of(scope, [id])).toMatchObject([{ state: 'queued', step: 'send', tries: 0 }]);
    isBusy = false;
    await connector.round();
    expect(filesThere()).toHaveLength(1);
    expect(await store.deliveries.of(scope, [id])).toMatchObject([{ papersOwed: 0 }]);
  });

  it('are owed in the end when the place where they lie never answers', async () => {
    await stage.attach(id, [await stage.bring(madeUpPhoto(12)), await stage.bring(madeUpPhoto(13))]);
    const { clock, store, parts } = stage.server;
    const get = () => Promise.reject(new Refusal('busy', 'not now', { retryAfterSeconds: 60 }));
    const connector = stage.process('own', { blobs: { ...parts.blobs, get } });
    for (let passed = 0; passed < 26; passed += 1) {
      await connector.round();
      clock.advance(hour);
    }
    expect(filesThere()).toEqual([]);
    expect(stage.gateway.register.all()).toHaveLength(1);
    expect(await store.deliveries.of(scope, [id])).toMatchObject([{ papersOwed: 2 }]);
  });

  it('do not hold it back when one of them can no longer be read', async () => {
    const page = await stage.bring(madeUpPhoto(6));
    await stage.attach(id, [page]);
    await stage.server.parts.blobs.remove({ scope, sha256: page.sha256 });
    await stage.until(async () => (await stateOf(id)) === 'forwarded');
    expect(filesThere()).toEqual([]);
    expect(await stage.server.store.deliveries.of(scope, [id])).toMatchObject([{ papersOwed: 1 }]);
  });
});

it('a paper that they asked for goes by itself when it is photographed', async () => {
  stage = await openDeliveryStage({ faults: { supplement: 1 } });
  const [id = ''] = await stage.enter([makePeople(41).birth()]);
  await stage.until(async () => (await stateOf(id)) === 'supplement');
  const bytes = madeUpPhoto(7);
  await stage.attach(id, [pageOf(bytes)]);
  await stage.process('own').round();
  expect(stage.gateway.register.all()).toHaveLength(1);
  await stage.bring(bytes);
  await stage.until(async () => (await stateOf(id)) === 'registered');
  expect([filesThere(0).length, filesThere(1).length]).toEqual([0, 1]);
});

it('a paper that came after it was sent and before they asked for it goes by itself too', async () => {
  stage = await openDeliveryStage({ faults: { supplement: 1 } });
  const [id = ''] = await stage.enter([makePeople(44).birth()]);
  await stage.until(async () => (await stateOf(id)) === 'forwarded');
  await stage.attach(id, [await stage.bring(madeUpPhoto(10))]);
  await stage.until(async () => (await stateOf(id)) === 'registered');
  expect([filesThere(0).length, filesThere(1).length]).toEqual([0, 1]);
});

it('goes without papers where the target takes none, and with those it has words for', async () => {
  stage = await openDeliveryStage({ changed: { target: { ...oneStopTarget, papersMegabytes: 0 } } });
  const [id = ''] = await stage.enter([makePeople(42).birth()]);
  await stage.attach(id, [pageOf(madeUpPhoto(8))]);
  await stage.until(async () => (await stateOf(id)) === 'forwarded');
  expect(await stage.server.store.deliveries.of(scope, [id])).toMatchObject([{ papersOwed: 0 }]);
});

it('sends no more bytes than the target takes, and says what is owed', async () => {
  stage = await openDeliveryStage();
  const page = (name: string, bytes: number) => ({
    ...{ id: name, kind: 'k', name, fileName: name, since: '2026-11-20T02:00:00.000Z' },
    page: { sha256: name, bytes, type: 'image/jpeg' } satisfies Page,
  });
  const rules = { isHere: () => true, waitHours: 24, mostBytes: 100, now: '2026-11-20T02:00:00.000Z' };
  const plan = planPapers([page('a', 60), page('b', 60), page('c', 40)], rules);
  expect(plan).toMatchObject({ kind: 'go', owed: 1 });
  expect(plan.kind === 'go' && plan.pages.map(({ id }) => id)).toEqual(['a', 'c']);
});

it('that waits for its papers calls nobody, and says nothing of the road', async () => {
  stage = await openDeliveryStage();
  const [id = ''] = await stage.enter([makePeople(43).birth()]);
  await stage.attach(id, [pageOf(madeUpPhoto(9))]);
  const { parts } = stage.process('own');
  await deliverRound({ closedUntil: 0, failures: 0 }, parts);
  const calls = stage.calls();
  stage.server.clock.advance(10 * 60_000);
  const { road } = await deliverRound({ closedUntil: 0, failures: 4 }, parts);
  expect([stage.calls() - calls, road.failures]).toEqual([0, 4]);
});
