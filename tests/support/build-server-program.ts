import { cpSync, mkdirSync, mkdtempSync, readdirSync, rmSync, symlinkSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { build } from 'vite';

const root = join(import.meta.dirname, '../..');
const cache = join(root, '.cache/test-servers');
const built = new Map<string, Promise<string>>();

/** The folder of the built app. */
export const builtApp = join(root, 'dist/app');

/** The same server with another build of the app beside it. */
export async function buildServerProgramBeside(app: string): Promise<string> {
  const program = await buildServerProgram();
  const place = makePlace(app);
  cpSync(dirname(program), join(place, 'server'), { recursive: true });
  return join(place, 'server/main.js');
}

/** Bundles a server from its sources as the real build does, once in this process; the built app lies beside it as in `dist`. */
export function buildServerProgram(entry = 'sync-server/main.ts'): Promise<string> {
  const program = built.get(entry) ?? bundle(entry);
  built.set(entry, program);
  return program;
}

async function bundle(entry: string): Promise<string> {
  mkdirSync(cache, { recursive: true });
  for (const left of readdirSync(cache)) {
    if (!isRunning(Number(left.split('-')[1]))) rmSync(join(cache, left), { recursive: true, force: true });
  }
  const place = makePlace(builtApp);
  await build({
    root,
    configFile: join(root, 'vite.server.config.ts'),
    logLevel: 'error',
    build: {
      rolldownOptions: { input: { main: entry } },
      outDir: join(place, 'server'),
      emptyOutDir: true,
    },
  });
  return join(place, 'server/main.js');
}

function makePlace(app: string): string {
  // Inside the project, so that the bundle finds its packages.
  const place = mkdtempSync(join(cache, `server-${process.pid}-`));
  symlinkSync(app, join(place, 'app'));
  return place;
}

function isRunning(pid: number): boolean {
  try {
    return pid > 0 && process.kill(pid, 0);
  } catch {
    return false;
  }
}
