import { join } from 'node:path';
import { runnerImport } from 'vite';
import { bundleSimulator } from './bundle-simulator.mjs';
import { cacheDirectory, projectRoot } from './project-root.mjs';
import { runMutant } from './run-mutant.mjs';
import { tellSeeds } from './tell-seeds.mjs';

/** @typedef {import('../simulator/sabotage/mutant.ts').Mutant} Mutant */
/** @typedef {import('../simulator/sabotage/outcome.ts').Outcome} Outcome */

const atOnce = 2;
/** So many seeds must catch a bug within its budget. */
const usuallyEnough = 3;

/** @template Module @param {string} file @returns {Promise<Module>} */
const load = async (file) => {
  const options = /** @type {const} */ ({ configFile: false, logLevel: 'error' });
  const loaded = await runnerImport(join(projectRoot, 'simulator', file), options);
  return /** @type {{ module: Module }} */ (loaded).module;
};

/**
 * The simulator with no bug put back: whether a seed ends well in it. Each seed is told once.
 * @param {Mutant['road']} road
 */
const soundSeeds = async (road) => {
  const stories = road === undefined ? 'desks' : 'roads';
  const folder = await bundleSimulator({
    folder: join(cacheDirectory, 'sabotage', `sound-${road ?? stories}`),
    stories,
  });
  const teller = tellSeeds(folder, road);
  /** @type {Map<number, Promise<boolean>>} */
  const known = new Map();
  /** @type {Promise<unknown>} */
  let before = Promise.resolve();
  const tell = async (/** @type {number} */ seed) => {
    const report = await teller.tell(seed);
    return report !== 'tooSlow' && report.violations === 0;
  };
  return {
    isSound: (/** @type {number} */ seed) => {
      const answer = known.get(seed) ?? before.then(() => tell(seed));
      if (!known.has(seed)) {
        known.set(seed, answer);
        before = answer.catch(() => undefined);
      }
      return answer;
    },
    end: teller.end,
  };
};

/**
 * Puts bugs back one at a time, and says which of them the simulator catches.
 * @param {{ quick?: boolean, names?: readonly string[], enough?: number }} [which]
 * @returns {Promise<boolean>} whether every one was caught within its budget, and the table has no hole
 */
export const sabotage = async ({ quick = false, names = [], enough = quick ? 1 : usuallyEnough } = {}) => {
  /** @type {typeof import('../simulator/sabotage/all-mutants.ts')} */
  const { allMutants } = await load('sabotage/all-mutants.ts');
  /** @type {typeof import('../simulator/sabotage/patch-source.ts')} */
  const { patchSource: patch } = await load('sabotage/patch-source.ts');
  /** @type {typeof import('../simulator/sabotage/seeds-for.ts')} */
  const { seedsFor } = await load('sabotage/seeds-for.ts');
  /** @type {typeof import('../simulator/sabotage/table.ts')} */
  const { lineOf, tableOf, isCaught } = await load('sabotage/table.ts');
  /** @type {typeof import('../simulator/sabotage/coverage.ts')} */
  const { holesIn } = await load('sabotage/coverage.ts');

  const chosen = allMutants.filter(
    (mutant) => (!quick || mutant.quick === true) && (names.length === 0 || names.includes(mutant.name)),
  );
  /** @type {Map<Mutant['road'], ReturnType<typeof soundSeeds>>} */
  const sound = new Map();
  for (const { road } of chosen) if (!sound.has(road)) sound.set(road, soundSeeds(road));
  await Promise.all(sound.values());
  const isSound = async (/** @type {number} */ seed, /** @type {Mutant['road']} */ road) =>
    (await sound.get(road))?.isSound(seed) ?? false;
  /** @type {Outcome[]} */
  const outcomes = [];
  const waiting = [...chosen];
  const work = async () => {
    for (let mutant = waiting.shift(); mutant !== undefined; mutant = waiting.shift()) {
      const outcome = await runMutant(mutant, { patch, seedsFor, isSound, enough });
      outcomes.push(outcome);
      console.log(lineOf(outcome, enough));
    }
  };
  await Promise.all(Array.from({ length: atOnce }, work));
  for (const told of sound.values()) (await told).end();

  const caught = outcomes.filter((outcome) => isCaught(outcome, enough)).length;
  const holes = holesIn(allMutants);
  if (!quick) console.log(`\n${tableOf(outcomes, enough)}`);
  for (const hole of holes) console.log(`✗ ${hole}: no bug of it is put back, and no reason is given`);
  console.log(`${chosen.length} bugs put back, ${caught} caught within their budgets`);
  return caught === chosen.length && chosen.length > 0 && holes.length === 0;
};
