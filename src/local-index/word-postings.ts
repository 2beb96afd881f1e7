/** Which slots a word stands in: growing lists of numbers by word, and the words in order for those that begin alike. */
export interface WordPostings {
  add(word: string, value: number): void;
  /** The values of exactly this word; only the first `length` count. */
  of(word: string): Posting | undefined;
  /** Words that begin so, in order. */
  beginning(prefix: string): readonly string[];
  words(): readonly string[];
}

export interface Posting {
  readonly values: Uint32Array;
  readonly length: number;
}

export function createWordPostings(): WordPostings {
  const lists = new Map<string, { values: Uint32Array; length: number }>();
  let sorted: readonly string[] | undefined;
  const words = (): readonly string[] => (sorted ??= [...lists.keys()].sort());
  return {
    add(word, value) {
      const list = lists.get(word);
      if (list === undefined) {
        lists.set(word, { values: Uint32Array.of(value), length: 1 });
        sorted = undefined;
        return;
      }
      if (list.length === list.values.length) {
        const wider = new Uint32Array(Math.ceil(list.length * 1.5) + 2);
        wider.set(list.values);
        list.values = wider;
      }
      list.values[list.length] = value;
      list.length += 1;
    },
    of: (word) => lists.get(word),
    beginning(prefix) {
      const all = words();
      let [low, high] = [0, all.length];
      while (low < high) {
        const middle = (low + high) >> 1;
        if ((all[middle] ?? '') < prefix) low = middle + 1;
        else high = middle;
      }
      let end = low;
      while (end < all.length && (all[end] ?? '').startsWith(prefix)) end += 1;
      return all.slice(low, end);
    },
    words,
  };
}
