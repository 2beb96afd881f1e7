import { availableParallelism } from 'node:os';

/** One line of the table: what was counted, and what it may be at the most (or, for rates, at the least). */
export interface Figure {
  readonly what: string;
  readonly measured: string;
  readonly budget: string;
  readonly met: boolean | 'too busy to say';
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

/** A ratio of times, which other work on the machine spoils: on one that is busy a miss is told and not held against anyone. */
export function timeFigure(what: string, ratio: number, { most, load }: { most: number; load: number }): Figure {
  const cores = availableParallelism();
  const figure = ratioFigure(`${what} (${cores} cores, load ${load.toFixed(1)} before)`, ratio, most);
  return load > cores && ratio > most ? { ...figure, met: 'too busy to say', asserted: false } : figure;
}

interface Rate {
  readonly perSecond: number;
  readonly least: number;
  /** Of the machine before it was measured. */
  readonly load: number;
}

/** Depends on what else the machine does: told beside its budget, and on a machine that is busy not judged at all. */
export function rateFigure(what: string, { perSecond, least, load }: Rate): Figure {
  const cores = availableParallelism();
  return {
    what: `${what} (${cores} cores, load ${load.toFixed(1)} before)`,
    measured: `${Math.round(perSecond)}/s`,
    budget: `≥ ${least}/s`,
    met: load > cores && perSecond < least ? 'too busy to say' : perSecond >= least,
    asserted: false,
  };
}

export function rowOf({ what, measured, budget, met }: Figure): string {
  const verdict = met === true ? 'met' : met === false ? 'not met' : met;
  return `| ${what} | ${measured} | ${budget} | ${verdict} |`;
}

function kilobytes(bytes: number): string {
  return bytes < 10_000 ? `${bytes} B` : `${(bytes / 1_000).toFixed(1)} KB`;
}
