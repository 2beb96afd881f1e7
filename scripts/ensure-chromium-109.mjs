import { createHash } from 'node:crypto';
import { createReadStream, createWriteStream, existsSync, mkdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { pipeline } from 'node:stream/promises';
import { createBrotliDecompress } from 'node:zlib';
import { browserWorks } from './browser-works.mjs';
import { chromium109File } from './chromium-109.mjs';
import { installDebianPackage } from './install-debian-package.mjs';
import { cacheDirectory } from './project-root.mjs';
import { runNpm } from './run-npm.mjs';

const packageName = '@sparticuz/chromium@109.0.6';
const unpackedSha256 = 'a47ba3615bb98d97e25379af98cf01cef555b24ff2684c4852f63e546d95c11a';
const downloadLimitMs = 10 * 60_000;

/** @param {string} compressed @param {string} target @returns {Promise<string>} SHA-256 of what was written, in hex */
const unpack = async (compressed, target) => {
  const hash = createHash('sha256');
  await pipeline(
    createReadStream(compressed),
    createBrotliDecompress(),
    async function* (chunks) {
      for await (const chunk of /** @type {AsyncIterable<Buffer>} */ (chunks)) {
        hash.update(chunk);
        yield chunk;
      }
    },
    createWriteStream(target, { mode: 0o755 }),
  );
  return hash.digest('hex');
};

/** @returns {Promise<string | undefined>} why it could not be fetched */
const fetchIntoCache = async () => {
  console.log('Fetching Chromium 109 (57 MB, once) …');
  const folder = `${cacheDirectory}/chromium-109`;
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  writeFileSync(`${folder}/package.json`, '{ "private": true }\n');
  const options = ['--no-save', '--no-package-lock', '--ignore-scripts', '--no-audit', '--no-fund'];
  const { code } = await runNpm(['install', '--prefix', folder, ...options, packageName], {
    quiet: true,
    timeoutMs: downloadLimitMs,
  });
  if (code !== 0) return `npm could not fetch ${packageName}`;

  const partial = `${chromium109File}.partial`;
  const sha256 = await unpack(`${folder}/node_modules/@sparticuz/chromium/bin/chromium.br`, partial);
  if (sha256 !== unpackedSha256) return `${packageName} does not hold the expected file`;
  renameSync(partial, chromium109File);
  rmSync(`${folder}/node_modules`, { recursive: true });
  return undefined;
};

/**
 * Finds Chromium 109 or fetches it (Linux on x64 only; elsewhere set CHROMIUM_109_PATH).
 * @returns {Promise<{ found: true, path: string, version: string } | { found: false, sentence: string }>}
 */
export const ensureChromium109 = async () => {
  const chosen = process.env['CHROMIUM_109_PATH'];
  const path = chosen || chromium109File;
  /** @param {string} why @returns {{ found: false, sentence: string }} */
  const missing = (why) => ({
    found: false,
    sentence: `No usable Chromium 109: ${why}. CHROMIUM_109_PATH may name one.`,
  });

  if (!existsSync(path)) {
    if (chosen) return missing(`${chosen} is not there`);
    if (process.platform !== 'linux' || process.arch !== 'x64') return missing('it can be fetched on Linux x64 only');
    const failure = await fetchIntoCache();
    if (failure !== undefined) return missing(failure);
  }
  let answer = await browserWorks(path);
  if (!answer.works && (await installDebianPackage('libnss3'))) answer = await browserWorks(path);
  return answer.works
    ? { found: true, path, version: answer.version }
    : missing(`${path} does not run (${answer.why})`);
};
