// Everything the tests need from outside, without running them.
import './require-node.mjs';
import { installWhenStale } from './install-when-stale.mjs';

await installWhenStale();
const { ensureChromium } = await import('./ensure-chromium.mjs');
const { ensureChromium109 } = await import('./ensure-chromium-109.mjs');
const { ensurePostgres } = await import('./ensure-postgres.mjs');
const { ensureStrace } = await import('./ensure-strace.mjs');

for (const [name, ensure] of /** @type {const} */ ([
  ['Chromium', ensureChromium],
  ['Chromium 109', ensureChromium109],
  ['PostgreSQL', ensurePostgres],
  ['strace', ensureStrace],
])) {
  const answer = await ensure();
  console.log(answer.found ? `${name}: ready` : answer.sentence);
  if (!answer.found) process.exitCode = 1;
}
