import type { Step, StepDoes, Story } from './step.ts';

/** A story that has found a bug once, as short as it could be made; it is told before every run of seeds. */
export interface KeptStory {
  readonly why: string;
  readonly story: Story;
}

const step = (does: StepDoes, gap = 200, machine = 0): Step => ({ gap, machine, seed: 7, does });
const years = 365 * 86_400_000;

const usual: Omit<Story, 'seed' | 'steps'> = {
  machines: 1,
  tabs: 1,
  hasLocks: true,
  servers: 1,
  cutEvery: null,
  database: 'modelled',
};

export const keptStories: readonly KeptStory[] = [
  {
    why: 'Two servers that started at once judged one act again, and its second judgement undid the first (R2).',
    story: {
      ...usual,
      seed: 57,
      servers: 2,
      steps: [step({ kind: 'poison', how: 'unknown' }), step({ kind: 'poison', how: 'throws' }, 9_000)],
    },
  },
  {
    why: 'With the clock set back by years a backoff began again whenever it ended, so that nothing was sent any more (R7).',
    story: {
      ...usual,
      seed: 56,
      steps: [
        step({ kind: 'weather', weather: { kind: 'down' }, forMs: 20_000 }),
        step({ kind: 'act', act: 'open', times: 1 }, 2_000),
        step({ kind: 'setClock', byMs: -6 * years }, 4_000),
        step({ kind: 'act', act: 'open', times: 1 }, 2_000),
      ],
    },
  },
  {
    why: 'A tab that asked the leading one to try, on a full disk, was reported as a bug of ours (L17).',
    story: {
      ...usual,
      seed: 4,
      tabs: 2,
      steps: [
        step({ kind: 'fullDisk', forMs: 5_000 }),
        step({ kind: 'wake', reason: 'button' }),
        step({ kind: 'wake', reason: 'online' }),
      ],
    },
  },
];
