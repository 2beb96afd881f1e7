import { afterEach, expect, it } from 'vitest';
import type { ExchangeStore } from '../../src/store/exchange-store.ts';
import { guardStore } from '../../src/sync/guard-store.ts';
import { makeDesk } from '../support/made-up-desk.ts';

const desk = makeDesk();
const store = desk.open();
afterEach(() => store.close());

/** Every promise of the disk stays open. */
const mute = new Proxy(store.exchange, {
  get: (target, name: keyof ExchangeStore) =>
    name === 'load'
      ? new Proxy(target.load, { get: () => () => new Promise(() => undefined) })
      : () => new Promise(() => undefined),
});

it('[R17] every call of the loop ends although the disk never answers, those of a first load too (L17, L20)', async () => {
  const { clock } = desk;
  const guarded = guardStore(mute, { timers: clock, confirm: async () => undefined });
  const calls: Promise<unknown>[] = [
    guarded.outlook(),
    guarded.load.next(),
    guarded.load.decline('99999'),
    guarded.load.gone('99999'),
    guarded.load.swap('99999'),
    guarded.serverKeys(),
    guarded.learnKeys([]),
    guarded.liveTicket(),
  ];
  const ends = Promise.all(calls.map((call) => expect(call).rejects.toMatchObject({ name: 'TimeoutError' })));
  await new Promise((resolve) => setImmediate(resolve));
  clock.advance(20 * 60_000);
  await ends;
});
