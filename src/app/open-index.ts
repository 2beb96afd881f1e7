import { scriptUrl } from '../service-worker/worker-url.ts';
import type { Timers } from '../store/device-ports.ts';
import { indexBeside } from '../store/index-beside.ts';
import type { BoxKeys, KeptIndex } from '../store/index-talk.ts';
import { isClosedForGood } from '../store/storage-failure.ts';
import type { StoreParts } from '../store/store-parts.ts';
import { openIndexHere, scriptAddress } from './index-script.ts';

let trusted: string | undefined;

function openWorker(): Worker | null {
  if (typeof Worker === 'undefined') return null;
  trusted ??= scriptUrl('lien-mach-index', scriptAddress);
  return new Worker(trusted, { type: 'module' });
}

/** Begins the index of everything on the device, beside the page; where no worker runs, in what time the screens leave. */
export function openIndex(storeParts: StoreParts, timers: Timers, keys: BoxKeys | null): KeptIndex {
  const { database, newId } = storeParts;
  return indexBeside({
    database: database.name,
    // No more of them than boxes want: none that may leave the browser.
    keys: keys && { id: keys.id, box: keys.box, mask: keys.mask },
    openWorker,
    openHere: () => openIndexHere(storeParts, timers),
    locks: 'locks' in navigator ? navigator.locks : undefined,
    timers,
    newId,
    mayBegin: () => !isClosedForGood(database),
    report: (error) => reportError(error),
  });
}
