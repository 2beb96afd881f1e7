import type { ServerClock } from './server-clock.ts';

/** How busy a server process is with exchanges. Times in milliseconds. */
export interface ExchangeLoad {
  readonly sinceStartMs: number;
  /** Have come, and have no answer yet. */
  readonly underWay: number;
  /** Begun within the last minute. */
  readonly lastMinute: number;
}

/** Counts the exchanges of this process: those under way, and by seconds those begun within the last minute (R17: 60 counters). */
export interface ExchangeCount {
  begin(): void;
  end(): void;
  load(): ExchangeLoad;
}

const seconds = 60;

export function countExchanges(clock: Pick<ServerClock, 'monotonicMs'>): ExchangeCount {
  const startedMs = clock.monotonicMs();
  const begun = Array.from({ length: seconds }, () => ({ second: -1, count: 0 }));
  let underWay = 0;
  const secondNow = (): number => Math.floor((clock.monotonicMs() - startedMs) / 1_000);
  return {
    begin() {
      underWay += 1;
      const second = secondNow();
      const slot = begun[second % seconds];
      if (slot === undefined) return;
      if (slot.second !== second) slot.count = 0;
      slot.second = second;
      slot.count += 1;
    },
    end() {
      underWay -= 1;
    },
    load() {
      const oldest = secondNow() - seconds;
      const lastMinute = begun.reduce((sum, { second, count }) => sum + (second > oldest ? count : 0), 0);
      return { sinceStartMs: clock.monotonicMs() - startedMs, underWay, lastMinute };
    },
  };
}
