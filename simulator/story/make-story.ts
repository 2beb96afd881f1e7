import { createSeededRandom, type SeededRandom } from '../../tests/support/seeded-random.ts';
import { type LineTrouble, type Stranger, strangersStatuses } from '../world/line-trouble.ts';
import type { Weather } from '../world/line.ts';
import { mixed } from '../world/scheduler.ts';
import { drawBadStart, withMotifs } from './motifs.ts';
import { type ActKind, type Step, type StepDoes, type Story } from './step.ts';

type Draw = (random: SeededRandom) => StepDoes;

const years = 365 * 86_400_000;

/** What may happen, and how often against the rest. */
const happenings: readonly (readonly [weight: number, draw: Draw])[] = [
  [300, (random) => ({ kind: 'act', act: drawAct(random), times: 1 })],
  [24, (random) => ({ kind: 'clash', act: choose(random, ['openSame', 'edit', 'edit', 'move', 'withdraw'] as const) })],
  [4, (random) => ({ kind: 'act', act: 'edit', times: random.integer(20, 60) })],
  [1, (random) => ({ kind: 'act', act: 'print', times: random.integer(100, 300) })],
  [10, (random) => ({ kind: 'poison', how: random.next() < 0.5 ? 'throws' : 'unknown' })],
  [40, (random) => ({ kind: 'wake', reason: choose(random, ['button', 'online', 'focus'] as const) })],
  [10, () => ({ kind: 'letGo' })],
  [60, () => ({ kind: 'look' })],
  [20, (random) => ({ kind: 'signIn', officer: random.integer(0, 2) })],
  [5, () => ({ kind: 'signOut' })],
  [160, (random) => ({ kind: 'trouble', trouble: drawTrouble(random) })],
  [50, (random) => ({ kind: 'weather', weather: drawWeather(random), forMs: random.integer(2_000, 60_000) })],
  [50, (random) => ({ kind: 'killTab', afterTasks: random.integer(0, 90), backAfterMs: random.integer(0, 8_000) })],
  [10, () => ({ kind: 'openTab' })],
  [12, (random) => ({ kind: 'freeze', forMs: random.integer(1_000, 90_000) })],
  [8, (random) => ({ kind: 'hangDisk', forMs: random.integer(1_000, 40_000) })],
  [8, () => ({ kind: 'closeDisk' })],
  [8, (random) => ({ kind: 'fullDisk', forMs: random.integer(500, 30_000) })],
  [8, (random) => ({ kind: 'damageRow', table: choose(random, ['records', 'outbox', 'views'] as const) })],
  [12, () => ({ kind: 'keepDisk' })],
  [10, () => ({ kind: 'loseCommits' })],
  [8, () => ({ kind: 'clone' })],
  [12, (random) => ({ kind: 'setClock', byMs: random.integer(-10 * years, 10 * years) })],
  [30, (random) => ({ kind: 'killServer', afterTasks: random.integer(0, 25), backAfterMs: random.integer(0, 20_000) })],
  [12, (random) => ({ kind: 'serverDiskFull', writes: random.integer(1, 4) })],
];

const weights = happenings.reduce((sum, [weight]) => sum + weight, 0);

/** The story of a seed: the same on every machine. */
export function makeStory(seed: number): Story {
  const random = createSeededRandom(mixed(seed, 'story'));
  const machines = random.integer(1, 3);
  const steps: Step[] = [];
  const length = random.integer(10, 44);
  while (steps.length < length) {
    steps.push({
      gap: drawGap(random),
      machine: random.integer(0, machines - 1),
      seed: random.integer(1, 1_000_000),
      does: drawHappening(random),
    });
  }
  const drawn: Omit<Story, 'steps'> = {
    seed,
    machines,
    tabs: random.next() < 0.25 ? 2 : 1,
    hasLocks: random.next() < 0.8,
    servers: random.next() < 0.25 ? 2 : 1,
    database: random.next() < 0.85 ? 'modelled' : 'libsql',
    cutEvery: random.next() < 0.12 ? random.integer(32_768, 98_304) : null,
  };
  const { cutEvery } = drawn;
  // Drawn apart, so that the rest of a story stays what it is.
  const slowStatements = createSeededRandom(mixed(seed, 'statements')).next() < 0.1;
  const fitting = cutEvery === null ? steps : steps.map((step) => fitThrough(step, cutEvery));
  const decided = withDecisions(fitting, { machines, random: createSeededRandom(mixed(seed, 'decisions')) });
  const restored = withRestores(drawn, decided, createSeededRandom(mixed(seed, 'restores')));
  const rushed = withRushes(restored, { machines, random: createSeededRandom(mixed(seed, 'rushes')) });
  return { ...drawn, slowStatements, steps: withMotifs(drawn, rushed, createSeededRandom(mixed(seed, 'motifs'))) };
}

const storiesWithDecisions = 0.4;

/** In some stories officers decide about what is parked, now one and now all in the same moment (R10). Drawn apart, as what follows. */
function withDecisions(
  steps: readonly Step[],
  { machines, random }: { readonly machines: number; readonly random: SeededRandom },
): readonly Step[] {
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

/** Bytes that one print may take in its record, at most: nothing on these lines is packed. */
const printBytes = 500;

/** A record larger than what a line lets through at once can never come over it. */
function fitThrough(step: Step, bytes: number): Step {
  const { does } = step;
  if (does.kind !== 'act') return step;
  return { ...step, does: { ...does, times: Math.min(does.times, Math.floor(bytes / printBytes)) } };
}

const restoredOnce = 0.2;
const restoredTwice = 0.05;
/** Of the restores, so many come last: no later act tells a device that the server lacks earlier ones. */
const nothingAfter = 0.3;
/** Of the restores, so many have trouble on a line just then. */
const badStart = 0.6;

/** In some stories the server is put back to a backup made earlier. Drawn apart, so that the rest of a story stays what it is. */
function withRestores(
  { machines }: Pick<Story, 'machines'>,
  steps: readonly Step[],
  random: SeededRandom,
): readonly Step[] {
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
function withRushes(
  steps: readonly Step[],
  { machines, random }: { readonly machines: number; readonly random: SeededRandom },
): readonly Step[] {
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

function drawHappening(random: SeededRandom): StepDoes {
  let left = random.next() * weights;
  for (const [weight, draw] of happenings) {
    left -= weight;
    if (left < 0) return draw(random);
  }
  return { kind: 'look' };
}

// Many things happen within the same moments, so that they meet.
function drawGap(random: SeededRandom): number {
  const chance = random.next();
  if (chance < 0.35) return random.integer(0, 30);
  if (chance < 0.75) return random.integer(0, 600);
  return random.integer(0, 15_000);
}

function drawAct(random: SeededRandom): ActKind {
  const chance = random.next();
  if (chance < 0.3) return 'open';
  if (chance < 0.36) return 'openSame';
  if (chance < 0.62) return 'edit';
  if (chance < 0.7) return 'editTwo';
  if (chance < 0.76) return 'rename';
  if (chance < 0.85) return 'print';
  if (chance < 0.95) return 'move';
  return chance < 0.99 ? 'withdraw' : 'oversized';
}

function drawTrouble(random: SeededRandom): LineTrouble {
  switch (random.integer(0, 8)) {
    case 0:
      return { kind: 'dropBefore' };
    case 1:
      return { kind: 'dropAfter' };
    case 2:
      return { kind: 'twice', milliseconds: random.integer(0, 9_000) };
    case 3:
      return { kind: 'late', milliseconds: random.integer(500, 25_000) };
    case 4:
      return { kind: 'hang', reaches: random.next() < 0.5 };
    case 5:
      return { kind: 'cutUp', part: random.next() };
    case 6:
      return { kind: 'cutDown', part: random.next() };
    case 7:
      return { kind: 'scrambled', part: random.next() };
    default:
      return { kind: 'stranger', what: drawStranger(random) };
  }
}

function drawStranger(random: SeededRandom): Stranger {
  const chance = random.next();
  if (chance < 0.15) return 'page';
  if (chance < 0.3) return 'stale';
  if (chance < 0.4) return 'empty';
  if (chance < 0.5) return 'ourTypeNoSense';
  return choose(random, strangersStatuses);
}

function drawWeather(random: SeededRandom): Weather {
  switch (random.integer(0, 5)) {
    case 0:
      return { kind: 'down' };
    case 1:
      return { kind: 'oneWay' };
    case 2:
      return { kind: 'captive' };
    case 3:
      return { kind: 'slow', rate: 1_000 };
    case 4:
      return { kind: 'flapping', upMs: random.integer(500, 5_000), downMs: random.integer(500, 5_000) };
    default:
      return { kind: 'resets', bytes: random.integer(8_192, 40_960) };
  }
}

function choose<Item>(random: SeededRandom, items: readonly [Item, ...Item[]]): Item {
  return items[random.integer(0, items.length - 1)] ?? items[0];
}
