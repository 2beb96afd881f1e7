import { existsSync, readFileSync, statSync } from 'node:fs';
import { gzipSync } from 'node:zlib';

/** @typedef {{ file: string, imports?: string[] }} Chunk as in Vite's manifest */
/** @typedef {{ name: string, bytes: number }} Sized bytes as they travel */

/** @type {(text: string) => unknown} */
const parseJson = (text) => JSON.parse(text);

/** @param {string | Buffer} bytes */
const gzipped = (bytes) => gzipSync(bytes, { level: 9 }).length;

/** Keys of everything the entry imports before it can run, itself included. @param {Record<string, Chunk>} manifest */
const staticClosure = (manifest) => {
  const found = new Set(['index.html']);
  for (const key of found) for (const imported of manifest[key]?.imports ?? []) found.add(imported);
  return found;
};

/** The boot travels inside the page: here its script alone, packed by itself. @param {string} page @returns {Sized} */
const bootOf = (page) => {
  const script = [...page.matchAll(/<script>([\s\S]*?)<\/script>/g)].map(([, text]) => text).join('\n');
  if (script === '') throw new Error('index.html carries no boot.');
  return { name: 'boot (inline in index.html)', bytes: gzipped(script) };
};

/** @param {string} worker @returns {{ url: string, packed: boolean, bytes: number }[]} what the build listed in it */
const precacheListIn = (worker) => {
  const packed = /\{"bytes":\[[\d,]+\],"digests":"[^"]*","names":"[^"]*"/.exec(worker)?.[0];
  if (packed === undefined) throw new Error('The precache list was not found in service-worker.js.');
  const { bytes, names } = /** @type {{ bytes: number[], names: string }} */ (parseJson(`${packed}}`));
  return names.split('|').map((said, at) => {
    const name = said.replace(/^=/u, '');
    return { url: name.startsWith('/') ? name : `/assets/${name}`, packed: name === said, bytes: bytes[at] ?? 0 };
  });
};

/**
 * Measures a built app. Throws an error with one sentence when the build is not what is expected.
 * @param {string} appFolder
 * @returns {{ firstScreen: Sized[], worker: Sized, later: Sized[], precached: Sized[], whenAsked: Sized[] }} `firstScreen`: the JavaScript
 *   that must arrive before a person can act; `later`: the other JavaScript; `precached`: what every device keeps;
 *   `whenAsked`: what only those keep that have once used it
 */
export const measureApp = (appFolder) => {
  /** @param {string} file @returns {Sized} the `.gz` beside the file where the build wrote one */
  const sized = (file) => {
    const path = `${appFolder}/${file}`;
    if (existsSync(`${path}.gz`)) return { name: file, bytes: statSync(`${path}.gz`).size };
    if (!existsSync(path)) throw new Error(`${file} is listed but was not built.`);
    const packs = /\.(js|css|html|json|svg)$/.test(file);
    return { name: file, bytes: packs ? gzipped(readFileSync(path)) : statSync(path).size };
  };
  const manifestFile = `${appFolder}/.vite/manifest.json`;
  const workerFile = `${appFolder}/service-worker.js`;
  if (!existsSync(manifestFile) || !existsSync(workerFile)) {
    throw new Error('Nothing to measure: run "npm run build" first.');
  }
  const manifest = /** @type {Record<string, Chunk>} */ (parseJson(readFileSync(manifestFile, 'utf8')));
  if (manifest['index.html'] === undefined) throw new Error('The build manifest has no entry index.html.');

  const firstKeys = staticClosure(manifest);
  const chunks = [...firstKeys].flatMap((key) => manifest[key] ?? []).map(({ file }) => sized(file));
  const boot = bootOf(readFileSync(`${appFolder}/index.html`, 'utf8'));
  const later = Object.entries(manifest)
    .filter(([key, { file }]) => !firstKeys.has(key) && file.endsWith('.js'))
    .map(([, { file }]) => sized(file));
  const delivered = precacheListIn(readFileSync(workerFile, 'utf8')).map(({ url, bytes }) => {
    const file = sized(url.slice(1));
    if (file.bytes !== bytes) throw new Error(`${url} is not the file that the service worker lists: build again.`);
    return file;
  });
  // As `isFetchedWhenAsked` of src/service-worker has it.
  const isWhenAsked = (/** @type {Sized} */ { name }) => name.endsWith('.wasm');
  return {
    firstScreen: [boot, ...chunks],
    worker: sized('service-worker.js'),
    later,
    precached: delivered.filter((file) => !isWhenAsked(file)),
    whenAsked: delivered.filter(isWhenAsked),
  };
};
