import { afterEach, beforeEach, expect, it } from 'vitest';
import { type HubStore, openHubStore } from '../../../sync-server/hub/hub-store.ts';

let store: HubStore;
beforeEach(() => {
  store = openHubStore(':memory:');
});
afterEach(() => store.close());

const lane = { device: 'máy', incarnation: '1', author: 'chị' };
const at = '2026-11-05T00:00:00.000Z';
const act = (seq: number, body: object = { hash: 'h', mutation: { mid: `m${seq}` } }) => ({
  ...{ ...lane, scope: '99999', seq, mid: `m${seq}`, hash: 'h', body: JSON.stringify(body) },
});

it('acts stand in the order in which they came, whatever the clock said', () => {
  store.takeIn([act(1)], '2026-11-05T00:00:00.000Z');
  store.takeIn([act(2)], '2021-01-01T00:00:00.000Z');
  expect(store.waitingActs(5).map(({ mid }) => mid)).toEqual(['m1', 'm2']);
});

it('[R13] what is sent again shows the province its own word on it', () => {
  store.takeIn([act(1), act(2), act(3, { hash: 'h', letGo: 'm3' })], at);
  const proof = JSON.stringify({ receipt: { mid: 'm1' } });
  store.settle([{ mid: 'm1', hash: 'h', proof }], at);
  store.settle([{ mid: 'm3', hash: 'h', proof }], at);
  expect(store.sendAgain(lane, 1)).toBe(true);
  expect(store.run(lane, 5).map(({ body }) => JSON.parse(body) as unknown)).toEqual([
    { hash: 'h', mutation: { mid: 'm1' }, voucher: { receipt: { mid: 'm1' } } },
    { hash: 'h', mutation: { mid: 'm2' } },
    { hash: 'h', letGo: 'm3' },
  ]);
  expect(store.counts()).toEqual({ waiting: 3, settled: 0 });
});
