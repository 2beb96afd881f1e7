import { useSyncExternalStore } from 'react';

function watch(changed: () => void): () => void {
  addEventListener('online', changed);
  addEventListener('offline', changed);
  return () => {
    removeEventListener('online', changed);
    removeEventListener('offline', changed);
  };
}

/** Whether the browser says that the machine has no network at all. */
export function useMachineOffline(): boolean {
  return useSyncExternalStore(watch, () => !navigator.onLine);
}
