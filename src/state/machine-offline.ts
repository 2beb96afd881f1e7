import { useSyncExternalStore } from 'react';
import { usePractice } from './practice.ts';

function watch(changed: () => void): () => void {
  addEventListener('online', changed);
  addEventListener('offline', changed);
  return () => {
    removeEventListener('online', changed);
    removeEventListener('offline', changed);
  };
}

/** Whether the browser says that the machine has no network at all. Who practises needs none. */
export function useMachineOffline(): boolean {
  const practises = usePractice() !== null;
  return useSyncExternalStore(watch, () => !navigator.onLine) && !practises;
}

/** As much as some browsers tell of the line. */
interface NavigatorLine {
  readonly connection?: { readonly type?: string };
}

/** By what this machine is connected; most desktop browsers do not say, even where they tell other things of the line. */
export function kindOfLine(machine: NavigatorLine = navigator as NavigatorLine): 'wifi' | 'other' | 'unknown' {
  const type = machine.connection?.type;
  if (type === undefined || type === 'unknown') return 'unknown';
  return type === 'wifi' || type === 'ethernet' ? 'wifi' : 'other';
}
