/** Numbers beside the slots they stand in, walked from end to end: some hundred thousand take well under a millisecond. */
export interface KeyColumn {
  add(key: number, slot: number): void;
  /** Calls `found` with the slot of every key that fits. */
  each(fits: (key: number) => boolean, found: (slot: number) => void): void;
}

export function createKeyColumn(): KeyColumn {
  let keys = new Float64Array(64);
  let slots = new Uint32Array(64);
  let length = 0;
  return {
    add(key, slot) {
      if (length === keys.length) {
        const [before, beside] = [keys, slots];
        keys = new Float64Array(length * 2);
        slots = new Uint32Array(length * 2);
        keys.set(before);
        slots.set(beside);
      }
      keys[length] = key;
      slots[length] = slot;
      length += 1;
    },
    each(fits, found) {
      for (let at = 0; at < length; at += 1) if (fits(keys[at] ?? 0)) found(slots[at] ?? 0);
    },
  };
}
