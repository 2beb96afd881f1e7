import type { Locks } from '../../src/sync/lock.ts';
import type { Process, Scheduler } from './scheduler.ts';

interface Turn {
  readonly of: Process;
  readonly begin: () => void;
  done: boolean;
}

/** One browser's lock manager: first come first served; what a dead tab held goes to the next. */
export interface TabLocks {
  locksFor(tab: Process): Locks;
  release(tab: Process): void;
}

export function createTabLocks(scheduler: Scheduler): TabLocks {
  const queues = new Map<string, Turn[]>();

  const settle = (name: string): void => {
    const queue = (queues.get(name) ?? []).filter((turn) => !turn.done && turn.of.alive);
    queues.set(name, queue);
    const [first] = queue;
    if (first !== undefined) scheduler.soon(first.begin, { of: first.of });
  };

  return {
    locksFor: (tab) => ({
      request: (name, { signal }, work) =>
        new Promise((resolve, reject) => {
          let begun = false;
          const turn: Turn = {
            of: tab,
            done: false,
            begin: () => {
              if (begun || turn.done) return;
              begun = true;
              void work()
                .finally(() => {
                  turn.done = true;
                  settle(name);
                })
                .then(resolve, reject);
            },
          };
          signal.addEventListener('abort', () => {
            if (begun) return;
            turn.done = true;
            reject(new DOMException('The request was aborted.', 'AbortError'));
            settle(name);
          });
          queues.set(name, [...(queues.get(name) ?? []), turn]);
          settle(name);
        }),
    }),
    release: (tab) => {
      for (const [name, queue] of queues) if (queue.some((turn) => turn.of === tab)) settle(name);
    },
  };
}
