/** What the browser says of this device's storage. Bytes. */
export interface StorageRoom {
  readonly left: number;
  /** The browser has promised not to clear it by itself. */
  readonly persisted: boolean;
}

export interface StorageKeeper {
  /** Asks the browser to keep what is stored; it may say no (L18). */
  askToPersist(): Promise<boolean>;
  /** `null` where the browser does not tell. */
  room(): Promise<StorageRoom | null>;
}

const megabyte = 1_000_000;

/** Below this a day's work may not fit any more. */
export const littleRoom = 50 * megabyte;

export function inMegabytes(bytes: number): number {
  return Math.floor(bytes / megabyte);
}

export function createStorageKeeper(manager: StorageManager | undefined): StorageKeeper {
  return {
    async askToPersist() {
      try {
        return (await manager?.persist()) ?? false;
      } catch {
        return false;
      }
    },
    async room() {
      try {
        const { quota, usage } = (await manager?.estimate()) ?? {};
        if (quota === undefined || usage === undefined) return null;
        return { left: Math.max(0, quota - usage), persisted: (await manager?.persisted()) ?? false };
      } catch {
        return null;
      }
    },
  };
}
