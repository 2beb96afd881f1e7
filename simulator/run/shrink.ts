import type { CheckName } from '../check/ledger.ts';
import type { Step, Story } from '../story/step.ts';
import { tellAgain } from './run-seeds.ts';

interface ShrinkOptions {
  readonly check: CheckName;
  /** Whether there is time for another telling. */
  readonly goOn: () => boolean;
}

/** The shortest story found, by leaving steps out, that still breaks the same check. */
export async function shrinkStory(story: Story, { check, goOn }: ShrinkOptions): Promise<Story> {
  let shortest = story;
  let pieces = 2;
  while (shortest.steps.length > 1 && goOn()) {
    const { steps } = shortest;
    const size = Math.ceil(steps.length / pieces);
    let found = false;
    for (let from = 0; from < steps.length && goOn(); from += size) {
      const fewer = { ...shortest, steps: without(steps, from, size) };
      const { violations } = await tellAgain(fewer);
      if (!violations.some((violation) => violation.check === check)) continue;
      shortest = fewer;
      found = true;
      break;
    }
    if (found) pieces = Math.max(2, pieces - 1);
    else if (size === 1) break;
    else pieces = Math.min(steps.length, pieces * 2);
  }
  return shortest;
}

/** What is left out takes no time away from what stays. */
function without(steps: readonly Step[], from: number, size: number): readonly Step[] {
  const gone = steps.slice(from, from + size).reduce((sum, { gap }) => sum + gap, 0);
  const rest = steps.slice(from + size);
  const [next, ...others] = rest;
  return [...steps.slice(0, from), ...(next === undefined ? [] : [{ ...next, gap: next.gap + gone }, ...others])];
}
