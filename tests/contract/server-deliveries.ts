import { expect, it } from 'vitest';
import type { Delivery } from '../../sync-server/store/delivery-port.ts';
import type { ServerStore } from '../../sync-server/store/port.ts';
import { madeUpId } from '../support/acts.ts';
import { otherCommune, testCommune } from '../support/server-parts.ts';

const scope = testCommune.code;
const at = (minute: number): string => `2026-11-20T02:${String(minute).padStart(2, '0')}:00.000Z`;

const delivery = (number: number, more: Partial<Delivery> = {}): Delivery => ({
  scope,
  entity: madeUpId(0xe000 + number),
  module: 'KS',
  code: `H99.9-261120-${String(number).padStart(6, '0')}`,
  state: 'queued',
  step: 'ask',
  fingerprint: 'f1',
  tries: 0,
  unknowns: 0,
  papersOwed: 0,
  since: at(0),
  dueAt: at(number),
  answeredAt: null,
  ...more,
});

/** What every implementation of the server's store must do about what is handed over. */
export function deliveriesContract(opened: () => { store: ServerStore }): void {
  const claim = (by: string, minute: number, until = minute + 5, most = 10) =>
    opened().store.deliveries.claim({ scopes: [scope], now: at(minute), lease: { by, until: at(until) }, most });

  it('keeps rows and mark together, once', async () => {
    const { deliveries } = opened().store;
    expect(await deliveries.mark(scope)).toBe(0);
    const put = [delivery(1), delivery(2)];
    expect(await deliveries.keep(scope, { from: 0, to: 7, put, gone: [] })).toBe(true);
    expect(await deliveries.keep(scope, { from: 0, to: 9, put: [delivery(3)], gone: [] })).toBe(false);
    expect(await deliveries.mark(scope)).toBe(7);
    expect(
      await deliveries.of(
        scope,
        [1, 2, 3].map((number) => delivery(number).entity),
      ),
    ).toEqual(put);
    await claim('a', 3);
    await deliveries.settle(delivery(2, { step: 'rest' }), 'a');
    const anew = delivery(2, { fingerprint: 'f2', step: 'send' });
    expect(await deliveries.keep(scope, { from: 7, to: 8, put: [anew], gone: [delivery(1).entity] })).toBe(true);
    expect(await deliveries.of(scope, [delivery(1).entity, anew.entity])).toEqual([anew]);
  });

  it('gives what is due into one hand, and into another when the lease has run out', async () => {
    const { deliveries } = opened().store;
    await deliveries.keep(scope, { from: 0, to: 1, put: [delivery(1), delivery(2), delivery(9)], gone: [] });
    const [mine, theirs] = await Promise.all([claim('a', 3), claim('b', 3)]);
    expect([...mine, ...theirs].map(({ entity }) => entity).sort()).toEqual([delivery(1).entity, delivery(2).entity]);
    expect(await claim('c', 7)).toEqual([]);
    expect(await claim('c', 8, 20)).toHaveLength(2);
    const [first] = [...mine, ...theirs];
    if (first === undefined) throw new Error('nothing was claimed');
    expect(await deliveries.settle({ ...first, state: 'forwarded' }, 'a')).toBe(false);
    const settled = { ...first, state: 'forwarded', tries: 2, dueAt: at(30), answeredAt: at(9) } as const;
    expect(await deliveries.settle(settled, 'c')).toBe(true);
    expect(await deliveries.of(scope, [first.entity])).toEqual([settled]);
    expect(await deliveries.settle(settled, 'c')).toBe(false);
  });

  it('says of what is going out that it is to be asked about, and lets nobody send what another has in hand', async () => {
    const { deliveries } = opened().store;
    const ready = delivery(1, { step: 'send' });
    await deliveries.keep(scope, { from: 0, to: 1, put: [ready], gone: [] });
    await claim('a', 2);
    expect(await deliveries.goesOut(ready, { by: 'b', until: at(20) })).toBe(false);
    expect(await deliveries.of(scope, [ready.entity])).toEqual([ready]);
    expect(await deliveries.goesOut(ready, { by: 'a', until: at(12) })).toBe(true);
    expect(await claim('b', 3)).toEqual([]);
    // The hand it is in holds it for as long as the sending may take, however long it was in it before.
    expect(await claim('b', 11)).toEqual([]);
    expect(await claim('b', 12, 17)).toEqual([{ ...ready, step: 'ask' }]);
    expect(await deliveries.goesOut(ready, { by: 'a', until: at(20) })).toBe(false);
  });

  it('says when the next one is due, and gives nothing of a paused commune', async () => {
    const { deliveries } = opened().store;
    expect(await deliveries.nextDue([scope])).toBeUndefined();
    expect(await deliveries.nextDue([])).toBeUndefined();
    expect(await deliveries.claim({ scopes: [], now: at(1), lease: { by: 'a', until: at(5) }, most: 9 })).toEqual([]);
    await deliveries.keep(scope, { from: 0, to: 1, put: [delivery(1, { step: 'rest' }), delivery(2)], gone: [] });
    expect(await deliveries.nextDue([scope])).toBe(at(2));
    await claim('a', 2, 4);
    expect(await deliveries.nextDue([scope])).toBe(at(4));
    await deliveries.pause({ scope, since: at(0), by: null, reason: 'bảo trì' });
    await deliveries.pause({ scope, since: at(1), by: null, reason: 'lần hai' });
    expect(await deliveries.pauses()).toEqual([{ scope, since: at(0), by: null, reason: 'bảo trì' }]);
    expect(await claim('a', 3)).toEqual([]);
    expect(await deliveries.nextDue([scope])).toBeUndefined();
    expect(await deliveries.resume(scope)).toBe(true);
    expect(await deliveries.resume(scope)).toBe(false);
    expect(await claim('a', 4)).toHaveLength(1);
  });

  it('sends again what a person had to look at, one or all, and counts what there is', async () => {
    const { deliveries } = opened().store;
    const stuck = { state: 'attention', step: 'rest', tries: 3 } as const;
    const put = [delivery(1, stuck), delivery(2, { ...stuck, state: 'refused' }), delivery(3, { state: 'forwarded' })];
    await deliveries.keep(scope, { from: 0, to: 1, put, gone: [] });
    expect(await deliveries.counts([scope, otherCommune.code])).toEqual([
      { scope, state: 'attention', count: 1, since: at(0) },
      { scope, state: 'forwarded', count: 1, since: at(0) },
      { scope, state: 'refused', count: 1, since: at(0) },
    ]);
    expect(await deliveries.retry(scope, delivery(1).entity, at(5))).toBe(1);
    expect(await deliveries.retry(scope, delivery(3).entity, at(5))).toBe(0);
    expect(await deliveries.retry(scope, null, at(6))).toBe(1);
    const again = { state: 'queued', tries: 0 } as const;
    expect(await deliveries.of(scope, [delivery(1).entity, delivery(2).entity])).toEqual([
      delivery(1, { ...again, step: 'ask', dueAt: at(5) }),
      delivery(2, { ...again, step: 'send', dueAt: at(6) }),
    ]);
    expect(await deliveries.counts([])).toEqual([]);
  });

  it('keeps what was said, in order', async () => {
    const { deliveries } = opened().store;
    const exchange = (number: number, entity: string | null) => ({
      ...{ scope, id: madeUpId(number), entity, at: at(number) },
      ...({ kind: 'send', outcome: 'taken', request: '{}', response: '' } as const),
    });
    const about = delivery(1).entity;
    const kept = (...of: Parameters<typeof exchange>) => ({ ...exchange(...of), times: 1, lastAt: at(of[0]) });
    await deliveries.addExchanges([exchange(1, about), exchange(2, null), exchange(3, about)]);
    const told = await deliveries.exchanges(scope, { entity: about, after: null, most: 10 });
    expect(told).toEqual([kept(1, about), kept(3, about)]);
    await deliveries.addExchanges([{ ...exchange(4, about), outcome: 'later' }]);
    await deliveries.addExchanges([{ ...exchange(5, about), kind: 'ask' }]);
    expect(await deliveries.lastSends(scope, about, 1)).toEqual([kept(3, about)]);
    expect(await deliveries.lastSends(scope, about, 9)).toEqual([kept(3, about), kept(1, about)]);
    const all = { entity: null, after: madeUpId(1), most: 1 };
    expect(await deliveries.exchanges(scope, all)).toEqual([kept(2, null)]);
  });

  it('counts a question that is answered as before, and keeps one that is not', async () => {
    const { deliveries } = opened().store;
    const about = delivery(1).entity;
    const ask = (number: number, response: string, more = {}) => ({
      ...{ scope, id: madeUpId(number), entity: about, at: at(number), response },
      ...({ kind: 'ask', outcome: 'told', request: 'H1', ...more } as const),
    });
    await deliveries.addExchanges([ask(1, 'chờ'), ask(2, 'chờ'), ask(3, 'chờ', { entity: null })]);
    await deliveries.addExchanges([ask(4, 'chờ'), ask(5, 'xong'), ask(6, 'chờ')]);
    const of = { entity: about, after: null, most: 10 };
    expect(
      (await deliveries.exchanges(scope, of)).map(({ response, times, lastAt }) => [response, times, lastAt]),
    ).toEqual([
      ['chờ', 3, at(4)],
      ['xong', 1, at(5)],
      ['chờ', 1, at(6)],
    ]);
    const send = { kind: 'send', outcome: 'unclear' };
    await deliveries.addExchanges([ask(7, '', send), ask(8, '', send)]);
    expect(await deliveries.lastSends(scope, about, 9)).toHaveLength(2);
  });

  it('takes nothing out of a hand by writing a row anew', async () => {
    const { deliveries } = opened().store;
    await deliveries.keep(scope, { from: 0, to: 1, put: [delivery(1), delivery(2, { step: 'rest' })], gone: [] });
    await claim('a', 3);
    const anew = { fingerprint: 'f2', step: 'send' } as const;
    await deliveries.keep(scope, { from: 1, to: 2, put: [delivery(1, anew), delivery(2, anew)], gone: [] });
    expect(await deliveries.of(scope, [delivery(1).entity, delivery(2).entity])).toEqual([
      delivery(1),
      delivery(2, anew),
    ]);
    expect((await claim('b', 4)).map(({ entity }) => entity)).toEqual([delivery(2).entity]);
    expect(await deliveries.goesOut(delivery(1), { by: 'a', until: at(9) })).toBe(true);
  });

  it('makes one connector a commune, whoever comes first', async () => {
    const { store } = opened();
    await store.accounts.putCommune(testCommune);
    const make = (number: number) => ({ account: madeUpId(0xa100 + number), device: madeUpId(0xd100 + number) });
    const first = await store.deliveries.connector(scope, make(1), at(0));
    expect(first).toEqual(make(1));
    expect(await store.deliveries.connector(scope, make(2), at(1))).toEqual(first);
    const of = await store.read((reads) => reads(scope).signedInOn([first.device]));
    expect(of).toEqual([first]);
    expect((await store.accounts.ofCommune(scope)).map(({ roles }) => roles)).toEqual([['connector']]);
  });
}
