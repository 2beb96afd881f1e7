import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Database from 'libsql';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { type HubStore, openHubStore } from '../../../sync-server/hub/hub-store.ts';

let store: HubStore;
beforeEach(() => {
  store = openHubStore(':memory:');
});
afterEach(() => store.close());

const lane = { device: 'máy', incarnation: '1', author: 'chị' };
const at = '2026-11-05T00:00:00.000Z';
const act = (seq: number, body: object = { hash: 'h', mutation: { mid: `m${seq}`, entity: 'hồ sơ' } }) => ({
  ...{ ...lane, scope: '99999', seq, mid: `m${seq}`, hash: 'h', body: JSON.stringify(body) },
});

it('acts stand in the order in which they came, whatever the clock said', () => {
  store.takeIn([act(1)], '2026-11-05T00:00:00.000Z');
  store.takeIn([act(2)], '2021-01-01T00:00:00.000Z');
  expect(store.waitingOn(['hồ sơ']).map(({ mid }) => mid)).toEqual(['m1', 'm2']);
});

it('records are told by what others did on them last, with all that waits on each', () => {
  const on = (seq: number, entity: string, device = 'máy') => ({
    ...act(seq, { hash: 'h', mutation: { mid: `m${seq}`, entity } }),
    device,
  });
  store.takeIn([on(1, 'a'), on(2, 'b'), on(3, 'a', 'máy khác'), on(4, 'c', 'máy khác'), on(5, 'b')], at);
  expect(store.waitingRecords('máy khác', 5)).toEqual([
    { entity: 'b', acts: 2 },
    { entity: 'a', acts: 2 },
  ]);
  expect(store.waitingRecords('máy', 1)).toEqual([{ entity: 'c', acts: 1 }]);
  store.settle([{ mid: 'm5', hash: 'h', proof: '{}' }], at);
  expect(store.waitingRecords('máy khác', 5)).toEqual([
    { entity: 'b', acts: 1 },
    { entity: 'a', acts: 2 },
  ]);
  expect(store.waitingOn(['a', 'b']).map(({ mid }) => mid)).toEqual(['m1', 'm2', 'm3']);
});

it('[R15] a hub’s disk of a build before learns on which record each act is', () => {
  const file = join(mkdtempSync(join(tmpdir(), 'hub-')), 'hub.db');
  const before = openHubStore(file);
  before.takeIn([act(1), act(2, { hash: 'h', letGo: 'm2' })], at);
  before.close();
  const old = new Database(file);
  old.exec('DROP INDEX intake_entity; ALTER TABLE intake DROP COLUMN entity');
  old.close();
  for (let opened = 0; opened < 2; opened += 1) {
    const again = openHubStore(file);
    expect(again.waitingRecords('máy khác', 5)).toEqual([{ entity: 'hồ sơ', acts: 1 }]);
    again.close();
  }
});

it('[R13] what is sent again shows the province its own word on it', () => {
  store.takeIn([act(1), act(2), act(3, { hash: 'h', letGo: 'm3' })], at);
  const proof = JSON.stringify({ receipt: { mid: 'm1' } });
  store.settle([{ mid: 'm1', hash: 'h', proof }], at);
  store.settle([{ mid: 'm3', hash: 'h', proof }], at);
  expect(store.sendAgain(lane, 1)).toBe(true);
  expect(store.run(lane, 5).map(({ body }) => JSON.parse(body) as unknown)).toEqual([
    { hash: 'h', mutation: { mid: 'm1', entity: 'hồ sơ' }, voucher: { receipt: { mid: 'm1' } } },
    { hash: 'h', mutation: { mid: 'm2', entity: 'hồ sơ' } },
    { hash: 'h', letGo: 'm3' },
  ]);
  expect(store.counts()).toEqual({ waiting: 3, settled: 0 });
});

it('[R13] when the province has lost history all that it had answered waits again, with its word on it', () => {
  store.takeIn([act(1), act(2), act(3)], at);
  store.settle([{ mid: 'm1', hash: 'h', proof: JSON.stringify({ receipt: { mid: 'm1' } }) }], at);
  store.settleUnproved(['m2'], at);
  store.doubtSettled();
  expect(store.run(lane, 5).map(({ body }) => JSON.parse(body) as unknown)).toEqual([
    { hash: 'h', mutation: { mid: 'm1', entity: 'hồ sơ' }, voucher: { receipt: { mid: 'm1' } } },
    { hash: 'h', mutation: { mid: 'm2', entity: 'hồ sơ' } },
    { hash: 'h', mutation: { mid: 'm3', entity: 'hồ sơ' } },
  ]);
  expect(store.counts()).toEqual({ waiting: 3, settled: 0 });
  // Told so twice, it loses no word.
  store.doubtSettled();
  expect(store.run(lane, 1)[0]?.body).toContain('voucher');
});
