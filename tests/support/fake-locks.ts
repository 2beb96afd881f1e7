import type { Locks } from '../../src/sync/lock.ts';

interface Holder {
  readonly rob: () => void;
}

/** One browser's lock manager: exclusive, first come first served, and to be stolen, as the standard has it. */
export function createFakeLocks(): Locks {
  const held = new Map<string, Holder>();
  const waiting = new Map<string, (() => void)[]>();

  const next = (name: string): void => {
    waiting.get(name)?.shift()?.();
  };
  const hold = (name: string, work: () => Promise<void>): Promise<void> =>
    new Promise<void>((resolve, reject) => {
      const mine: Holder = {
        rob: () => {
          reject(new DOMException('The lock was stolen.', 'AbortError'));
        },
      };
      held.set(name, mine);
      const over = (): void => {
        if (held.get(name) === mine) {
          held.delete(name);
          next(name);
        }
      };
      work().finally(over).then(resolve, reject);
    });

  return {
    async request(name, options, work) {
      if ('steal' in options) {
        held.get(name)?.rob();
        return hold(name, work);
      }
      if (held.has(name)) {
        await new Promise<void>((resolve, reject) => {
          const line = waiting.get(name) ?? [];
          waiting.set(name, [...line, resolve]);
          options.signal.addEventListener('abort', () => {
            waiting.set(
              name,
              (waiting.get(name) ?? []).filter((one) => one !== resolve),
            );
            reject(new DOMException('The request was aborted.', 'AbortError'));
          });
        });
      }
      return hold(name, work);
    },
  };
}
