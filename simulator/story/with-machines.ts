import type { SeededRandom } from '../../tests/support/seeded-random.ts';
import type { Theft } from '../world/thief.ts';
import { choose, drawGap } from './draw.ts';
import type { Step, StepDoes, Story } from './step.ts';

const minutes = 60_000;
const storiesWithThieves = 0.15;
const storiesWithRevoked = 0.2;

/** In some stories somebody overhears exchanges, and sends what she has heard. Drawn apart, so that the rest of a story stays what it is. */
export function withThieves(
  { machines }: Pick<Story, 'machines'>,
  steps: readonly Step[],
  random: SeededRandom,
): readonly Step[] {
  if (random.next() > storiesWithThieves) return steps;
  const theft = (): Step => {
    const how = choose<Theft>(random, ['late', 'otherBody', 'ownKey']);
    // What is proved holds for ten minutes.
    const milliseconds = how === 'late' ? random.integer(11 * minutes, 14 * minutes) : random.integer(0, 8 * minutes);
    return {
      gap: drawGap(random),
      machine: random.integer(0, machines - 1),
      seed: random.integer(1, 1_000_000),
      does: { kind: 'trouble', trouble: { kind: 'thief', how, milliseconds } },
    };
  };
  return [theft(), ...steps.flatMap((step) => (random.next() < 0.25 ? [step, theft()] : [step]))];
}

/** A machine that has forgotten everything has nothing to bring back from a backup, or to write in a register. */
const leavesApart: readonly StepDoes['kind'][] = ['restoreServer', 'endAccess'];

/**
 * In some stories an administrator revokes a machine while acts wait on it, now and then while it is locked; after that it
 * may begin anew as another, and officers decide about what came from it (R18).
 */
export function withRevoked(
  { machines }: Pick<Story, 'machines'>,
  steps: readonly Step[],
  random: SeededRandom,
): readonly Step[] {
  const isApart = steps.some(
    ({ does }) => leavesApart.includes(does.kind) || (does.kind === 'act' && does.act === 'openBook'),
  );
  if (isApart || random.next() > storiesWithRevoked) return steps;
  const machine = random.integer(0, machines - 1);
  const drawn = (gap: number, does: StepDoes, on = machine): Step => ({
    gap,
    machine: on,
    seed: random.integer(1, 1_000_000),
    does,
  });
  const open: StepDoes = { kind: 'act', act: 'open', times: 1 };
  const others = (): number => (machine + random.integer(0, machines - 1)) % machines;
  const at = random.integer(Math.min(2, steps.length), steps.length);
  const down = drawn(200, { kind: 'weather', weather: { kind: 'down' }, forMs: random.integer(5_000, 40_000) });
  const saves = Array.from({ length: random.integer(1, 4) }, () =>
    drawn(random.integer(50, 800), random.next() < 0.7 ? open : { kind: 'act', act: 'edit', times: 1 }),
  );
  const decides = (): Step => drawn(drawGap(random), { kind: 'decideApart', take: random.next() < 0.7 }, others());
  return [
    ...steps.slice(0, at),
    ...(random.next() < 0.7 ? [down] : []),
    ...saves,
    drawn(random.integer(0, 500), { kind: 'revokeMachine', locked: random.next() < 0.3 }),
    // What is saved while it hears of it.
    ...Array.from({ length: random.integer(0, 3) }, () => drawn(random.integer(0, 1_500), open)),
    ...steps.slice(at).flatMap((step) => (random.next() < 0.2 ? [step, decides()] : [step])),
    ...(random.next() < 0.5 ? [drawn(random.integer(20_000, 60_000), { kind: 'beginAnew' })] : []),
    ...Array.from({ length: random.integer(0, 2) }, decides),
  ];
}
