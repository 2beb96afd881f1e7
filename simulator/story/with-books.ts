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

const handedOver = 0.35;

/**
 * In some of them whoever has the pen writes a number while her line is gone, and a colleague takes the pen over who knows
 * nothing of it (R19). Drawn apart, so that the rest of a story stays what it is.
 */
export function withHandOver(
  { machines }: Pick<Story, 'machines'>,
  steps: readonly Step[],
  random: SeededRandom,
): readonly Step[] {
  const keepsRegister = steps.some(({ does }) => does.kind === 'act' && does.act === 'openBook');
  if (!keepsRegister || machines < 2 || random.next() > handedOver) return steps;
  const holder = random.integer(0, machines - 1);
  const colleague = (holder + 1) % machines;
  const step = (gap: number, machine: number, does: StepDoes): Step => ({
    gap,
    machine,
    seed: random.integer(1, 1_000_000),
    does,
  });
  const act = (name: Extract<StepDoes, { kind: 'act' }>['act']): StepDoes => ({ kind: 'act', act: name, times: 1 });
  const at = random.integer(4, steps.length);
  return [
    ...steps.slice(0, at),
    step(500, holder, act('approve')),
    step(4_000, holder, act(random.next() < 0.5 ? 'lendPen' : 'takePen')),
    step(8_000, holder, { kind: 'weather', weather: { kind: 'down' }, forMs: 30_000 }),
    step(300, holder, act('enter')),
    step(200, colleague, { kind: 'wake', reason: 'button' }),
    step(4_000, colleague, act('takePen')),
    // Her machine has not heard of it: the next number it proposes is no longer hers to give.
    step(6_000, holder, act('approve')),
    step(500, holder, act('enter')),
    step(random.integer(12_000, 27_000), colleague, { kind: 'look' }),
    ...steps.slice(at),
  ];
}
