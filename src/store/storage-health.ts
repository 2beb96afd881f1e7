/** As much of the browser's storage manager as is needed. */
export interface StorageManagerPort {
  persisted?(): Promise<boolean>;
  persist?(): Promise<boolean>;
  estimate?(): Promise<{ quota?: number; usage?: number }>;
}

export interface StorageHealth {
  /** `granted`: the browser promises not to clear what is kept here by itself (L18). */
  readonly persistence: 'granted' | 'denied' | 'unknown';
  readonly usedBytes: number | null;
  readonly quotaBytes: number | null;
  /** Room is getting short: less than a tenth, or less than 50 MB, is left. */
  readonly short: boolean;
}

const leastRoom = 50 * 1024 * 1024;
const unknown: StorageHealth = { persistence: 'unknown', usedBytes: null, quotaBytes: null, short: false };

/** Asks the browser to keep the device's data for good, and how much room there is. A browser that cannot say is `unknown`. */
export async function askStorageHealth(storage: StorageManagerPort | undefined): Promise<StorageHealth> {
  if (storage === undefined) return unknown;
  const { usage, quota } = await orElse(() => storage.estimate?.(), {});
  const granted =
    (await orElse(() => storage.persisted?.(), undefined)) === true ||
    (await orElse(() => storage.persist?.(), undefined));
  const usedBytes = usage ?? null;
  const quotaBytes = quota ?? null;
  const left = usedBytes === null || quotaBytes === null ? Infinity : quotaBytes - usedBytes;
  return {
    persistence: granted === undefined ? 'unknown' : granted ? 'granted' : 'denied',
    usedBytes,
    quotaBytes,
    short: left < leastRoom || left < (quotaBytes ?? Infinity) / 10,
  };
}

// Browsers reject these in private windows and odd embeddings; that is no news to anybody at the desk.
async function orElse<Value>(ask: () => Promise<Value> | undefined, otherwise: Value): Promise<Value> {
  try {
    return (await ask()) ?? otherwise;
  } catch {
    return otherwise;
  }
}
