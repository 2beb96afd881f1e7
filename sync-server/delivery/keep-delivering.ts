import type { ServerTimers } from '../server-timers.ts';
import { deliverRound, type DeliverParts } from './deliver-round.ts';
import type { Road } from './plan-delivery.ts';

/** After a round that failed in a way nobody foresaw, such as a database that is away. */
const afterTroubleMs = 60_000;
const shortestMs = 1_000;

export interface Delivering {
  /** Waits for the call under way; what is in hand is let go. */
  stop(): Promise<void>;
}

/** Rounds of one target, one after another, for as long as the server runs. */
export function keepDelivering(parts: Omit<DeliverParts, 'wait' | 'stopping'>, timers: ServerTimers): Delivering {
  let stopping = false;
  let road: Road = { closedUntil: 0, failures: 0 };
  let wake: () => void = () => undefined;
  const wait = (milliseconds: number): Promise<void> =>
    new Promise((resolve) => {
      const cancel = timers.set(milliseconds, resolve);
      wake = () => {
        cancel();
        resolve();
      };
      if (stopping) wake();
    });
  const whole: DeliverParts = { ...parts, wait, stopping: () => stopping };

  const run = async (): Promise<void> => {
    while (!stopping) {
      let waitMs = afterTroubleMs;
      try {
        const round = await deliverRound(road, whole);
        ({ road } = round);
        waitMs = Math.max(shortestMs, round.next - Date.parse(parts.clock.now()));
      } catch (failure) {
        parts.log.error({ err: failure, target: parts.target.name }, 'a round of delivery failed');
      }
      if (!stopping) await wait(waitMs);
    }
  };
  const running = run();
  return {
    async stop() {
      stopping = true;
      wake();
      await running;
    },
  };
}
