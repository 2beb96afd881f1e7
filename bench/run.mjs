// Runs the whole bench, or one part: `npm run bench -- engine`. What it needs besides packages is fetched or built first.
import '../scripts/require-node.mjs';
import { join } from 'node:path';
import { installWhenStale } from '../scripts/install-when-stale.mjs';

await installWhenStale();

// What follows may use installed packages, so it is loaded only now.
const { runnerImport } = await import('vite');
const { buildWhenStale } = await import('../scripts/build-when-stale.mjs');
const { installPeers } = await import('./install-peers.mjs');
const { ensureChromium } = await import('../scripts/ensure-chromium.mjs');
const { ensurePostgres } = await import('../scripts/ensure-postgres.mjs');

const [first = 'whole', ...parts] = process.argv.slice(2);
const name = first.startsWith('--') ? 'whole' : first;

// Everyone is measured as in earnest; loading this way would say development, to the peers' libraries and to every child.
process.env['NODE_ENV'] = 'production';

const inBrowser = ['unlock', 'on-time', 'first-visit', 'photo', 'desk', 'size'].includes(name);
const onPostgres =
  process.env['ON'] === 'postgres' || (name === 'engine' && (parts.length === 0 || parts.includes('durable')));

if (onPostgres) {
  const postgres = await ensurePostgres();
  if (!postgres.found) throw new Error(postgres.sentence);
}
if (name === 'compare') {
  const why = await installPeers();
  if (why !== undefined) throw new Error(why);
}
if (inBrowser) {
  if (!(await buildWhenStale())) process.exit(1);
  const chromium = await ensureChromium();
  if (!chromium.found) throw new Error(chromium.sentence);
  process.env['CHROMIUM_PATH'] = chromium.path;
}
await runnerImport(join(import.meta.dirname, `${name}.ts`), { configFile: false, logLevel: 'error' });
