import type { DeviceDatabase } from './database.ts';

/** Whether opening the database waits for another tab that holds the version before. Fits React's useSyncExternalStore. */
export interface UpgradeWatch {
  readonly isBlocked: () => boolean;
  readonly subscribe: (listener: () => void) => () => void;
}

/**
 * An older tab lets go of the database by itself when a newer build asks; one that is frozen cannot. The newer build then
 * waits, and goes on by itself when that tab is closed: nothing is lost, but somebody has to be told (R15, R16).
 */
export function watchUpgrade(database: DeviceDatabase): UpgradeWatch {
  const listeners = new Set<() => void>();
  let blocked = false;
  const become = (next: boolean): void => {
    if (next === blocked) return;
    blocked = next;
    for (const listener of listeners) listener();
  };
  database.on('blocked', () => become(true));
  database.on('ready', () => become(false), true);
  return {
    isBlocked: () => blocked,
    subscribe(listener) {
      listeners.add(listener);
      return () => {
        listeners.delete(listener);
      };
    },
  };
}
