import type { Locks } from '../../src/sync/lock.ts';

/** One browser's lock manager: exclusive, first come first served, as the standard has it. */
export function createFakeLocks(): Locks {
  const tails = new Map<string, Promise<void>>();
  return {
    async request(name, { signal }, work) {
      const before = tails.get(name) ?? Promise.resolve();
      let release: () => void = () => undefined;
      tails.set(
        name,
        new Promise((resolve) => {
          release = resolve;
        }),
      );
      try {
        await Promise.race([before, aborted(signal)]);
        await work();
        return undefined;
      } finally {
        void before.then(release);
      }
    },
  };
}

function aborted(signal: AbortSignal): Promise<never> {
  return new Promise((_resolve, reject) => {
    signal.addEventListener('abort', () => {
      reject(new DOMException('The request was aborted.', 'AbortError'));
    });
  });
}
