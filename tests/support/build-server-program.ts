import { mkdirSync, mkdtempSync, rmSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { build } from 'vite';

const root = join(import.meta.dirname, '../..');
const cache = join(root, '.cache/test-servers');
const built = new Map<string, Promise<string>>();

/** Bundles a server from its sources as the real build does, once in this process; the built app lies beside it as in `dist`. */
export function buildServerProgram(entry = 'sync-server/main.ts'): Promise<string> {
  const program = built.get(entry) ?? bundle(entry);
  built.set(entry, program);
  return program;
}

async function bundle(entry: string): Promise<string> {
  mkdirSync(cache, { recursive: true });
  // Inside the project, so that the bundle finds its packages.
  const place = mkdtempSync(join(cache, 'server-'));
  process.once('exit', () => rmSync(place, { recursive: true, force: true }));
  symlinkSync(join(root, 'dist/app'), join(place, 'app'));
  await build({
    root,
    configFile: join(root, 'vite.server.config.ts'),
    logLevel: 'error',
    build: { ssr: entry, outDir: join(place, 'server'), emptyOutDir: true },
  });
  return join(place, 'server/main.js');
}
