import { failureForLog } from '../log.ts';
import type { ServerTimers } from '../server-timers.ts';
import type { Connection } from './connector.ts';
import type { DeliverParts } from './deliver-parts.ts';
import { deliverRound } from './deliver-round.ts';
import type { Road } from './plan-delivery.ts';

/** After a round that failed in a way nobody foresaw, such as a database that is away. */
const afterTroubleMs = 60_000;
const shortestMs = 1_000;

export interface Delivering {
  /** Waits so long for the call under way, and then cuts it; what is in hand is let go. */
  stop(graceMs: number): Promise<void>;
  /** The road as it stands. */
  road(): Road;
}

interface KeepParts extends Omit<DeliverParts, 'wait' | 'stopping' | 'connection'> {
  /** A call under way ends when `cut` is aborted. */
  readonly connect: (cut: AbortSignal) => Connection;
}

/** Rounds of one target, one after another, for as long as the server runs. */
export function keepDelivering({ connect, ...parts }: KeepParts, timers: ServerTimers): Delivering {
  const life = { stopping: false };
  let road: Road = { closedUntil: 0, failures: 0 };
  let wake: () => void = () => undefined;
  const wait = (milliseconds: number): Promise<void> =>
    new Promise((resolve) => {
      const cancel = timers.set(milliseconds, resolve);
      wake = () => {
        cancel();
        resolve();
      };
      if (life.stopping) wake();
    });
  const cut = new AbortController();
  const whole: DeliverParts = { ...parts, connection: connect(cut.signal), wait, stopping: () => life.stopping };

  const run = async (): Promise<void> => {
    while (!life.stopping) {
      let waitMs = afterTroubleMs;
      try {
        const round = await deliverRound(road, whole);
        ({ road } = round);
        waitMs = Math.max(shortestMs, round.next - Date.parse(parts.clock.now()));
      } catch (failure) {
        parts.log.error({ ...failureForLog(failure), target: parts.target.name }, 'a round of delivery failed');
      }
      await wait(waitMs);
    }
  };
  const running = run();
  return {
    road: () => road,
    async stop(graceMs) {
      life.stopping = true;
      wake();
      const cancel = timers.set(graceMs, () => cut.abort());
      await running;
      cancel();
    },
  };
}
