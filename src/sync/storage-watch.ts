/** Whether this tab's database answers. Known to nobody but the tab itself: what it cannot read, it cannot write down either. */
export interface StorageWatch {
  readonly answered: () => void;
  readonly silent: (inARow: number) => void;
  /** These two fit React's useSyncExternalStore. */
  readonly isSilent: () => boolean;
  readonly subscribe: (listener: () => void) => () => void;
}

/** So many looks without an answer, and the connection is opened anew (L17); then again after twice as many. */
const firstReopening = 3;

export function createStorageWatch(reopen: () => Promise<void>): StorageWatch {
  const listeners = new Set<() => void>();
  let isSilent = false;
  let reopenAt = firstReopening;
  const change = (to: boolean): void => {
    if (to === isSilent) return;
    isSilent = to;
    for (const listener of listeners) listener();
  };
  return {
    answered() {
      reopenAt = firstReopening;
      change(false);
    },
    silent(inARow) {
      change(true);
      if (inARow < reopenAt) return;
      reopenAt = inARow * 2;
      // Whether it helped is told by the next look.
      reopen().catch(() => undefined);
    },
    isSilent: () => isSilent,
    subscribe(listener) {
      listeners.add(listener);
      return () => {
        listeners.delete(listener);
      };
    },
  };
}
