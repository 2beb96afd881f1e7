import { afterEach, expect, it } from 'vitest';
import { keepDelivering } from '../../sync-server/delivery/keep-delivering.ts';
import { connectOneStop } from '../../sync-server/delivery/one-stop/connect-one-stop.ts';
import { oneStopTarget } from '../support/connectors.ts';
import { type DeliveryStage, openDeliveryStage } from '../support/delivery-stage.ts';
import { makePeople } from '../support/people.ts';
import { testCommune } from '../support/server-parts.ts';

let stage: DeliveryStage;
afterEach(() => stage.close());

/** Short waits pass at once; longer ones when they are told to. */
function timersByHand() {
  const set = new Map<() => void, number>();
  return {
    timers: {
      set(milliseconds: number, run: () => void) {
        if (milliseconds <= 1_000) {
          stage.server.clock.advance(milliseconds);
          queueMicrotask(run);
          return () => undefined;
        }
        set.set(run, milliseconds);
        return () => set.delete(run);
      },
    },
    waits: () => [...set.values()],
    pass: (milliseconds: number) => {
      for (const [run, after] of set) {
        if (after > milliseconds) continue;
        set.delete(run);
        run();
      }
    },
  };
}

it('waits no longer for a call under way than it is given, and asks about it the next time', async () => {
  stage = await openDeliveryStage();
  const [id = ''] = await stage.enter([makePeople(100).birth()]);
  const { parts } = stage.process('stopped');
  const { timers, waits, pass } = timersByHand();
  let hangs: () => void = () => undefined;
  const sending = new Promise<void>((resolve) => (hangs = resolve));
  const call: typeof fetch = async (input, init) => {
    const url = String(input instanceof Request ? input.url : input);
    const answer = await stage.gateway.app.request(url, init);
    if (!url.endsWith('/hoso')) return answer;
    hangs();
    return new Promise((_, reject) => init?.signal?.addEventListener('abort', () => reject(new Error('aborted'))));
  };
  const connect = (cut: AbortSignal) =>
    connectOneStop({ target: oneStopTarget, fetch: call, monotonicMs: () => stage.server.clock.monotonicMs(), cut });
  const delivering = keepDelivering({ ...parts, connect }, timers);
  await sending;
  const stopping = delivering.stop(10_000);
  expect(waits()).toContain(10_000);
  pass(10_000);
  await stopping;
  expect(await stage.server.store.deliveries.of(testCommune.code, [id])).toMatchObject([{ step: 'ask', tries: 1 }]);
  expect(waits()).toEqual([]);
});

it('stops at once when nothing is under way', async () => {
  stage = await openDeliveryStage();
  const { timers, waits } = timersByHand();
  const { parts } = stage.process('idle');
  const delivering = keepDelivering({ ...parts, connect: () => parts.connection }, timers);
  await expect.poll(waits).toEqual([60_000]);
  await delivering.stop(10_000);
  expect(waits()).toEqual([]);
});
