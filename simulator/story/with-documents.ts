import type { SeededRandom } from '../../tests/support/seeded-random.ts';
import type { LineTrouble, Stranger } from '../world/line-trouble.ts';
import { choose, drawGap } from './draw.ts';
import { drawCommonTrouble } from './draw-trouble.ts';
import type { Step, StepDoes, Story } from './step.ts';

const storiesWithDocuments = 0.125;

/**
 * In some stories papers come in at the desks, and are taken away again; now and then the same one at all desks at once.
 * Drawn apart, so that the rest of a story stays what it is.
 */
export function withDocuments(
  { machines }: Pick<Story, 'machines'>,
  steps: readonly Step[],
  random: SeededRandom,
): readonly Step[] {
  if (random.next() > storiesWithDocuments) return steps;
  const step = (does: StepDoes): Step => ({
    gap: drawGap(random),
    machine: random.integer(0, machines - 1),
    seed: random.integer(1, 1_000_000),
    does,
  });
  const paper = (): Step => {
    if (random.next() < 0.25) return step({ kind: 'clash', act: 'detach' });
    return step({ kind: 'act', act: choose(random, ['attach', 'attach', 'detach'] as const), times: 1 });
  };
  const more = (one: Step): readonly Step[] => {
    const papers = random.next() < 0.4 ? [one, paper()] : [one];
    return random.next() < 0.3 ? [...papers, step({ kind: 'pageTrouble', trouble: drawPageTrouble(random) })] : papers;
  };
  return [step({ kind: 'act', act: 'attach', times: 2 }), ...steps.flatMap(more)];
}

/** What befalls a part of a page on its way, or the word on it. */
function drawPageTrouble(random: SeededRandom): LineTrouble {
  const which = random.integer(0, 6);
  const common = drawCommonTrouble(which, random);
  if (common !== undefined) return common;
  if (which === 5)
    return { kind: 'stranger', what: choose<Stranger>(random, ['page', 'empty', 404, 409, 429, 502, 503]) };
  return { kind: 'cutUp', part: random.next() };
}
