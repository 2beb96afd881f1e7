// The main stories in Firefox ESR: `npm run firefox`.
import './require-node.mjs';
import { installWhenStale } from './install-when-stale.mjs';
import { stopWithNpm } from './stop-with-npm.mjs';

stopWithNpm();
await installWhenStale();

// What follows may use installed packages, so it is loaded only now.
const { buildWhenStale } = await import('./build-when-stale.mjs');
const { ensureFirefox } = await import('./ensure-firefox.mjs');
const { runVitest } = await import('./run-vitest.mjs');

if (!(await buildWhenStale())) process.exit(1);
const firefox = await ensureFirefox();
if (!firefox.found) {
  console.error(firefox.sentence);
  process.exit(1);
}
console.log(firefox.version);
process.env['FIREFOX_PATH'] = firefox.path;
const { passed, failed } = await runVitest('firefox', { timeoutMs: 15 * 60_000 });
console.log(`${passed} passed, ${failed} failed`);
process.exit(failed > 0 ? 1 : 0);
