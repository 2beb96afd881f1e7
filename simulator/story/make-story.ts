import { createSeededRandom, type SeededRandom } from '../../tests/support/seeded-random.ts';
import { type LineTrouble, type Stranger, strangersStatuses } from '../world/line-trouble.ts';
import type { Weather } from '../world/weather.ts';
import { mixed } from '../world/scheduler.ts';
import { addHappenings } from './add-happenings.ts';
import { withDebts } from './debts.ts';
import { choose, drawGap } from './draw.ts';
import { drawCommonTrouble } from './draw-trouble.ts';
import { withMotifs } from './motifs.ts';
import { withDocuments } from './with-documents.ts';
import { withReports } from './with-reports.ts';
import { withStatements } from './with-statements.ts';
import { withRevoked, withThieves } from './with-machines.ts';
import { withBooks, withHandOver } from './with-books.ts';
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
  const all: Step[] = [];
  const length = random.integer(10, 44);
  while (all.length < length) {
    all.push({
      gap: drawGap(random),
      machine: random.integer(0, machines - 1),
      seed: random.integer(1, 1_000_000),
      does: drawHappening(random),
    });
  }
  const steps = all.slice(0, lengthTold(length, createSeededRandom(mixed(seed, 'length'))));
  const drawn: Omit<Story, 'steps'> = {
    seed,
    machines,
    tabs: random.next() < 0.25 ? 2 : 1,
    hasLocks: random.next() < 0.8,
    servers: random.next() < 0.25 ? 2 : 1,
    database: random.next() < 0.85 ? 'modelled' : 'libsql',
    cutEvery: random.next() < 0.12 ? random.integer(32_768, 98_304) : null,
  };
  // Drawn apart, so that the rest of a story stays what it is.
  const slowStatements = createSeededRandom(mixed(seed, 'statements')).next() < 0.1;
  const wholeOnly =
    createSeededRandom(mixed(seed, 'pieces')).next() < (drawn.cutEvery === null ? 0.06 : 0.5) &&
    !hasLongRecord(drawn, steps);
  const more = addHappenings(drawn, steps);
  const kept = withBooks(drawn, more, createSeededRandom(mixed(seed, 'books')));
  const passed = withHandOver(drawn, kept, createSeededRandom(mixed(seed, 'handOver')));
  const reported = withReports(drawn, passed, createSeededRandom(mixed(seed, 'reports')));
  const stated = withStatements(drawn, reported, createSeededRandom(mixed(seed, 'statements of the commune')));
  const papers = withDocuments(drawn, stated, createSeededRandom(mixed(seed, 'documents')));
  const stolen = withThieves(drawn, papers, createSeededRandom(mixed(seed, 'thieves')));
  const told = withMotifs(drawn, stolen, createSeededRandom(mixed(seed, 'motifs')));
  const machinery = createSeededRandom(mixed(seed, 'how machines are let in'));
  const [byCode, seals] = [machinery.next() < 0.3, machinery.next() < 0.5];
  const owed = withDebts(told, createSeededRandom(mixed(seed, 'debts')));
  const revoked = withRevoked(drawn, owed, createSeededRandom(mixed(seed, 'revoked machines')));
  const photographs = createSeededRandom(mixed(seed, 'photographs')).next() < 0.5;
  return { ...drawn, slowStatements, wholeOnly, byCode, seals, photographs, steps: revoked };
}

const shortStories = 0.8;

/** Most stories are short: what goes wrong needs two or three things to meet, and more short ones are told in the time. */
function lengthTold(length: number, random: SeededRandom): number {
  return random.next() < shortStories ? Math.ceil(length * 0.38) : length;
}

/** A record that no line of such a world lets through whole: it would never come over without pieces. */
function hasLongRecord({ cutEvery }: Pick<Story, 'cutEvery'>, steps: readonly Step[]): boolean {
  return cutEvery !== null && steps.some(({ does }) => does.kind === 'act' && does.times > 60);
}

function drawHappening(random: SeededRandom): StepDoes {
  let left = random.next() * weights;
  for (const [weight, draw] of happenings) {
    left -= weight;
    if (left < 0) return draw(random);
  }
  return { kind: 'look' };
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
  const which = random.integer(0, 8);
  const common = drawCommonTrouble(which, random);
  if (common !== undefined) return common;
  switch (which) {
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
