import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterEach, expect, it } from 'vitest';
import { projectRoot } from '../../scripts/project-root.mjs';

const stopWithNpm = pathToFileURL(join(projectRoot, 'scripts/stop-with-npm.mjs')).href;

/** A long-running script that says when it is up and when it was asked to stop. */
const script = `
import { stopWithNpm } from '${stopWithNpm}';
process.on('SIGTERM', () => { process.stdout.write('stopping '); setTimeout(() => process.exit(0), 1200); });
setInterval(() => {}, 1000);
stopWithNpm();
process.stdout.write('up ' + process.pid + ' ');
`;

let folder = '';
let npm: ChildProcess | undefined;

afterEach(async () => {
  npm?.kill('SIGKILL');
  await rm(folder, { recursive: true });
});

it.runIf(process.platform === 'linux').each([
  { signal: 'SIGTERM', to: 'npm' },
  { signal: 'SIGKILL', to: 'npm' },
  { signal: 'SIGTERM', to: 'everything npm started' },
] as const)('asks what npm start runs to stop, once, when $to gets a $signal', async ({ signal, to }) => {
  folder = await mkdtemp(join(tmpdir(), 'lien-mach-npm-'));
  await writeFile(join(folder, 'package.json'), '{ "scripts": { "start": "node long.mjs" } }');
  await writeFile(join(folder, 'long.mjs'), script);
  npm = spawn('npm', ['start', '--silent'], { cwd: folder, stdio: ['ignore', 'pipe', 'inherit'], detached: true });
  let output = '';
  const up = new Promise<void>((resolve) => {
    npm?.stdout?.on('data', (chunk: Buffer) => {
      output += chunk.toString();
      if (output.includes('up ')) resolve();
    });
  });
  await up;
  process.kill(to === 'npm' ? (npm.pid ?? 0) : -(npm.pid ?? 0), signal);
  // The pipe closes only when the last process that holds it has ended.
  await once(npm, 'close');
  expect(output).toMatch(/^up \d+ stopping $/);
});
