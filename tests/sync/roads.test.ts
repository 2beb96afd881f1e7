import { describe, expect, it } from 'vitest';
import type { SyncResponse } from '../../src/protocol/sync-exchange.ts';
import type { AskedRefresh } from '../../src/sync/ask-refresh.ts';
import { failure } from '../../src/sync/failure.ts';
import { afterRoad, createRoads, refreshByRoads, roadsToTry, unknownRoads } from '../../src/sync/roads.ts';
import type { Parcel, Sent } from '../../src/sync/transport.ts';

const minute = 60_000;
const cost = { bytesUp: 0, bytesDown: 0, milliseconds: 0 };
const said: SyncResponse = {
  ...{ protocol: 2, nonce: 'n', serverTime: '2026-11-20T02:00:00.000Z', lanes: [], receipts: [], seals: [] },
  ...{ changes: [], spreadMs: null },
};
const answered: Sent = { status: 'answered', answer: said, cost };
const relayed: Sent = { status: 'answered', answer: { ...said, relayed: [] }, cost };
const failed = (reason: 'offline' | 'serverBusy' = 'offline'): Sent => ({
  status: 'failed',
  failure: failure(reason),
  cost,
});
const parcel = { timeoutMs: () => 1 } as unknown as Parcel;

describe('the two roads', () => {
  it('try the hub first, and leave one that does not answer alone, twice as long each time', () => {
    expect(roadsToTry(unknownRoads, 0)).toEqual(['hub', 'direct']);
    const once = afterRoad(unknownRoads, 'hub', 'failed', 0);
    expect(roadsToTry(once, minute - 1)).toEqual(['direct']);
    expect(roadsToTry(once, minute)).toEqual(['hub', 'direct']);
    const twice = afterRoad(once, 'hub', 'failed', minute);
    expect(roadsToTry(twice, 3 * minute - 1)).toEqual(['direct']);
    const often = Array.from({ length: 40 }).reduce<typeof twice>(
      (state) => afterRoad(state, 'hub', 'failed', 0),
      twice,
    );
    expect(roadsToTry(often, 10 * minute)).toEqual(['hub', 'direct']);
    expect(afterRoad(often, 'hub', 'answered', 0)).toEqual(unknownRoads);
  });

  it('look for a line of the machine’s own every two minutes while the hub has none, and stay on it for ten', () => {
    const cut = afterRoad(unknownRoads, 'hub', 'relayed', 0);
    expect(roadsToTry(cut, 2 * minute - 1)).toEqual(['hub', 'direct']);
    expect(roadsToTry(cut, 2 * minute)).toEqual(['direct', 'hub']);
    const none = afterRoad(cut, 'direct', 'failed', 2 * minute);
    expect(roadsToTry(none, 4 * minute - 1)).toEqual(['hub', 'direct']);
    const found = afterRoad(none, 'direct', 'answered', 4 * minute);
    expect(roadsToTry(found, 14 * minute - 1)).toEqual(['direct', 'hub']);
    expect(roadsToTry(found, 14 * minute)).toEqual(['hub', 'direct']);
    expect(roadsToTry(afterRoad(found, 'direct', 'failed', 5 * minute), 5 * minute)).toEqual(['hub', 'direct']);
  });

  const roads = (by: { hub: Sent[]; direct: Sent[] }, origin: string | null = 'https://hub.test') => {
    const asked: string[] = [];
    const send = (road: 'hub' | 'direct') => async () => {
      asked.push(road);
      return by[road].shift() ?? failed();
    };
    const taken = createRoads({
      ...{ direct: send('direct'), byHub: () => send('hub'), hub: async () => origin },
      clock: { monotonic: () => 0 },
    });
    return { asked, send: () => taken(parcel) };
  };

  it('say by which an answer came, and go by the own line alone where the commune has no hub', async () => {
    const both = roads({ hub: [relayed], direct: [] });
    expect(await both.send()).toMatchObject({ byHub: true });
    const alone = roads({ hub: [], direct: [answered] }, null);
    expect(await alone.send()).toBe(answered);
    expect([both.asked, alone.asked]).toEqual([['hub'], ['direct']]);
  });

  it('[R6] ask the province itself about what a hub refuses, and tell of the own line where neither answers', async () => {
    const refused = roads({ hub: [{ status: 'failed', failure: failure('signInNeeded'), cost }], direct: [answered] });
    expect(await refused.send()).toBe(answered);
    const neither = roads({ hub: [failed('serverBusy')], direct: [failed('offline')] });
    expect(await neither.send()).toMatchObject({ failure: { reason: 'offline' } });
    expect(neither.asked).toEqual(['hub', 'direct']);
  });

  it('send nothing twice that is too long, and whole hashes where the hub wants to see them', async () => {
    const tooLong = roads({ hub: [{ status: 'tooLong', bytesUp: 9 }], direct: [answered] });
    expect(await tooLong.send()).toMatchObject({ status: 'tooLong' });
    const hashes: Sent = { status: 'failed', failure: failure('badAnswer', { sendHashes: true }), cost };
    const wanted = roads({ hub: [hashes], direct: [answered] });
    expect(await wanted.send()).toBe(hashes);
  });
});

describe('a renewal', () => {
  const token = { token: 't', expiresAt: '2026-11-20T03:00:00.000Z' };
  const tokens = { ...token, refresh: { ...token, renewAfterSeconds: 60 } };
  const said: Readonly<Record<'renewed' | 'refused' | 'failed', AskedRefresh>> = {
    renewed: { status: 'renewed', cost, answer: tokens },
    refused: { status: 'refused', cost },
    failed: { status: 'failed', cost, failure: failure('offline') },
  };
  const asking = (status: keyof typeof said) => async () => said[status];
  const renewal = (
    direct: Parameters<typeof asking>[0],
    byHub: Parameters<typeof asking>[0],
    hub: string | null = 'h',
  ) =>
    refreshByRoads({ direct: asking(direct), byHub: () => asking(byHub), hub: async () => hub })({
      refresh: 'r',
      device: 'd',
    });

  it('[R9] goes by the hub where that alone has a line, and nobody is signed out by a hub', async () => {
    expect(await renewal('failed', 'renewed')).toMatchObject({ status: 'renewed' });
    expect(await renewal('failed', 'refused')).toMatchObject({ status: 'failed' });
    expect(await renewal('refused', 'renewed')).toMatchObject({ status: 'refused' });
    expect(await renewal('failed', 'renewed', null)).toMatchObject({ status: 'failed' });
  });
});
