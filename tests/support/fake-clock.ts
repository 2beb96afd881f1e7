import type { Clock, Timers } from '../../src/store/device-ports.ts';

export interface FakeClock extends Clock, Timers {
  /** Moves both clocks on and runs what falls due, in order; what that sets is run too when it falls due in time. */
  advance(milliseconds: number): void;
  /** Sets the machine's clock to another moment, as a person or a dead battery would; no timer notices. */
  setMachineClock(now: number): void;
  /** How long until the next timer; `null` when none is set. */
  untilNext(): number | null;
}

interface Due {
  readonly at: number;
  readonly run: () => void;
}

/** Time that passes only when a test says so. */
export function createFakeClock(start = '2026-11-20T02:00:00.000Z'): FakeClock {
  let offset = Date.parse(start);
  let monotonic = 0;
  let due: Due[] = [];

  const nextDue = (): Due | undefined => due.toSorted((a, b) => a.at - b.at)[0];

  return {
    now: () => offset + monotonic,
    monotonic: () => monotonic,
    setMachineClock(now) {
      offset = now - monotonic;
    },
    set(milliseconds, run) {
      const entry: Due = { at: monotonic + Math.max(0, milliseconds), run };
      due.push(entry);
      return () => {
        due = due.filter((other) => other !== entry);
      };
    },
    advance(milliseconds) {
      const end = monotonic + milliseconds;
      for (let next = nextDue(); next !== undefined && next.at <= end; next = nextDue()) {
        const running = next;
        due = due.filter((other) => other !== running);
        monotonic = Math.max(monotonic, running.at);
        running.run();
      }
      monotonic = end;
    },
    untilNext() {
      const next = nextDue();
      return next === undefined ? null : next.at - monotonic;
    },
  };
}
