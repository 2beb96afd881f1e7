import { askHere } from '../store/answer-index.ts';
import type { Timers } from '../store/device-ports.ts';
import type { KeptIndex } from '../store/index-talk.ts';
import { keepIndex } from '../store/keep-index.ts';
import type { StoreParts } from '../store/store-parts.ts';
import { idlePause } from './idle-pause.ts';

/** The index in the page's own thread; it works in what time the screens leave. */
export function openIndexHere(storeParts: StoreParts, timers: Timers): KeptIndex {
  return askHere(keepIndex({ ...storeParts, timers, pause: idlePause, report: (error) => reportError(error) }));
}
