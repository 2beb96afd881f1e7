import type { SeededRandom } from '../../tests/support/seeded-random.ts';
import { choose, drawGap } from './draw.ts';
import type { Step, StepDoes, Story } from './step.ts';

const storiesWithReports = 0.15;

/**
 * In some stories volunteers bring word of births, and officers receive it, join it to a dossier or put it aside; now and
 * then all at once. Drawn apart, so that the rest of a story stays what it is.
 */
export function withReports(
  { machines }: Pick<Story, 'machines'>,
  steps: readonly Step[],
  random: SeededRandom,
): readonly Step[] {
  if (random.next() > storiesWithReports) return steps;
  const step = (does: StepDoes): Step => ({
    gap: drawGap(random),
    machine: random.integer(0, machines - 1),
    seed: random.integer(1, 1_000_000),
    does,
  });
  const does = (): StepDoes => {
    if (random.next() < 0.2)
      return { kind: 'clash', act: choose(random, ['receive', 'joinReport', 'setAside'] as const) };
    const act = choose(random, ['report', 'report', 'receive', 'receive', 'joinReport', 'setAside'] as const);
    return { kind: 'act', act, times: 1 };
  };
  return [
    step({ kind: 'act', act: 'report', times: 2 }),
    ...steps.flatMap((one) => (random.next() < 0.4 ? [one, step(does())] : [one])),
  ];
}
