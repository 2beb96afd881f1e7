/** What a request cost, whatever came of it. */
export interface Cost {
  readonly bytesUp: number;
  readonly bytesDown: number;
  readonly milliseconds: number;
  /** How often the line was cut on the way of an exchange in pieces. */
  readonly cuts?: number;
}

export function sumOf(one: Cost, other: Cost): Cost {
  return {
    bytesUp: one.bytesUp + other.bytesUp,
    bytesDown: one.bytesDown + other.bytesDown,
    milliseconds: one.milliseconds + other.milliseconds,
  };
}
