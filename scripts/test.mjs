import './require-node.mjs';
import { installWhenStale } from './install-when-stale.mjs';
import { stopWithNpm } from './stop-with-npm.mjs';

stopWithNpm();
await installWhenStale();

// What follows may use installed packages, so it is loaded only now.
const { buildWhenStale } = await import('./build-when-stale.mjs');
const { ensureChromium } = await import('./ensure-chromium.mjs');
const { ensureChromium109 } = await import('./ensure-chromium-109.mjs');
const { ensurePostgres } = await import('./ensure-postgres.mjs');
const { ensureStrace } = await import('./ensure-strace.mjs');
const { runChecks } = await import('./run-checks.mjs');
const { runNode } = await import('./run-command.mjs');
const { runVitest } = await import('./run-vitest.mjs');

const minutes = (/** @type {number} */ count) => count * 60_000;

/** @typedef {{ passed: number, failed: number, skipped?: number }} Count */

/** @param {boolean} good @returns {Count} */
const one = (good) => ({ passed: good ? 1 : 0, failed: good ? 0 : 1 });

/** A tool that is there is no test passed; one that is missing is a failure, said in one sentence. */
const tool = (/** @type {{ found: true } | { found: false, sentence: string }} */ answer) => {
  if (!answer.found) console.error(answer.sentence);
  return { passed: 0, failed: answer.found ? 0 : 1 };
};

/** @type {[name: string, run: () => Promise<Count>][]} fast ones first */
const parts = [
  ['checks', runChecks],
  ['unit tests', () => runVitest('unit', { timeoutMs: minutes(15) })],
  ['PostgreSQL', async () => tool(await ensurePostgres())],
  ['tests on sealed rows', () => runVitest('sealed', { timeoutMs: minutes(10) })],
  ['PostgreSQL tests', () => runVitest('postgres', { timeoutMs: minutes(15) })],
  ['scenarios', () => runVitest('scenarios', { timeoutMs: minutes(20) })],
  [
    'simulator',
    async () => one((await runNode('scripts/simulate.mjs', ['--seeds', '200'], { timeoutMs: minutes(15) })).code === 0),
  ],
  [
    'sabotage',
    async () =>
      one((await runNode('scripts/simulate.mjs', ['--sabotage', '--quick'], { timeoutMs: minutes(10) })).code === 0),
  ],
  ['build', async () => one(await buildWhenStale())],
  ['size budget', async () => one((await runNode('scripts/size.mjs', [])).code === 0)],
  [
    'Chromium',
    async () => {
      const answer = await ensureChromium();
      if (answer.found) process.env['CHROMIUM_PATH'] = answer.path;
      return tool(answer);
    },
  ],
  ['Chromium 109', async () => tool(await ensureChromium109())],
  ['strace', async () => tool(await ensureStrace())],
  ['browser tests', () => runVitest('e2e', { timeoutMs: minutes(40) })],
];

/** @type {[name: string, count: Count][]} */
const counts = [];
for (const [name, run] of parts) {
  console.log(`\n── ${name} ──`);
  counts.push([name, await run()]);
}

console.log('');
for (const [name, { passed, failed, skipped = 0 }] of counts) {
  const also = skipped > 0 ? `, ${skipped} skipped` : '';
  if (passed + failed + skipped > 0) console.log(`${name}: ${passed} passed, ${failed} failed${also}`);
}
const passed = counts.reduce((sum, [, count]) => sum + count.passed, 0);
const failed = counts.reduce((sum, [, count]) => sum + count.failed, 0);
console.log(`${passed} passed, ${failed} failed`);
process.exit(failed > 0 ? 1 : 0);
