import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Manifest, ManifestChunk } from 'vite';

export interface FirstScreenFiles {
  readonly entry: string;
  readonly modules: readonly string[];
  readonly styles: readonly string[];
}

/** What index.html needs before a person can work, read from Vite's own manifest; paths on our origin. */
export function firstScreenFiles(appFolder: string): FirstScreenFiles {
  const manifest = JSON.parse(readFileSync(join(appFolder, '.vite/manifest.json'), 'utf8')) as Manifest;
  const entry = manifest['index.html'];
  if (entry === undefined) throw new Error('The manifest of the app has no entry index.html.');
  const chunks = new Set<ManifestChunk>();
  const collect = (chunk: ManifestChunk): void => {
    if (chunks.has(chunk)) return;
    chunks.add(chunk);
    for (const key of chunk.imports ?? []) {
      const imported = manifest[key];
      if (imported !== undefined) collect(imported);
    }
  };
  collect(entry);
  const all = [...chunks];
  return {
    entry: `/${entry.file}`,
    modules: all.filter((chunk) => chunk !== entry).map(({ file }) => `/${file}`),
    styles: [...new Set(all.flatMap(({ css = [] }) => css))].map((file) => `/${file}`),
  };
}
