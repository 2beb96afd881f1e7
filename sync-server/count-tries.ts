interface Bounds {
  /** Tries within a window, until the next must wait. */
  readonly most: number;
  readonly windowMs: number;
  /** Keys remembered at once; beyond it the oldest is forgotten (R17). */
  readonly remembered: number;
}

/** Counts tries by a key, in windows that begin with the first of them. */
export interface TryCount {
  /** Seconds until the key may be tried again; `null`: now. */
  wait(key: string, now: number): number | null;
  add(key: string, now: number): void;
  /** So many of them were no guesses after all. */
  takeBack(key: string, tries: number): void;
  count(key: string): number;
}

export function countTries({ most, windowMs, remembered }: Bounds): TryCount {
  const counts = new Map<string, { readonly since: number; readonly count: number }>();
  const standing = (key: string, now: number) => {
    const before = counts.get(key);
    return before === undefined || now - before.since >= windowMs ? { since: now, count: 0 } : before;
  };
  return {
    wait(key, now) {
      const { since, count } = standing(key, now);
      return count >= most ? Math.max(1, Math.ceil((since + windowMs - now) / 1_000)) : null;
    },
    add(key, now) {
      const { since, count } = standing(key, now);
      counts.delete(key);
      counts.set(key, { since, count: count + 1 });
      const [oldest] = counts.keys();
      if (counts.size > remembered && oldest !== undefined) counts.delete(oldest);
    },
    takeBack(key, tries) {
      const before = counts.get(key);
      if (before === undefined) return;
      if (before.count <= tries) counts.delete(key);
      else counts.set(key, { ...before, count: before.count - tries });
    },
    count: (key) => counts.get(key)?.count ?? 0,
  };
}
