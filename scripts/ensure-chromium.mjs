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

const roads = [async () => true, fromPlaywright, () => installDebianPackage('chromium')];

/**
 * Finds a current Chromium or gets one.
 * @returns {Promise<{ found: true, path: string, version: string } | { found: false, sentence: string }>}
 */
export const ensureChromium = async () => {
  let why = 'none is installed';
  for (const road of roads) {
    if (!(await road())) continue;
    const path = await findChromium();
    if (path === undefined) continue;
    const answer = await browserWorks(path);
    if (answer.works) return { found: true, path, version: answer.version };
    why = `${path} does not run: ${answer.why}`;
    if (process.env['CHROMIUM_PATH']) break;
  }
  const sentence = `No usable Chromium (${why}): install one (on Debian, apt-get install chromium) or set CHROMIUM_PATH.`;
  return { found: false, sentence };
};
