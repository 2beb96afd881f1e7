import { join } from 'node:path';
import { build } from 'vite';
import { cacheDirectory, projectRoot } from './project-root.mjs';

/** The stories that it can tell: of desks on lines, or of the roads beside them. */
const entries = {
  desks: { main: 'simulator/main.ts', 'run-seeds': 'simulator/run/run-seeds.ts' },
  roads: { main: 'simulator/other-roads/main.ts' },
};

/**
 * The simulator as files that Node runs: `main.js`, the command, and of desks `run-seeds.js`, for whoever calls it. Faster
 * than a loader, and a plugin may change one source file on the way.
 * @param {{ folder?: string, plugins?: import('vite').Plugin[], stories?: keyof typeof entries }} [options]
 * @returns {Promise<string>} the folder
 */
export const bundleSimulator = async ({
  folder = join(cacheDirectory, 'simulator'),
  plugins = [],
  stories = 'desks',
} = {}) => {
  const files = Object.entries(entries[stories]).map(
    ([name, file]) => /** @type {const} */ ([name, join(projectRoot, file)]),
  );
  await build({
    root: projectRoot,
    configFile: false,
    logLevel: 'error',
    publicDir: false,
    plugins,
    build: {
      ssr: true,
      outDir: folder,
      emptyOutDir: true,
      target: 'node20',
      minify: false,
      sourcemap: true,
      rolldownOptions: {
        input: Object.fromEntries(files),
        output: { entryFileNames: '[name].js', chunkFileNames: '[name]-[hash].js' },
      },
    },
    ssr: { target: 'node', external: true },
  });
  return folder;
};
