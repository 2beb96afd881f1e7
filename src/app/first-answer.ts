import type { DeviceStore } from '../store/create-store.ts';
import type { Timers } from '../store/device-ports.ts';
import { idlePause } from './idle-pause.ts';

/** Somebody may stand on a screen that asks for no dossiers. */
const longestWait = 3_000;

/** A store, and a wait until the first screen's dossiers have been read and drawn: what is not for that screen comes after. */
export function untilFirstAnswer(
  store: DeviceStore,
  timers: Timers,
): { readonly store: DeviceStore; readonly calm: () => Promise<void> } {
  let answered: () => void = () => undefined;
  const first = new Promise<void>((resolve) => (answered = resolve));
  return {
    store: {
      ...store,
      async dossiers(page) {
        const found = await store.dossiers(page);
        // A task of its own: whoever waits must not go on inside the reader's transaction, which may write nothing.
        timers.set(0, answered);
        return found;
      },
    },
    async calm() {
      await Promise.race([first, new Promise<void>((resolve) => void timers.set(longestWait, resolve))]);
      // Twice: what was read is drawn in between.
      await idlePause();
      await idlePause();
    },
  };
}
