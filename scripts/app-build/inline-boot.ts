import { readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { build } from 'vite';
import type { FirstScreen } from '../../src/boot/first-screen.ts';
import type { FirstScreenFiles } from './first-screen-files.ts';

/** What Vite put into index.html to load the app: the boot loads the same, through the service worker. */
const loadedByVite = /\s*<(?:script type="module"|link rel="(?:modulepreload|stylesheet)")[^>]*>(?:<\/script>)?/g;
const marker = '<!-- boot -->';
const comments = /\s*\/\/ .*$/gm;

/**
 * Puts src/boot.ts into dist/app/index.html: one reply, small enough for any connection, is all that must arrive
 * before the service worker takes over. Expects the `.gz` of every first-screen file beside it.
 */
export async function inlineBoot(root: string, appFolder: string, files: FirstScreenFiles): Promise<void> {
  const travelling = [files.entry, ...files.modules, ...files.styles];
  const bytes = travelling.reduce((sum, url) => sum + statSync(join(appFolder, `${url}.gz`)).size, 0);
  const code = await bundleBoot(root, { ...files, bytes });
  const indexFile = join(appFolder, 'index.html');
  const html = readFileSync(indexFile, 'utf8')
    .replaceAll(loadedByVite, '')
    .replaceAll(comments, '')
    .replaceAll(/\n\s*/g, '\n');
  if (!html.includes(marker)) throw new Error(`index.html has no ${marker}`);
  writeFileSync(
    indexFile,
    html.replace(marker, () => `<script>${code}</script>`),
  );
}

async function bundleBoot(root: string, first: FirstScreen): Promise<string> {
  const result = await build({
    root,
    configFile: false,
    publicDir: false,
    logLevel: 'warn',
    define: { __FIRST_SCREEN__: JSON.stringify(first) },
    build: {
      write: false,
      target: 'chrome109',
      lib: { entry: join(root, 'src/boot.ts'), name: 'boot', formats: ['iife'] },
    },
  });
  const outputs = (Array.isArray(result) ? result : [result]).flatMap((each) => ('output' in each ? each.output : []));
  const [chunk] = outputs;
  if (outputs.length !== 1 || chunk?.type !== 'chunk') throw new Error('The boot must be one script.');
  if (chunk.code.includes('</')) throw new Error('The boot must not hold what could end its script element.');
  return chunk.code.trim();
}
