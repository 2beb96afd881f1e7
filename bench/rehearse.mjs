import { join } from 'node:path';
import { runnerImport } from 'vite';
import { projectRoot } from '../scripts/project-root.mjs';

/** @typedef {typeof import('./rehearse.ts')} Rehearsal */

const [births = '500', seed = '1', kind = 'oneStop'] = process.argv.slice(2);
if (kind !== 'oneStop' && kind !== 'webhook' && kind !== 'dropFolder') {
  console.error('The third word is oneStop, webhook or dropFolder.');
  process.exit(2);
}
const loaded = await runnerImport(join(projectRoot, 'bench/rehearse.ts'), { configFile: false, logLevel: 'error' });
const { rehearse } = /** @type {{ module: Rehearsal }} */ (loaded).module;
const result = await rehearse({ births: Number(births), seed: Number(seed), kind, tell: (line) => console.log(line) });
console.log(JSON.stringify(result, null, 2));
const { entered, faulty, atTheirField, stuck, far, pages, pagesThere } = result;
const isWhole =
  pagesThere === pages && far.doubled === 0 && stuck === 0 && atTheirField === faulty && far.once === entered - faulty;
console.log(isWhole ? 'Each is registered once, none is stuck, every lasting error stands at its field.' : 'NOT WHOLE');
process.exit(isWhole ? 0 : 1);
