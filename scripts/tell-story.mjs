// One of the stories too long for `npm test`, in Chromium: `npm run day`, `npm run newcomer`.
import './require-node.mjs';
import { installWhenStale } from './install-when-stale.mjs';
import { stopWithNpm } from './stop-with-npm.mjs';

const [story = ''] = process.argv.slice(2);
stopWithNpm();
await installWhenStale();

// What follows may use installed packages, so it is loaded only now.
const { buildWhenStale } = await import('./build-when-stale.mjs');
const { ensureChromium } = await import('./ensure-chromium.mjs');
const { runVitest } = await import('./run-vitest.mjs');

// Who is new builds in a clone of her own.
if (story !== 'newcomer' && !(await buildWhenStale())) process.exit(1);
const chromium = await ensureChromium();
if (!chromium.found) {
  console.error(chromium.sentence);
  process.exit(1);
}
process.env['CHROMIUM_PATH'] = chromium.path;
const { passed, failed } = await runVitest(story, { timeoutMs: 40 * 60_000 });
console.log(`${passed} passed, ${failed} failed`);
process.exit(failed > 0 ? 1 : 0);
