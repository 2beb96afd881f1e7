import { createBoxes } from '../store/box.ts';
import { openDatabase } from '../store/database.ts';
import { plainSealer } from '../store/device-ports.ts';
import { hashText } from '../store/hash-text.ts';
import type { ToIndex } from '../store/index-talk.ts';
import { keepIndex } from '../store/keep-index.ts';
import { createAesSealer } from '../store/keys/aes-sealer.ts';
import { serveIndex } from '../store/serve-index.ts';
import { idlePause } from './idle-pause.ts';

// Beside the page and its own thread: the index of everything on the device, on a connection of its own to its database.
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
      timers: {
        set(milliseconds, run) {
          const timer = setTimeout(run, milliseconds);
          return () => clearTimeout(timer);
        },
      },
      pause: idlePause,
      report,
    });
  },
});

addEventListener('message', ({ data }: MessageEvent<ToIndex>) => hear(data));
