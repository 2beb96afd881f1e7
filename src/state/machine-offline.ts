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
