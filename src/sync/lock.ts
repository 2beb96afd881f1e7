/** As much of the browser's lock manager as is needed. */
export interface Locks {
  request(name: string, options: { signal: AbortSignal }, work: () => Promise<void>): Promise<unknown>;
}

/** Runs `work` in one tab at a time, until `signal` ends it; without locks in every tab, which is safe too (R2). */
export type Lead = (signal: AbortSignal, work: () => Promise<void>) => Promise<void>;

export function createLead(locks: Locks | undefined, name = 'lien-mach-replay'): Lead {
  if (locks === undefined) return async (_signal, work) => work();
  return async (signal, work) => {
    try {
      await locks.request(name, { signal }, work);
    } catch (error) {
      // Stopped while it waited for its turn.
      if (!signal.aborted) throw error;
    }
  };
}
