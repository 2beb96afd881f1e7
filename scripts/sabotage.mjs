import { join } from 'node:path';
import { runnerImport } from 'vite';
import { projectRoot } from './project-root.mjs';
import { runMutant } from './run-mutant.mjs';

/** @typedef {import('../simulator/sabotage/mutant.ts').Mutant} Mutant */

const atOnce = 2;

/** @template Module @param {string} file @returns {Promise<Module>} */
const load = async (file) => {
  const options = /** @type {const} */ ({ configFile: false, logLevel: 'error' });
  const loaded = await runnerImport(join(projectRoot, 'simulator/sabotage', file), options);
  return /** @type {{ module: Module }} */ (loaded).module;
};

/** @param {import('./run-mutant.mjs').Outcome} outcome */
const row = ({ mutant, ran, caughtIn, firstSeed, checks, seconds }) => {
  const caught = caughtIn > 0;
  const how = caught
    ? `in ${caughtIn} of ${ran} seeds, first at seed ${firstSeed} (${checks.join(', ')})`
    : 'NOT CAUGHT';
  const mark = caught ? '✓' : '✗';
  return `${mark} ${mutant.lesson.padEnd(4)} ${mutant.why}\n       ${mutant.file} (${mutant.name}): ${how}; budget ${mutant.budgetSeeds}, ${seconds.toFixed(0)} s`;
};

/**
 * Puts bugs back one at a time, and says which of them the simulator catches.
 * @param {{ quick?: boolean, names?: readonly string[] }} [which]
 * @returns {Promise<boolean>} whether every one was caught within its budget
 */
export const sabotage = async ({ quick = false, names = [] } = {}) => {
  /** @type {{ allMutants: readonly Mutant[] }} */
  const { allMutants } = await load('all-mutants.ts');
  /** @type {{ notBuiltYet: readonly import('../simulator/sabotage/mutant.ts').NotBuiltYet[] }} */
  const { notBuiltYet } = await load('not-built-yet.ts');
  /** @type {{ patchSource: (part: Pick<Mutant, 'name' | 'file' | 'edits'>, source: string) => string }} */
  const { patchSource: patch } = await load('patch-source.ts');
  /** @type {{ makeStory: (seed: number) => import('../simulator/story/step.ts').Story }} */
  const { makeStory } = await load('../story/make-story.ts');

  const chosen = allMutants.filter(
    (mutant) => (!quick || mutant.quick === true) && (names.length === 0 || names.includes(mutant.name)),
  );
  /** @type {Map<Mutant, import('./run-mutant.mjs').Outcome>} */
  const outcomes = new Map();
  const waiting = [...chosen];
  const work = async () => {
    for (let mutant = waiting.shift(); mutant !== undefined; mutant = waiting.shift()) {
      const outcome = await runMutant(mutant, { patch, makeStory });
      outcomes.set(mutant, outcome);
      console.log(row(outcome));
    }
  };
  await Promise.all(Array.from({ length: atOnce }, work));

  if (!quick && names.length === 0) {
    for (const { lesson, why } of notBuiltYet) console.log(`– ${lesson.padEnd(4)} not built yet: ${why}`);
  }
  const caught = [...outcomes.values()].filter(({ caughtIn }) => caughtIn > 0).length;
  console.log(`${chosen.length} bugs put back, ${caught} caught within their budgets`);
  return caught === chosen.length && chosen.length > 0;
};
