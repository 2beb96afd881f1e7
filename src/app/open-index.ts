import type { Timers } from '../store/device-ports.ts';
import { keepIndex, type KeptIndex } from '../store/keep-index.ts';
import type { StoreParts } from '../store/store-parts.ts';

const longestWait = 200;

/** Begins the index of everything on the device; it works in what time the screens leave. */
export function openIndex(storeParts: StoreParts, timers: Timers): KeptIndex {
  return keepIndex({
    ...storeParts,
    timers,
    pause: () =>
      new Promise((resolve) => {
        // Not in every browser; without it whatever is waiting goes first all the same.
        if ('requestIdleCallback' in globalThis) requestIdleCallback(() => resolve(), { timeout: longestWait });
        else setTimeout(resolve, 0);
      }),
    report: (error) => reportError(error),
  });
}
