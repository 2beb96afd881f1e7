// What a first visit costs on the wire, against the two budgets. Run after a build.
import './require-node.mjs';
import { existsSync, readFileSync, statSync } from 'node:fs';
import { gzipSync } from 'node:zlib';
import { projectRoot } from './project-root.mjs';

const kilobyte = 1000;
const budgets = { firstScreen: 150 * kilobyte, precache: 1500 * kilobyte };
const largeFile = 64 * kilobyte;

const appFolder = `${projectRoot}/dist/app`;
const manifestFile = `${appFolder}/.vite/manifest.json`;
const workerFile = `${appFolder}/service-worker.js`;

/** @typedef {{ file: string, imports?: string[], dynamicImports?: string[] }} Chunk */
/** @typedef {{ name: string, bytes: number }} Sized */

/** @param {string} sentence @returns {never} */
const stop = (sentence) => {
  console.error(sentence);
  process.exit(1);
};

/** @type {(text: string) => unknown} */
const parseJson = (text) => JSON.parse(text);

/** Bytes that travel: the `.gz` beside the file where the build wrote one. @param {string} file below dist/app */
const transferred = (file) => {
  const path = `${appFolder}/${file}`;
  if (existsSync(`${path}.gz`)) return statSync(`${path}.gz`).size;
  if (!existsSync(path)) return stop(`${file} is listed but was not built.`);
  return /\.(js|css|html|json|svg)$/.test(file)
    ? gzipSync(readFileSync(path), { level: 9 }).length
    : statSync(path).size;
};

/** @param {string} file @returns {Sized} */
const sized = (file) => ({ name: file, bytes: transferred(file) });

/** Keys of everything the entry imports before it can run, itself included. @param {Record<string, Chunk>} manifest */
const staticClosure = (manifest) => {
  const found = new Set(['index.html']);
  for (const key of found) for (const imported of manifest[key]?.imports ?? []) found.add(imported);
  return found;
};

/** The list that the build wrote into the service worker. @returns {{ url: string, packed: boolean, bytes: number }[]} */
const precacheList = () => {
  const list = /\[\{"[^[\]]*"packed"[^[\]]*\}\]/.exec(readFileSync(workerFile, 'utf8'))?.[0];
  if (list === undefined) return stop('The precache list was not found in service-worker.js.');
  return /** @type {ReturnType<typeof precacheList>} */ (parseJson(list));
};

/** @param {number} bytes */
const inKilobytes = (bytes) => `${(bytes / kilobyte).toFixed(1).padStart(8)} KB`;
const total = (/** @type {readonly Sized[]} */ files) => files.reduce((sum, { bytes }) => sum + bytes, 0);

/** @param {string} title @param {readonly Sized[]} files */
const print = (title, files) => {
  console.log(`\n${title}`);
  for (const { name, bytes } of files) console.log(`${inKilobytes(bytes)}  ${name}`);
};

/** @param {string} what @param {number} bytes @param {number} budget */
const judge = (what, bytes, budget) => {
  const good = bytes <= budget;
  console.log(`${inKilobytes(bytes)}  of ${inKilobytes(budget).trim()}: ${what} ${good ? '✓' : '✗ over budget'}`);
  return good;
};

if (!existsSync(manifestFile) || !existsSync(workerFile)) stop('Nothing to measure: run "npm run build" first.');
const manifest = /** @type {Record<string, Chunk>} */ (parseJson(readFileSync(manifestFile, 'utf8')));
if (manifest['index.html'] === undefined) stop('The build manifest has no entry index.html.');

const firstKeys = staticClosure(manifest);
const chunks = [...firstKeys].flatMap((key) => manifest[key] ?? []).map(({ file }) => sized(file));
// The page carries the boot inline, and the worker is what fetches the chunks: both come first.
const shell = [sized('index.html'), sized('service-worker.js')];
const later = Object.entries(manifest)
  .filter(([key, { file }]) => !firstKeys.has(key) && file.endsWith('.js'))
  .map(([, { file }]) => sized(file));
const precached = precacheList().map(({ url, packed, bytes }) => {
  const file = sized(url.slice(1));
  if (packed && file.bytes !== bytes) stop(`${url} was built after the service worker: build again.`);
  return file;
});

print('JavaScript up to the first usable screen', chunks);
print('Before it: the page with its boot, and the service worker', shell);
print('JavaScript fetched later', later);
print(
  `Precached files over ${largeFile / kilobyte} KB`,
  precached.filter(({ bytes }) => bytes > largeFile),
);
console.log('');
const verdicts = [
  judge(
    'JavaScript up to the first usable screen, page and worker counted too',
    total([...chunks, ...shell]),
    budgets.firstScreen,
  ),
  judge(`precached, ${precached.length} files`, total(precached), budgets.precache),
];
if (!verdicts.every(Boolean)) process.exit(1);
