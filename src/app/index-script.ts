import { askHere } from '../store/answer-index.ts';
import { createBoxes } from '../store/box.ts';
import { openDatabase } from '../store/database.ts';
import { plainSealer, type Timers } from '../store/device-ports.ts';
import { hashText } from '../store/hash-text.ts';
import type { KeptIndex, ToIndex } from '../store/index-talk.ts';
import { keepIndex } from '../store/keep-index.ts';
import { createAesSealer } from '../store/keys/aes-sealer.ts';
import { serveIndex } from '../store/serve-index.ts';
import type { StoreParts } from '../store/store-parts.ts';
import { idlePause } from './idle-pause.ts';

// One script in two places: what the worker runs, and what the page runs where there is no worker. So it shares every file
// it needs with the page, and is no second copy of them.

/** Its own address, for the worker that is to run it. */
export const scriptAddress = import.meta.url;

/** The index in the page's own thread; it works in what time the screens leave. */
export function openIndexHere(storeParts: StoreParts, timers: Timers): KeptIndex {
  return askHere(keepIndex({ ...storeParts, timers, pause: idlePause, report: (error) => reportError(error) }));
}

const workerTimers: Timers = {
  set(milliseconds, run) {
    const timer = setTimeout(run, milliseconds);
    return () => clearTimeout(timer);
  },
};

/** Beside the page and its own thread, on a connection of its own to the database. */
function listen(): void {
  const hear = serveIndex({
    say: (said) => postMessage(said),
    locks: 'locks' in navigator ? navigator.locks : undefined,
    open({ database: name, keys }, report) {
      const database = openDatabase({ name });
      // A machine that leaves deletes its database: whoever opened it once more would make it anew.
      database.on('versionchange', ({ newVersion }) => {
        if (newVersion === null) close();
      });
      const randomBytes = (count: number) => crypto.getRandomValues(new Uint8Array(count));
      const sealer =
        keys === null ? plainSealer : createAesSealer({ subtle: crypto.subtle, randomBytes, keys: () => keys });
      return keepIndex({
        database,
        boxes: createBoxes(sealer, hashText),
        hash: hashText,
        clock: { now: () => Date.now(), monotonic: () => performance.now() },
        timers: workerTimers,
        pause: idlePause,
        report,
      });
    },
  });
  addEventListener('message', ({ data }: MessageEvent<ToIndex>) => hear(data));
}

if ('WorkerGlobalScope' in globalThis) listen();
