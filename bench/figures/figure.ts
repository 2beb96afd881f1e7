import { availableParallelism, loadavg } from 'node:os';

/** One line of the table: what was counted, and what it may be at the most (or, for rates, at the least). */
export interface Figure {
  readonly what: string;
  readonly measured: string;
  readonly budget: string;
  readonly met: boolean;
  /** Bytes and counts are; what another's work on the machine can spoil is told only. */
  readonly asserted: boolean;
}

/** Ours are kilobytes of 1,000, which is the stricter. */
export function bytesFigure(what: string, bytes: number, most: number): Figure {
  return { what, measured: kilobytes(bytes), budget: `≤ ${kilobytes(most)}`, met: bytes <= most, asserted: true };
}

export function countFigure(what: string, count: number, most: number): Figure {
  return { what, measured: String(count), budget: `≤ ${most}`, met: count <= most, asserted: true };
}

export function ratioFigure(what: string, ratio: number, most: number): Figure {
  return { what, measured: ratio.toFixed(2), budget: `≤ ${most.toFixed(2)}`, met: ratio <= most, asserted: true };
}

/** Depends on what else the machine does. */
export function rateFigure(what: string, perSecond: number, least: number): Figure {
  return {
    what: `${what} (${availableParallelism()} cores, load ${loadavg()[0]?.toFixed(1) ?? '?'})`,
    measured: `${Math.round(perSecond)}/s`,
    budget: `≥ ${least}/s`,
    met: perSecond >= least,
    asserted: false,
  };
}

export function rowOf({ what, measured, budget, met }: Figure): string {
  return `| ${what} | ${measured} | ${budget} | ${met ? 'met' : 'not met'} |`;
}

function kilobytes(bytes: number): string {
  return bytes < 10_000 ? `${bytes} B` : `${(bytes / 1_000).toFixed(1)} KB`;
}
