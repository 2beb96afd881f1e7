import type { SeededRandom } from '../../tests/support/seeded-random.ts';
import { drawGap } from './draw.ts';
import type { Step, StepDoes, Story } from './step.ts';

const storiesWithStatements = 0.125;

/**
 * In some stories officers state values of their commune's own, now and then all of the same at once. Drawn apart, so that the
 * rest of a story stays what it is.
 */
export function withStatements(
  { machines }: Pick<Story, 'machines'>,
  steps: readonly Step[],
  random: SeededRandom,
): readonly Step[] {
  if (random.next() > storiesWithStatements) return steps;
  const step = (does: StepDoes): Step => ({
    gap: drawGap(random),
    machine: random.integer(0, machines - 1),
    seed: random.integer(1, 1_000_000),
    does,
  });
  const stated = (): Step =>
    step(random.next() < 0.3 ? { kind: 'clash', act: 'state' } : { kind: 'act', act: 'state', times: 1 });
  return [stated(), ...steps.flatMap((one) => (random.next() < 0.4 ? [one, stated()] : [one]))];
}
