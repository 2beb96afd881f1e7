import { execFile } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { projectRoot } from '../../scripts/project-root.mjs';
import { packList } from '../../src/service-worker/delivery-file.ts';

let folder = '';

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'lien-mach-size-'));
  await mkdir(join(folder, '.vite'));
});

afterEach(() => rm(folder, { recursive: true }));

interface MadeUpApp {
  /** Bytes as they travel. */
  readonly entry: number;
  readonly shared: number;
  readonly later: number;
  readonly font: number;
}

/** Writes an app whose entry imports one chunk at once and one later. Random bytes, so that packing changes nothing. */
const writeApp = async ({ entry, shared, later, font }: MadeUpApp) => {
  const manifest = {
    'index.html': { file: 'entry.js', imports: ['_shared.js'], dynamicImports: ['later.ts'] },
    '_shared.js': { file: 'shared.js', imports: ['index.html'] },
    'later.ts': { file: 'later.js' },
  };
  const sizes = { 'entry.js.gz': entry, 'shared.js.gz': shared, 'later.js.gz': later, 'font.woff2': font };
  for (const [name, bytes] of Object.entries(sizes)) await writeFile(join(folder, name), randomBytes(bytes));
  const files = Object.entries(sizes).map(([name, bytes]) => ({
    bytes,
    digest: 'AAAAAA',
    packed: name.endsWith('.gz'),
    url: `/${name.replace('.gz', '')}`,
  }));
  await writeFile(join(folder, '.vite/manifest.json'), JSON.stringify(manifest));
  await writeFile(join(folder, 'index.html'), '<script>boot()</script>');
  await writeFile(join(folder, 'service-worker.js'), `const files=${JSON.stringify([packList(files)])};`);
};

const measure = () =>
  new Promise<{ readonly code: number; readonly output: string }>((resolve) => {
    const args = [join(projectRoot, 'scripts/size.mjs'), folder];
    execFile(process.execPath, args, (error, stdout, stderr) =>
      resolve({ code: error === null ? 0 : 1, output: stdout + stderr }),
    );
  });

describe('npm run size', () => {
  it('passes an app within both budgets, and does not count what comes later as first', async () => {
    await writeApp({ entry: 50_000, shared: 90_000, later: 100_000, font: 1_000_000 });
    const { code, output } = await measure();
    expect(output).toContain('140.0 KB  of 150.0 KB: JavaScript up to the first usable screen');
    expect(output).toContain('1240.0 KB  of 1500.0 KB: precached');
    expect(code).toBe(0);
  });

  it('fails when the first screen is too heavy, counting what its parts import', async () => {
    await writeApp({ entry: 50_000, shared: 100_000, later: 10, font: 10 });
    const { code, output } = await measure();
    expect(output).toMatch(/150\.0 KB: JavaScript up to the first usable screen, 3 files ✗/);
    expect(code).toBe(1);
  });

  it('fails when all that is kept is too heavy', async () => {
    await writeApp({ entry: 10, shared: 10, later: 10, font: 1_500_000 });
    const { code, output } = await measure();
    expect(output).toMatch(/1500\.0 KB: precached, 4 files ✗/);
    expect(code).toBe(1);
  });

  it('fails when the list and the files do not belong together', async () => {
    await writeApp({ entry: 10, shared: 10, later: 10, font: 10 });
    await writeFile(join(folder, 'font.woff2'), randomBytes(11));
    expect(await measure()).toEqual({
      code: 1,
      output: '/font.woff2 is not the file that the service worker lists: build again.\n',
    });
  });

  it('fails when there is no list, or nothing built', async () => {
    await writeApp({ entry: 10, shared: 10, later: 10, font: 10 });
    await writeFile(join(folder, 'service-worker.js'), 'const files=[];');
    expect(await measure()).toEqual({ code: 1, output: 'The precache list was not found in service-worker.js.\n' });
    await rm(join(folder, 'service-worker.js'));
    expect(await measure()).toEqual({ code: 1, output: 'Nothing to measure: run "npm run build" first.\n' });
  });
});
