import { fork } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { checkNames } from './check/ledger.ts';
import { readOptions } from './run/options.ts';
import { addReports, addTold, emptyReport, lastLine, type Report } from './run/report.ts';
import { runSeeds, tellAgain, tellSeed } from './run/run-seeds.ts';
import { shrinkStory } from './run/shrink.ts';
import { storyInWords } from './run/story-in-words.ts';
import { keptStories } from './story/kept-stories.ts';
import { makeStory } from './story/make-story.ts';

const workers = 2;
const seedsAtOnce = 10;
const shrinkForMs = 60_000;
/**
 * A world leaves much behind for the garbage collector, and little that stays: a larger nursery is a tenth of the time (and some 600 MB a worker). Each
 * worker has a processor of its own and no other to give work to.
 */
const workerFlags = ['--min-semi-space-size=256', '--max-semi-space-size=256', '--single-threaded'];

const options = readOptions(process.argv.slice(2));
if (options.kind === 'worker') work();
else if (options.kind === 'one') await showOne(options.seed);
else await showMany(options.seeds, options.minutes);

/** A worker runs the seeds it is sent, and tells what came of them. */
function work(): void {
  process.on('message', (seeds: number[]) => {
    void runSeeds({ seeds }).then((report) => process.send?.(report));
  });
}

async function showOne(seed: number): Promise<void> {
  const told = await tellSeed(seed);
  console.log(storyInWords(makeStory(seed)));
  console.log(`trace ${told.trace}, ${told.tasks} tasks, ${Math.round(told.lasted / 1_000)} s of made-up time`);
  for (const { check, detail } of told.violations) console.log(`✗ ${checkNames[check]}\n  ${detail}`);
  console.log(lastLine(addTold(emptyReport, told)));
  process.exitCode = told.violations.length > 0 ? 1 : 0;
}

async function showMany(seeds: number, minutes: number): Promise<void> {
  const began = performance.now();
  const endsAt = began + minutes * 60_000;
  const kept = await tellKeptStories();
  const report = await runInWorkers(seeds, () => performance.now() < endsAt);
  const seconds = (performance.now() - began) / 1_000;
  const [first] = report.failed;
  if (first !== undefined) await explain(first.seed);
  for (const { seed, violations } of report.failed.slice(0, 20)) {
    console.log(`✗ seed ${seed}: ${[...new Set(violations.map(({ check }) => check))].join(', ')}`);
  }
  const drawn = Object.entries(report.drawn).sort(([a], [b]) => (a < b ? -1 : 1));
  console.log(drawn.map(([name, count]) => `${name} ${count}`).join(', '));
  console.log(`${seconds.toFixed(1)} s, ${report.requests} requests, ${report.tasks} tasks`);
  console.log(lastLine(report));
  process.exitCode = report.violations > 0 || report.seeds === 0 || !kept ? 1 : 0;
}

/** The stories that have found a bug once; whether all of them end well. */
async function tellKeptStories(): Promise<boolean> {
  let good = true;
  for (const { why, story } of keptStories) {
    const { violations } = await tellAgain(story);
    if (violations.length === 0) continue;
    good = false;
    console.log(`✗ An old bug is back. ${why}`);
    for (const { check, detail } of violations) console.log(`  ${checkNames[check]}: ${detail}`);
  }
  return good;
}

function runInWorkers(seeds: number, goOn: () => boolean): Promise<Report> {
  let next = 1;
  let sum = emptyReport;
  const one = (): Promise<void> =>
    new Promise((resolve, reject) => {
      const worker = fork(fileURLToPath(import.meta.url), ['--worker'], { execArgv: workerFlags });
      const feed = (): void => {
        if (next > seeds || !goOn()) {
          worker.disconnect();
          return;
        }
        const last = Math.min(seeds, next + seedsAtOnce - 1);
        worker.send(Array.from({ length: last - next + 1 }, (_, at) => next + at));
        next = last + 1;
      };
      worker.on('message', (report: Report) => {
        sum = addReports(sum, report);
        feed();
      });
      worker.on('error', reject);
      worker.on('exit', (code) => {
        if (code === 0) resolve();
        else reject(new Error(`a worker ended with ${code}`));
      });
      feed();
    });
  return Promise.all(Array.from({ length: workers }, one)).then(() => sum);
}

/** The first failing seed, its broken check in one sentence, and the shortest story found. */
async function explain(seed: number): Promise<void> {
  const { violations } = await tellSeed(seed);
  const [first] = violations;
  if (first === undefined) {
    console.log(`Seed ${seed} failed among others and passes alone: the run does not replay.`);
    return;
  }
  const { check, detail } = first;
  console.log(`Seed ${seed} breaks: ${checkNames[check]}.\n${detail}`);
  const until = performance.now() + shrinkForMs;
  const shortest = await shrinkStory(makeStory(seed), { check, goOn: () => performance.now() < until });
  console.log(
    `The shortest story found (npm run simulate -- --seed ${seed} tells all of it):\n${storyInWords(shortest)}`,
  );
}
