import { browserWorks } from './browser-works.mjs';
import { findChromium } from './find-chromium.mjs';
import { installDebianPackage } from './install-debian-package.mjs';
import { runNode } from './run-command.mjs';

const downloadLimitMs = 4 * 60_000;

const fromPlaywright = async () => {
  console.log('Fetching Chromium (Playwright) …');
  const { code } = await runNode('node_modules/playwright-core/cli.js', ['install', 'chromium'], {
    quiet: true,
    timeoutMs: downloadLimitMs,
  });
  return code === 0;
};

/** Each may bring a browser; whether it did is seen afterwards. */
const roads = [async () => true, fromPlaywright, () => installDebianPackage('chromium')];

/**
 * Finds a current Chromium or gets one; a browser chosen by `CHROMIUM_PATH` is never replaced by another.
 * @returns {Promise<{ found: true, path: string, version: string } | { found: false, sentence: string }>}
 */
export const ensureChromium = async () => {
  const chosen = process.env['CHROMIUM_PATH'];
  let why = chosen ? `${chosen} is not there` : 'none is installed';
  for (const road of chosen ? roads.slice(0, 1) : roads) {
    const path = (await road()) ? await findChromium() : undefined;
    if (path === undefined) continue;
    const answer = await browserWorks(path);
    if (answer.works) return { found: true, path, version: answer.version };
    why = `${path} does not run: ${answer.why}`;
  }
  const sentence = `No usable Chromium (${why}): install one (on Debian, apt-get install chromium) or set CHROMIUM_PATH.`;
  return { found: false, sentence };
};
