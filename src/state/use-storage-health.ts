import { useCallback, useEffect, useState } from 'react';
import type { StorageHealth } from '../store/storage-health.ts';
import { useParts } from './parts.ts';

const minutesBetweenLooks = 2;
const megabyte = 1_000_000;

/** Room left and the browser's promise to keep it (L18), looked at again every few minutes. */
export function useStorageHealth(): StorageHealth | null {
  return useAskedStorage().health;
}

/** The same, and a way to ask again at once. */
export function useAskedStorage(): { readonly health: StorageHealth | null; readonly ask: () => Promise<void> } {
  const { storageHealth } = useParts();
  const [health, setHealth] = useState<StorageHealth | null>(null);
  useEffect(() => {
    let left = false;
    const look = () =>
      void storageHealth().then((found) => {
        if (!left) setHealth(found);
      });
    look();
    const timer = setInterval(look, minutesBetweenLooks * 60_000);
    return () => {
      left = true;
      clearInterval(timer);
    };
  }, [storageHealth]);
  const ask = useCallback(async () => setHealth(await storageHealth()), [storageHealth]);
  return { health, ask };
}

/** Whole megabytes left; `null` where the browser does not tell. */
export function megabytesLeft({ quotaBytes, usedBytes }: StorageHealth): number | null {
  if (quotaBytes === null || usedBytes === null) return null;
  return Math.max(0, Math.floor((quotaBytes - usedBytes) / megabyte));
}
