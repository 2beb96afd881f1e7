/** Something was written in a scope whose latest change now has the number `seq`. */
export interface Poke {
  readonly scope: string;
  readonly seq: number;
}

/** Neither may throw: the writer calls them, and what it wrote is committed already. */
export interface PokeListener {
  /** The number may be one already known: a receipt may have been revised without a change to any record. */
  poked(poke: Poke): void;
  /** What this account or machine may may be another now, by its id: whoever waits in its name is looked at again. */
  standing?(who: string): void;
  /** The line to the other processes was lost for a while, and pokes with it: whoever waits had better look. */
  missed(): void;
}

/**
 * Tells whoever waits that there is something to pull. A hint and no more: it may come twice, late, in another order or
 * not at all, and a device that hears none still asks by itself (R7).
 */
export interface Pokes {
  /** After the commit. Reaches the listeners of this process at once and those of other processes soon. */
  readonly publish: (poke: Poke) => void;
  /** The same of an account or a machine whose rights, or a sign-in of which, may be gone. */
  readonly publishStanding: (who: string) => void;
  /** Returns how to stop listening. */
  readonly subscribe: (listener: PokeListener) => () => void;
  readonly close: () => Promise<void>;
}

/** For the one process that has its database to itself. */
export function createLocalPokes(): Pokes {
  const listeners = new Set<PokeListener>();
  return {
    publish(poke) {
      for (const listener of [...listeners]) listener.poked(poke);
    },
    publishStanding(who) {
      for (const listener of [...listeners]) listener.standing?.(who);
    },
    subscribe(listener) {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
    async close() {
      listeners.clear();
    },
  };
}
