import { createSeededRandom, type SeededRandom } from '../../tests/support/seeded-random.ts';
import type { LineTrouble } from '../world/line-trouble.ts';
import { mixed } from '../world/scheduler.ts';
import { choose, drawGap } from './draw.ts';
import { drawBadStart } from './motifs.ts';
import type { Step, StepDoes, Story } from './step.ts';

/** What befalls some stories beside what is drawn for all. Each kind has a chance of its own, so that the rest of a story stays what it is. */
export function addHappenings(
  { seed, machines }: Pick<Story, 'seed' | 'machines'>,
  steps: readonly Step[],
): readonly Step[] {
  const of = (name: string): Drawing => ({ machines, random: createSeededRandom(mixed(seed, name)) });
  const decided = withDecisions(steps, of('decisions'));
  const restored = withRestores(decided, of('restores'));
  if (restored.length > decided.length) return withRushes(restored, of('rushes'));
  return withEnding(decided, of('endings'));
}

interface Drawing {
  readonly machines: number;
  readonly random: SeededRandom;
}

const storiesWithEnding = 0.2;

/** R18: in some stories an officer loses her access, and others decide about what comes from her after that. */
function withEnding(steps: readonly Step[], { machines, random }: Drawing): readonly Step[] {
  if (random.next() > storiesWithEnding) return steps;
  const drawn = (does: StepDoes): Step => ({
    gap: drawGap(random),
    machine: random.integer(0, machines - 1),
    seed: random.integer(1, 1_000_000),
    does,
  });
  const officer = random.integer(0, 2);
  const ends = random.integer(Math.min(3, steps.length), steps.length);
  const after = steps.slice(ends).flatMap((step) => {
    const chance = random.next();
    if (chance < 0.15) return [step, drawn({ kind: 'decideApart', take: random.next() < 0.7 })];
    return chance < 0.22 ? [step, drawn({ kind: 'signIn', officer: random.integer(0, 2) })] : [step];
  });
  const decisions = Array.from({ length: random.integer(1, 3) }, () =>
    drawn({ kind: 'decideApart', take: random.next() < 0.7 }),
  );
  return [...steps.slice(0, ends), drawn({ kind: 'endAccess', officer }), ...after, ...decisions];
}

const storiesWithDecisions = 0.4;

/** In some stories officers decide about what is parked, now one and now all in the same moment (R10). Drawn apart, as what follows. */
function withDecisions(steps: readonly Step[], { machines, random }: Drawing): readonly Step[] {
  if (machines < 2 || random.next() > storiesWithDecisions) return steps;
  return steps.flatMap((step, at) => {
    const meets = step.does.kind === 'clash' || random.next() < 0.15;
    if (at < 3 || !meets) return [step];
    const drawn = (does: StepDoes): Step => ({
      gap: drawGap(random),
      machine: random.integer(0, machines - 1),
      seed: random.integer(1, 1_000_000),
      does,
    });
    const clash = drawn({ kind: 'clash', act: 'edit' });
    const decide = drawn(
      random.next() < 0.3 ? { kind: 'clash', act: 'decide' } : { kind: 'act', act: 'decide', times: 1 },
    );
    return [step, clash, decide];
  });
}

const restoredOnce = 0.2;
const restoredTwice = 0.05;
/** Of the restores, so many come last: no later act tells a device that the server lacks earlier ones. */
const nothingAfter = 0.3;
/** Of the restores, so many have trouble on a line just then. */
const badStart = 0.6;

/** In some stories the server is put back to a backup made earlier. Drawn apart, so that the rest of a story stays what it is. */
function withRestores(steps: readonly Step[], { machines, random }: Drawing): readonly Step[] {
  const chance = random.next();
  const times = chance < restoredTwice ? 2 : chance < restoredOnce ? 1 : 0;
  let drawn = steps;
  for (let time = 0; time < times; time += 1) {
    const backUp = random.integer(0, drawn.length - 1);
    const restore = random.next() < nothingAfter ? drawn.length : random.integer(backUp, drawn.length);
    const step = (kind: 'backUpServer' | 'restoreServer'): Step => ({
      gap: drawGap(random),
      machine: 0,
      seed: random.integer(1, 1_000_000),
      does: { kind },
    });
    drawn = [
      ...drawn.slice(0, backUp),
      step('backUpServer'),
      ...drawn.slice(backUp, restore),
      step('restoreServer'),
      ...(random.next() < badStart ? drawBadStart(random, machines) : []),
      ...drawn.slice(restore),
    ];
  }
  return drawn;
}

const restoresWithRush = 0.7;

/** Around most restores people meet on the same fields, and lines and tabs break while what was lost is offered again. */
function withRushes(steps: readonly Step[], { machines, random }: Drawing): readonly Step[] {
  const drawn = (does: StepDoes): Step => ({
    gap: random.integer(0, 900),
    machine: random.integer(0, machines - 1),
    seed: random.integer(1, 1_000_000),
    does,
  });
  const meet = (): Step =>
    drawn({ kind: 'clash', act: choose(random, ['edit', 'edit', 'editTwo', 'move', 'decide'] as const) });
  const breaks = (): Step =>
    random.next() < 0.6
      ? drawn({ kind: 'trouble', trouble: drawLostAnswer(random) })
      : drawn({ kind: 'killTab', afterTasks: random.integer(0, 60), backAfterMs: random.integer(0, 3_000) });
  return steps.flatMap((step) => {
    if (step.does.kind !== 'restoreServer' || random.next() > restoresWithRush) return [step];
    const before = Array.from({ length: random.integer(1, 3) }, meet);
    const after = Array.from({ length: random.integer(2, 6) }, () => (random.next() < 0.5 ? meet() : breaks()));
    return [...before, step, ...after];
  });
}

function drawLostAnswer(random: SeededRandom): LineTrouble {
  return choose<LineTrouble>(random, [
    { kind: 'dropAfter' },
    { kind: 'hang', reaches: true },
    { kind: 'cutDown', part: random.next() },
    { kind: 'twice', milliseconds: random.integer(0, 4_000) },
    { kind: 'late', milliseconds: random.integer(500, 6_000) },
  ]);
}
