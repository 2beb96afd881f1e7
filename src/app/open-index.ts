import type { Timers } from '../store/device-ports.ts';
import { keepIndex, type KeptIndex } from '../store/keep-index.ts';
import type { StoreParts } from '../store/store-parts.ts';
import { idlePause } from './idle-pause.ts';

/** Begins the index of everything on the device; it works in what time the screens leave. */
export function openIndex(storeParts: StoreParts, timers: Timers): KeptIndex {
  return keepIndex({ ...storeParts, timers, pause: idlePause, report: (error) => reportError(error) });
}
