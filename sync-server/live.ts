import type { Pokes } from './pokes.ts';
import { Refusal } from './refusal.ts';
import type { ServerStore } from './store/port.ts';

/** R17: how many may wait at a time, streams and held questions together. */
export interface LiveLimits {
  readonly perDevice: number;
  readonly perAccount: number;
  readonly perProcess: number;
}

/** One device leads with one tab; a second place for the moment in which another tab takes over. */
const usualLimits: LiveLimits = { perDevice: 2, perAccount: 8, perProcess: 10_000 };

const retryAfterSeconds = 60;

/** Who waits, and for which scope. */
export interface Waiter {
  readonly device: string;
  readonly account: string;
  readonly scope: string;
  /** Whether she may, as she is now. @throws {Refusal} when she may not: what she is told when she asks again */
  still(): Promise<void>;
  /** The latest change known of the scope has this number. May come twice, or out of order. */
  told(seq: number): void;
  /** Its place is needed, its right is gone, or the server stops. */
  end(): void;
}

/** Everybody of this process who waits to hear of changes. */
export interface Live {
  /**
   * Takes a place and returns how to leave it. Whoever has too many loses the oldest: a tab that died behind a proxy must not
   * lock out the one that works.
   * @throws {Refusal} `busy` when the process can hold no more
   */
  join(waiter: Waiter): () => void;
  /** Looks at the right of one who waits again, and ends it when that is gone (R18). */
  look(waiter: Waiter): Promise<void>;
  head(scope: string): Promise<number>;
  /** How many wait at this moment. */
  count(): number;
  endAll(): void;
}

interface LiveParts {
  readonly store: Pick<ServerStore, 'read'>;
  readonly pokes: Pick<Pokes, 'subscribe'>;
  readonly limits?: LiveLimits;
}

export function createLive({ store, pokes, limits = usualLimits }: LiveParts): Live {
  // In the order they came.
  const waiters = new Set<Waiter>();
  const byScope = new Map<string, Set<Waiter>>();

  const leave = (waiter: Waiter): void => {
    waiters.delete(waiter);
    const others = byScope.get(waiter.scope);
    others?.delete(waiter);
    if (others?.size === 0) byScope.delete(waiter.scope);
  };
  const tell = (scope: string, seq: number): void => {
    for (const waiter of [...(byScope.get(scope) ?? [])]) waiter.told(seq);
  };
  const head = async (scope: string): Promise<number> => (await store.read((of) => of(scope).counter())).seq;
  const makeRoom = (counts: (waiter: Waiter) => boolean, most: number): void => {
    const theirs = [...waiters].filter(counts);
    for (const oldest of theirs.slice(0, Math.max(0, theirs.length + 1 - most))) {
      leave(oldest);
      oldest.end();
    }
  };
  const look = async (waiter: Waiter): Promise<void> => {
    try {
      await waiter.still();
    } catch (error) {
      // A database that does not answer ends nobody: all of them would come again at once.
      if (!(error instanceof Refusal) || !waiters.has(waiter)) return;
      leave(waiter);
      waiter.end();
    }
  };
  // One after the other: thousands who wait must not ask the database at once.
  const lookAtAll = async (these: Iterable<Waiter>): Promise<void> => {
    for (const waiter of [...these]) if (waiters.has(waiter)) await look(waiter);
  };
  const lookEverywhere = async (): Promise<void> => {
    for (const scope of [...byScope.keys()]) {
      try {
        // Before the number is told, or it would be told to whom it may not.
        await lookAtAll(byScope.get(scope) ?? []);
        tell(scope, await head(scope));
      } catch {
        // Whoever waits asks by itself later (R7).
      }
    }
  };
  let isLooking = false;
  let isToLook = false;
  const missed = async (): Promise<void> => {
    isToLook = true;
    // A line that is lost time and again makes no second one look beside the first.
    if (isLooking) return;
    isLooking = true;
    while (isToLook) {
      isToLook = false;
      await lookEverywhere();
    }
    isLooking = false;
  };
  pokes.subscribe({
    poked: ({ scope, seq }) => tell(scope, seq),
    standing: (who) => void lookAtAll([...waiters].filter(({ device, account }) => device === who || account === who)),
    missed: () => void missed(),
  });

  return {
    join(waiter) {
      makeRoom(({ device }) => device === waiter.device, limits.perDevice);
      makeRoom(({ account }) => account === waiter.account, limits.perAccount);
      if (waiters.size >= limits.perProcess) {
        throw new Refusal('busy', 'Too many are waiting here; ask in the usual way.', { retryAfterSeconds });
      }
      waiters.add(waiter);
      const others = byScope.get(waiter.scope) ?? new Set();
      byScope.set(waiter.scope, others.add(waiter));
      return () => leave(waiter);
    },
    look,
    head,
    count: () => waiters.size,
    endAll() {
      for (const waiter of [...waiters]) {
        leave(waiter);
        waiter.end();
      }
    },
  };
}
