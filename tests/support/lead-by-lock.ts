import type { Leadership } from '../../src/sync/leader.ts';
import type { Locks } from '../../src/sync/lock.ts';

/** Leads while it has the lock, and looks at no term: for tests of what a leader does, not of who leads. */
export function leadByLock(locks: Locks): Pick<Leadership, 'lead'> {
  return {
    async lead(signal, work) {
      try {
        await locks.request('lead', { signal }, () => work(signal));
      } catch (error) {
        if (!signal.aborted) throw error;
      }
    },
  };
}
