import { existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';

const names = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable', 'microsoft-edge'];

const onPath = () =>
  (process.env['PATH'] ?? '').split(delimiter).flatMap((folder) => names.map((name) => join(folder, name)));

const wellKnown = [
  '/usr/bin/chromium',
  '/usr/bin/google-chrome',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  'C:/Program Files/Google/Chrome/Application/chrome.exe',
];

/** Where Playwright would keep a Chromium of its own, whether or not it is there. */
const playwrightsOwn = async () => {
  const { chromium } = await import('playwright-core');
  return chromium.executablePath();
};

/**
 * Path of a current Chromium, or undefined. `CHROMIUM_PATH` decides alone when it is set.
 * @returns {Promise<string | undefined>}
 */
export const findChromium = async () => {
  const chosen = process.env['CHROMIUM_PATH'];
  if (chosen !== undefined && chosen !== '') return existsSync(chosen) ? chosen : undefined;
  return [...onPath(), ...wellKnown, await playwrightsOwn()].find((path) => existsSync(path));
};
