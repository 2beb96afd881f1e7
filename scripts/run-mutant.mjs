import { fork } from 'node:child_process';
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { bundleSimulator } from './bundle-simulator.mjs';
import { cacheDirectory, projectRoot } from './project-root.mjs';

/** @typedef {import('../simulator/sabotage/mutant.ts').Mutant} Mutant */
/** @typedef {import('../simulator/run/report.ts').Report} Report */
/** @typedef {import('../simulator/story/step.ts').Story} Story */

/**
 * What came of a mutant: in how many of the seeds that were run it broke which checks, and in which seed first.
 * @typedef {{ mutant: Mutant, ran: number, caughtIn: number, firstSeed: number | undefined, checks: string[], seconds: number }} Outcome
 */

const seedsAtOnce = 4;
/** A few seeds that take longer are given up, and count as not caught. */
const patienceMs = 8 * 60_000;

/** @param {string} main @param {number[]} seeds @returns {Promise<Report | 'tooSlow'>} */
const runSeeds = (main, seeds) =>
  new Promise((resolve, reject) => {
    const worker = fork(main, ['--worker'], { stdio: ['ignore', 'ignore', 'pipe', 'ipc'] });
    let said = '';
    worker.stderr?.on('data', (/** @type {Buffer} */ text) => (said += text.toString()));
    const timer = setTimeout(() => {
      worker.kill('SIGKILL');
      resolve('tooSlow');
    }, patienceMs);
    worker.on('message', (report) => {
      resolve(/** @type {Report} */ (report));
      worker.disconnect();
    });
    worker.on('error', reject);
    worker.on('exit', (code) => {
      clearTimeout(timer);
      reject(new Error(`the simulator ended with ${code}: ${said.slice(-2_000)}`));
    });
    worker.send(seeds);
  });

/**
 * Builds the simulator with the bug in it and runs seeds 1, 2, 3 … until one breaks a check or the budget is spent.
 * @param {Mutant} mutant
 * @param {{ patch: (part: Pick<Mutant, 'name' | 'file' | 'edits'>, source: string) => string, makeStory: (seed: number) => Story }} tools
 * @returns {Promise<Outcome>}
 */
export const runMutant = async (mutant, { patch, makeStory }) => {
  const began = performance.now();
  const folder = join(cacheDirectory, 'sabotage', mutant.name);
  const { name, also } = mutant;
  const parts = [mutant, ...(also === undefined ? [] : [{ name, ...also }])];
  /** @type {string[]} */
  const patched = [];
  await bundleSimulator({
    folder,
    plugins: [
      {
        name: 'sabotage',
        enforce: 'pre',
        transform(code, id) {
          const part = parts.find(({ file }) => id.split('?')[0] === join(projectRoot, file));
          if (part === undefined) return undefined;
          patched.push(id);
          return patch(part, code);
        },
      },
    ],
  });
  if (patched.length < parts.length) throw new Error(`${mutant.name}: the simulator does not use ${mutant.file}`);

  const outcome = { mutant, ran: 0, caughtIn: 0, firstSeed: /** @type {number | undefined} */ (undefined) };
  /** @type {Set<string>} */
  const checks = new Set();
  const all = Array.from({ length: mutant.budgetSeeds }, (_, at) => at + 1);
  const worth = mutant.needs === undefined ? all : all.filter((seed) => mutant.needs?.(makeStory(seed)));
  for (let next = 0; next < worth.length && outcome.caughtIn === 0; next += seedsAtOnce) {
    const seeds = worth.slice(next, next + seedsAtOnce);
    const report = await runSeeds(join(folder, 'main.js'), seeds);
    outcome.ran += seeds.length;
    if (report === 'tooSlow') continue;
    outcome.caughtIn += report.failed.length;
    outcome.firstSeed ??= report.failed[0]?.seed;
    for (const { violations } of report.failed) violations.forEach(({ check }) => checks.add(check));
  }
  rmSync(folder, { recursive: true, force: true });
  return { ...outcome, checks: [...checks], seconds: (performance.now() - began) / 1_000 };
};
