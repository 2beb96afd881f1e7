import type { CheckName, Violation } from '../check/ledger.ts';
import type { Told } from '../story/tell-story.ts';

export interface FailedSeed {
  readonly seed: number;
  readonly violations: readonly Violation[];
}

/** What came of a run of seeds. */
export interface Report {
  readonly seeds: number;
  readonly mutations: number;
  readonly requests: number;
  readonly tasks: number;
  /** Acts lost and acts doubled. */
  readonly lost: number;
  readonly doubled: number;
  readonly violations: number;
  readonly failed: readonly FailedSeed[];
  /** How many seeds broke each check. */
  readonly caughtBy: Readonly<Partial<Record<CheckName, number>>>;
  /** How often each kind of happening was drawn. */
  readonly drawn: Readonly<Record<string, number>>;
}

export const emptyReport: Report = {
  seeds: 0,
  mutations: 0,
  requests: 0,
  tasks: 0,
  lost: 0,
  doubled: 0,
  violations: 0,
  failed: [],
  caughtBy: {},
  drawn: {},
};

/** What of a story is counted. */
type Counted = Pick<Told, 'seed' | 'violations' | 'mutations' | 'requests' | 'tasks' | 'drawn'>;

export function addTold(report: Report, told: Counted): Report {
  const { seed, violations } = told;
  const count = (check: CheckName): number => violations.filter((violation) => violation.check === check).length;
  const checks = [...new Set(violations.map(({ check }) => check))];
  return addReports(report, {
    seeds: 1,
    mutations: told.mutations,
    requests: told.requests,
    tasks: told.tasks,
    lost: count('lost') + count('onDisk'),
    doubled: count('doubled'),
    violations: violations.length,
    failed: violations.length === 0 ? [] : [{ seed, violations }],
    caughtBy: Object.fromEntries(checks.map((check) => [check, 1])),
    drawn: told.drawn,
  });
}

export function addReports(a: Report, b: Report): Report {
  return {
    seeds: a.seeds + b.seeds,
    mutations: a.mutations + b.mutations,
    requests: a.requests + b.requests,
    tasks: a.tasks + b.tasks,
    lost: a.lost + b.lost,
    doubled: a.doubled + b.doubled,
    violations: a.violations + b.violations,
    failed: [...a.failed, ...b.failed],
    caughtBy: addCounts(a.caughtBy, b.caughtBy),
    drawn: addCounts(a.drawn, b.drawn),
  };
}

function addCounts(a: Readonly<Record<string, number>>, b: Readonly<Record<string, number>>): Record<string, number> {
  const sum = { ...a };
  for (const [name, count] of Object.entries(b)) sum[name] = (sum[name] ?? 0) + count;
  return sum;
}

/** The line a run ends with. */
export function lastLine({ seeds, mutations, lost, doubled, violations }: Report): string {
  return `${seeds} seeds, ${mutations} mutations, ${lost} lost, ${doubled} doubled, ${violations} violations`;
}
