/** Where somebody is who copies one value after the other. Positions are those of the values. */
export interface CopyProgress {
  /** The one that is copied next; `count` once there is none. */
  readonly at: number;
  readonly copied: ReadonlySet<number>;
}

export const beginCopying: CopyProgress = { at: 0, copied: new Set() };

/** The one in sight was copied: the next comes that was not copied yet. */
export function afterCopy({ at, copied }: CopyProgress, count: number): CopyProgress {
  if (at >= count) return { at, copied };
  const all = new Set([...copied, at]);
  return { at: nextOpen(at + 1, all, count), copied: all };
}

export function skip({ at, copied }: CopyProgress, count: number): CopyProgress {
  return { at: Math.min(at + 1, count), copied };
}

export function back({ at, copied }: CopyProgress): CopyProgress {
  return { at: Math.max(at - 1, 0), copied };
}

export function goTo({ copied }: CopyProgress, at: number): CopyProgress {
  return { at, copied };
}

function nextOpen(from: number, copied: ReadonlySet<number>, count: number): number {
  for (let at = from; at < count; at += 1) if (!copied.has(at)) return at;
  return count;
}
