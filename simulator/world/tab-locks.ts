import type { Locks } from '../../src/sync/lock.ts';
import type { Process, Scheduler } from './scheduler.ts';

interface Turn {
  readonly of: Process;
  readonly begin: () => void;
  /** The lock is taken from it, or it does not want it any more. */
  readonly fail: () => void;
  over: boolean;
}

/** One browser's lock manager: first come first served, unless stolen; what a dead tab held goes to the next. */
export interface TabLocks {
  locksFor(tab: Process): Locks;
  release(tab: Process): void;
}

export function createTabLocks(scheduler: Scheduler): TabLocks {
  const queues = new Map<string, readonly Turn[]>();

  const settle = (name: string): void => {
    const queue = (queues.get(name) ?? []).filter((turn) => !turn.over && turn.of.alive);
    queues.set(name, queue);
    const [first] = queue;
    if (first !== undefined) scheduler.soon(first.begin, { of: first.of });
  };

  return {
    locksFor: (tab) => ({
      request: (name, options, work) =>
        new Promise((resolve, reject) => {
          let begun = false;
          const refuse = (): void => {
            reject(new DOMException('The request was aborted.', 'AbortError'));
          };
          const turn: Turn = {
            of: tab,
            over: false,
            begin: () => {
              if (begun || turn.over) return;
              begun = true;
              void work()
                .finally(() => {
                  turn.over = true;
                  settle(name);
                })
                .then(resolve, reject);
            },
            fail: () => {
              turn.over = true;
              scheduler.soon(refuse, { of: tab });
            },
          };
          const queue = queues.get(name) ?? [];
          if ('steal' in options) {
            queue[0]?.fail();
            queues.set(name, [turn, ...queue.slice(1)]);
          } else {
            queues.set(name, [...queue, turn]);
            options.signal.addEventListener('abort', () => {
              if (begun || turn.over) return;
              turn.over = true;
              refuse();
              settle(name);
            });
          }
          settle(name);
        }),
    }),
    release: (tab) => {
      for (const [name, queue] of queues) if (queue.some((turn) => turn.of === tab)) settle(name);
    },
  };
}
