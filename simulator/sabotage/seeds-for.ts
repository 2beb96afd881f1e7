import { makeStory } from '../story/make-story.ts';
import type { Mutant } from './mutant.ts';

/** A person who does the same so many times in one go makes a story that takes as long as fifty others. */
const longAct = 60;

/** Seeds 1, 2, 3 … whose stories hold what the bug needs to show itself. Stories with very long acts are passed over. */
export function* seedsFor({ needs = () => true, road }: Mutant): Generator<number> {
  for (let seed = 1; ; seed += 1) {
    if (road !== undefined) {
      yield seed;
      continue;
    }
    const story = makeStory(seed);
    const isLong = story.steps.some(({ does }) => does.kind === 'act' && does.times > longAct);
    if (!isLong && needs(story)) yield seed;
  }
}
