import { join } from 'node:path';
import { build } from 'vite';

const root = join(import.meta.dirname, '../..');

/**
 * Builds the app as it is, but for one statement more in every script (`globalThis.newerApp`): a version of which every
 * script is new, so that an update has as much to fetch as it can have.
 */
export async function buildNewerApp(outDir: string): Promise<void> {
  const before = process.env['NODE_ENV'];
  try {
    await build({
      root,
      configFile: join(root, 'vite.config.ts'),
      logLevel: 'error',
      plugins: [{ name: 'newer', renderChunk: (code) => `${code}\nglobalThis.newerApp = true;` }],
      build: { outDir, emptyOutDir: true },
    });
  } finally {
    // A build says production to the whole process.
    process.env['NODE_ENV'] = before;
  }
}
