import type { Logger } from 'pino';
import { failureForLog } from '../log.ts';
import type { ServerClock } from '../server-clock.ts';
import type { ServerTimers } from '../server-timers.ts';
import type { ReadLogStore } from '../store/port.ts';
import { readLogDays } from './retention-rules.ts';

const dayMs = 86_400_000;
/** After the start. */
const settlingMs = 5 * 60_000;
/** At once, so that nobody waits long for the database. */
const rowsAtOnce = 1_000;

interface EraseParts {
  readonly store: Pick<ReadLogStore, 'forgetBefore'>;
  readonly clock: ServerClock;
  readonly timers: ServerTimers;
  readonly log: Logger;
  readonly pause: () => Promise<void>;
}

/** Erases what has been kept as long as its rule says, once a day. Returns how to stop. */
export function eraseByAge({ store, clock, timers, log, pause }: EraseParts): () => void {
  let stopped = false;
  let cancel = (): void => undefined;
  const once = async (): Promise<void> => {
    try {
      const before = new Date(Date.parse(clock.now()) - readLogDays * dayMs).toISOString();
      let erased = 0;
      for (let more = rowsAtOnce; more >= rowsAtOnce && !stopped;) {
        more = await store.forgetBefore(before, rowsAtOnce);
        erased += more;
        await pause();
      }
      if (erased > 0) log.info({ erased }, 'erased by age');
    } catch (error) {
      log.error(failureForLog(error), 'nothing could be erased by age');
    }
    plan(dayMs);
  };
  const plan = (milliseconds: number): void => {
    if (!stopped) cancel = timers.set(milliseconds, () => void once());
  };
  plan(settlingMs);
  return () => {
    stopped = true;
    cancel();
  };
}
