import { join } from 'node:path';
import { build } from 'vite';
import { cacheDirectory, projectRoot } from './project-root.mjs';

/**
 * The simulator as two files that Node runs: `main.js`, the command, and `run-seeds.js`, for whoever calls it. Faster
 * than a loader, and a plugin may change one source file on the way.
 * @param {{ folder?: string, plugins?: import('vite').Plugin[] }} [options]
 * @returns {Promise<string>} the folder
 */
export const bundleSimulator = async ({ folder = join(cacheDirectory, 'simulator'), plugins = [] } = {}) => {
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
        input: {
          main: join(projectRoot, 'simulator/main.ts'),
          'run-seeds': join(projectRoot, 'simulator/run/run-seeds.ts'),
        },
        output: { entryFileNames: '[name].js', chunkFileNames: '[name]-[hash].js' },
      },
    },
    ssr: { target: 'node', external: true },
  });
  return folder;
};
