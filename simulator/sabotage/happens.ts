import type { StepDoes, Story } from '../story/step.ts';

/** Whether one of these befalls the story. */
export function happens(...kinds: readonly StepDoes['kind'][]): (story: Story) => boolean {
  return ({ steps }) => steps.some(({ does }) => kinds.includes(does.kind));
}
