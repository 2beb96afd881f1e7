import { availableParallelism, loadavg } from 'node:os';
import { type Budget, type BudgetName, budgets } from '../budgets.ts';

/** One line of the table: what was counted under which budget; or, without one, what is only told. */
export interface Figure {
  readonly budget: BudgetName | null;
  readonly what: string;
  readonly value: number;
  readonly unit: Budget['unit'];
  /** Of the machine, in the minute before. */
  readonly load: number;
  readonly cores: number;
}

export type Verdict = 'met' | 'not met' | 'too busy to say' | 'told';

/** A figure that has a budget; `more` says how it came about. */
export function figure(name: BudgetName, value: number, more = ''): Figure {
  const { what, unit } = budgets[name];
  return { budget: name, what: what + more, value, unit, ...machine() };
}

/** A figure that stands on no budget. */
export function toldFigure(what: string, value: number, unit: Budget['unit']): Figure {
  return { budget: null, what, value, unit, ...machine() };
}

function machine(): Pick<Figure, 'load' | 'cores'> {
  const [load = 0] = loadavg();
  return { load, cores: availableParallelism() };
}

export function verdictOf({ budget: name, value, load, cores }: Figure): Verdict {
  if (name === null) return 'told';
  const { most = Infinity, least = -Infinity, judged }: Budget = budgets[name];
  const fits = value <= most && value >= least;
  if (fits) return 'met';
  return judged !== 'held' && load > cores ? 'too busy to say' : 'not met';
}

/** Names of the budgets that fail the check: those held and missed, and those that nothing measured though it should have been. */
export function missedBudgets(figures: readonly Figure[], expected: readonly BudgetName[]): readonly string[] {
  const missed = figures.flatMap((figure) => {
    if (figure.budget === null || budgets[figure.budget].judged === 'told') return [];
    return verdictOf(figure) === 'not met' ? [`${figure.budget}: ${valueOf(figure)}, ${limitOf(figure)}`] : [];
  });
  const measured = new Set(figures.map(({ budget }) => budget));
  return [...missed, ...expected.filter((name) => !measured.has(name)).map((name) => `${name}: not measured`)];
}

export function rowOf(figure: Figure): string {
  const busy = figure.unit === 'bytes' || figure.unit === 'requests' ? '' : figure.load.toFixed(1);
  return `| ${figure.what} | ${valueOf(figure)} | ${limitOf(figure)} | ${verdictOf(figure)} | ${busy} |`;
}

export function valueOf({ value, unit }: Pick<Figure, 'value' | 'unit'>): string {
  switch (unit) {
    case 'bytes':
      return bytesText(value);
    case 'requests':
    case 'count':
      return value.toLocaleString('en');
    case 'share':
    case 'times':
      return value.toFixed(2);
    case 'ms':
      return `${value.toFixed(1)} ms`;
    case 'seconds':
      return `${value.toFixed(1)} s`;
    case 'a second':
      return `${Math.round(value).toLocaleString('en')}/s`;
    default:
      return unit satisfies never;
  }
}

export function limitOf({ budget: name, unit }: Figure): string {
  if (name === null) return '–';
  const { most, least }: Budget = budgets[name];
  return least === undefined
    ? `≤ ${valueOf({ value: most ?? Infinity, unit })}`
    : `≥ ${valueOf({ value: least, unit })}`;
}

export function bytesText(bytes: number): string {
  if (bytes < 10_000) return `${Math.round(bytes)} B`;
  return bytes < 1_000_000 ? `${(bytes / 1_000).toFixed(1)} KB` : `${(bytes / 1_000_000).toFixed(2)} MB`;
}
