interface Scored<Value> {
  readonly value: Value;
  readonly score: number;
}

/** The `limit` best of what is offered: by score, and of equal ones in the order given, which must tell any two apart. */
export function createBest<Value>(limit: number, compare: (a: Value, b: Value) => number) {
  const kept: Scored<Value>[] = [];
  let count = 0;
  const isBefore = (a: Scored<Value>, b: Scored<Value>): boolean =>
    a.score === b.score ? compare(a.value, b.value) < 0 : a.score > b.score;
  return {
    offer(value: Value, score: number): void {
      count += 1;
      const one = { value, score };
      const last = kept.at(-1);
      if (kept.length >= limit && (last === undefined || !isBefore(one, last))) return;
      let [low, high] = [0, kept.length];
      while (low < high) {
        const middle = (low + high) >> 1;
        const there = kept[middle];
        if (there !== undefined && isBefore(there, one)) low = middle + 1;
        else high = middle;
      }
      kept.splice(low, 0, one);
      if (kept.length > limit) kept.pop();
    },
    found: (): readonly Value[] => kept.map(({ value }) => value),
    offered: (): number => count,
  };
}
