import { liveQuery } from 'dexie';
import { countWaiting } from './exchange-status.ts';
import type { StoreEvent } from './exchange-store.ts';
import { readMeta } from './meta.ts';
import type { StoreParts } from './store-parts.ts';

interface Seen {
  readonly waiting: number;
  readonly session: number | undefined;
  readonly pokes: number;
  readonly reason: string;
}

/** What happens in this tab and in others reaches the loop through the database alone: there is nothing else to agree on. */
export function watchStore({ database }: StoreParts, onEvent: (event: StoreEvent) => void): () => void {
  let last: Seen | undefined;
  const look = liveQuery(() =>
    database.transaction('r', database.meta, database.outbox, async (): Promise<Seen> => {
      const poke = await readMeta(database, 'poke');
      return {
        waiting: await countWaiting(database),
        session: (await readMeta(database, 'session'))?.since,
        pokes: poke?.count ?? 0,
        reason: poke?.reason ?? '',
      };
    }),
  );
  const subscription = look.subscribe({
    next(seen) {
      const before = last;
      last = seen;
      if (before === undefined) return;
      if (seen.pokes > before.pokes) onEvent({ poke: seen.reason });
      if (seen.session !== undefined && seen.session !== before.session) onEvent('signIn');
      if (seen.waiting > before.waiting) onEvent('saved');
    },
    // A database that cannot be read now wakes nobody; timers and other hints still do.
    error: () => undefined,
  });
  return () => {
    subscription.unsubscribe();
  };
}
