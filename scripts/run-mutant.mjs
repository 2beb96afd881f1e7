import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { bundleSimulator } from './bundle-simulator.mjs';
import { cacheDirectory, projectRoot } from './project-root.mjs';
import { tellSeeds } from './tell-seeds.mjs';

/** @typedef {import('../simulator/sabotage/mutant.ts').Mutant} Mutant */
/** @typedef {import('../simulator/sabotage/outcome.ts').Outcome} Outcome */
/** @typedef {import('../simulator/story/step.ts').Story} Story */

/**
 * @typedef {object} Tools
 * @property {(part: Pick<Mutant, 'name' | 'file' | 'edits'>, source: string) => string} patch
 * @property {(mutant: Mutant) => Iterable<number>} seedsFor the seeds whose stories can show the bug, lowest first
 * @property {(seed: number, road: Mutant['road']) => Promise<boolean>} isSound whether the seed ends well with no bug in it
 * @property {number} enough so many seeds that catch it end the run
 */

/** @param {Mutant} mutant @param {Tools['patch']} patch @returns {Promise<string>} the folder */
const bundleMutant = async (mutant, patch) => {
  const folder = join(cacheDirectory, 'sabotage', mutant.name);
  const { name, also } = mutant;
  const parts = [mutant, ...(also === undefined ? [] : [{ name, ...also }])];
  const patched = new Set();
  await bundleSimulator({
    folder,
    stories: mutant.road === undefined ? 'desks' : 'roads',
    plugins: [
      {
        name: 'sabotage',
        enforce: 'pre',
        transform(code, id) {
          const part = parts.find(({ file }) => id.split('?')[0] === join(projectRoot, file));
          if (part === undefined) return undefined;
          patched.add(part.file);
          return patch(part, code);
        },
      },
    ],
  });
  if (patched.size < parts.length) throw new Error(`${name}: the simulator does not use ${mutant.file}`);
  return folder;
};

/**
 * Builds the simulator with the bug in it and tells stories until enough of them break a check, or the budget is spent.
 * A story that breaks without the bug as well proves nothing and is not counted as having caught it.
 * @param {Mutant} mutant
 * @param {Tools} tools
 * @returns {Promise<Outcome>}
 */
export const runMutant = async (mutant, { patch, seedsFor, isSound, enough }) => {
  const began = performance.now();
  const folder = await bundleMutant(mutant, patch);
  const teller = tellSeeds(folder, mutant.road);
  /** @type {Outcome['caught'][number][]} */
  const caught = [];
  let [told, lastSeed, givenUp] = [0, 0, 0];
  try {
    for (const seed of seedsFor(mutant)) {
      if (told >= mutant.budget || caught.length >= enough) break;
      told += 1;
      lastSeed = seed;
      const report = await teller.tell(seed);
      if (report === 'tooSlow') givenUp += 1;
      else {
        const [first] = report.failed.flatMap(({ violations }) => violations);
        if (first !== undefined && (await isSound(seed, mutant.road))) caught.push({ seed, check: first.check });
      }
    }
  } finally {
    teller.end();
    rmSync(folder, { recursive: true, force: true });
  }
  return { mutant, told, lastSeed, caught, givenUp, seconds: (performance.now() - began) / 1_000 };
};
