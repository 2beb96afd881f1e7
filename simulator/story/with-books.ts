import type { SeededRandom } from '../../tests/support/seeded-random.ts';
import { choose, drawGap } from './draw.ts';
import type { Step, StepDoes, Story } from './step.ts';

const storiesWithBooks = 0.2;

/** In some stories the commune keeps a register: it is opened, its pen is lent, given back and taken over, and numbers are taken. */
export function withBooks(
  { machines }: Pick<Story, 'machines'>,
  steps: readonly Step[],
  random: SeededRandom,
): readonly Step[] {
  if (random.next() > storiesWithBooks) return steps;
  const step = (does: StepDoes, gap = drawGap(random)): Step => ({
    gap,
    machine: random.integer(0, machines),
    seed: random.integer(1, 1_000_000),
    does,
  });
  const acts = (...kinds: readonly Extract<StepDoes, { kind: 'act' }>['act'][]): Step[] =>
    kinds.map((act) => step({ kind: 'act', act, times: 1 }));
  const some = (): Step[] => {
    const chance = random.next();
    if (chance < 0.45) return acts('approve', 'enter');
    if (chance < 0.7) return acts('enter');
    return acts(choose(random, ['lendPen', 'lendPen', 'returnPen', 'takePen', 'strike', 'closeDoubt'] as const));
  };
  return [
    ...acts('openBook', 'approve', 'lendPen', 'approve'),
    ...steps.flatMap((one) => (random.next() < 0.5 ? [one, ...some()] : [one])),
    ...acts('enter'),
  ];
}
