/** How much goes over the hub's own line at once. */
export interface TrafficSize {
  now(): number;
  /** So much went through: more may. */
  through(): void;
  /** Nothing came back: less may. `true`: something has gone through since the last cut, so that it may be tried again at once. */
  cut(): boolean;
}

/** Doubled until the line was cut for the first time; after that it is felt for. */
const growth = { atFirst: 2, onceCut: 1.25 };
const share = 1 / 4;

export function createTrafficSize({ first, min, max }: Readonly<Record<'first' | 'min' | 'max', number>>): TrafficSize {
  let size = first;
  let by = growth.atFirst;
  let moved = false;
  return {
    now: () => size,
    through() {
      size = Math.min(max, Math.ceil(size * by));
      moved = true;
    },
    cut() {
      const again = moved && size > min;
      size = Math.max(min, Math.floor(size * share));
      [by, moved] = [growth.onceCut, false];
      return again;
    },
  };
}
