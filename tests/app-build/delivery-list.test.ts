import { createHash } from 'node:crypto';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { deliveryList } from '../../scripts/app-build/delivery-list.ts';
import { firstScreenFiles } from '../../scripts/app-build/first-screen-files.ts';
import { gzipFolder } from '../../scripts/app-build/gzip-files.ts';
import { digestLetters, packList, unpackList } from '../../src/service-worker/delivery-file.ts';

let folder = '';
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'lien-mach-app-'));
  mkdirSync(join(folder, 'assets'));
  mkdirSync(join(folder, '.vite'));
  for (const file of ['index.html', 'icon.png', 'assets/a.js', 'assets/main.js', 'assets/main.css', 'assets/slip.js']) {
    writeFileSync(join(folder, file), `made-up content of ${file}`);
  }
  writeFileSync(
    join(folder, '.vite/manifest.json'),
    JSON.stringify({
      'index.html': { file: 'assets/main.js', css: ['assets/main.css'], imports: ['_a.js'], dynamicImports: ['slip'] },
      '_a.js': { file: 'assets/a.js', imports: ['index.html'] },
      slip: { file: 'assets/slip.js', imports: ['_a.js'], isDynamicEntry: true },
    }),
  );
  gzipFolder(folder);
});
afterEach(() => {
  rmSync(folder, { recursive: true });
});

describe('the list of files the service worker carries', () => {
  it('knows what the first screen needs: what is imported at once, not what comes later', () => {
    expect(firstScreenFiles(folder)).toEqual({
      entry: '/assets/main.js',
      modules: ['/assets/a.js'],
      styles: ['/assets/main.css'],
    });
  });

  it('puts the page first, then the first screen, then the rest, each with what travels', () => {
    const urls = ['/icon.png', '/assets/slip.js', '/assets/a.js', '/assets/main.js', '/index.html', '/assets/main.css'];

    const list = deliveryList(folder, urls, firstScreenFiles(folder));

    expect(list.map(({ url }) => url)).toEqual([
      '/index.html',
      '/assets/main.js',
      '/assets/a.js',
      '/assets/main.css',
      '/assets/slip.js',
      '/icon.png',
    ]);
    for (const { url, packed, bytes, digest } of list) {
      expect(packed).toBe(url !== '/icon.png');
      const travelling = readFileSync(join(folder, packed ? `${url}.gz` : url));
      expect(bytes).toBe(travelling.length);
      expect(digest).toBe(createHash('sha256').update(travelling).digest('base64').slice(0, digestLetters));
    }
  });
});

it('is the same list again when it has been packed into the worker', () => {
  const files = deliveryList(
    folder,
    ['/index.html', '/icon.png', '/assets/a.js', '/assets/main.js'],
    firstScreenFiles(folder),
  );
  expect(files.map(({ packed }) => packed)).toContain(false);
  expect(unpackList(packList(files))).toEqual(files);
});
