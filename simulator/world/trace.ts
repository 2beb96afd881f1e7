/** Two runs of one seed are the same run if their traces have the same hash. */
export interface Trace {
  note(at: number, who: string, what: string): void;
  readonly hash: string;
}

/** Folds what happened, when and to whom, into 64 bits as it happens (FNV-1a, twice with different starts). */
export function createTrace(keep?: (line: string) => void): Trace {
  let low = 0x811c9dc5;
  let high = 0x2f0b4a27;
  return {
    note(at, who, what) {
      const line = `${at.toFixed(4)} ${who} ${what}`;
      for (let index = 0; index < line.length; index += 1) {
        const code = line.charCodeAt(index);
        low = Math.imul(low ^ code, 0x0100_0193) >>> 0;
        high = Math.imul(high ^ (code + index), 0x0100_0193) >>> 0;
      }
      keep?.(line);
    },
    get hash() {
      return high.toString(16).padStart(8, '0') + low.toString(16).padStart(8, '0');
    },
  };
}
