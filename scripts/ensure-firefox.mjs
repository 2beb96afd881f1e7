import { existsSync } from 'node:fs';
import { installDebianPackage } from './install-debian-package.mjs';
import { runCommand } from './run-command.mjs';

const wellKnown = ['/usr/bin/firefox-esr', '/usr/lib/firefox-esr/firefox-esr'];

/** @returns {string | undefined} path of Firefox ESR; `FIREFOX_PATH` decides alone when it is set */
export const findFirefox = () => {
  const chosen = process.env['FIREFOX_PATH'];
  if (chosen !== undefined && chosen !== '') return existsSync(chosen) ? chosen : undefined;
  return wellKnown.find((path) => existsSync(path));
};

/**
 * Finds Firefox ESR or gets it from Debian; one chosen by `FIREFOX_PATH` is never replaced by another.
 * @returns {Promise<{ found: true, path: string, version: string } | { found: false, sentence: string }>}
 */
export const ensureFirefox = async () => {
  if (findFirefox() === undefined && !process.env['FIREFOX_PATH']) await installDebianPackage('firefox-esr');
  const path = findFirefox();
  const sentence = 'No usable Firefox ESR: install it (on Debian, apt-get install firefox-esr) or set FIREFOX_PATH.';
  if (path === undefined) return { found: false, sentence };
  const { code, output } = await runCommand(path, ['--version'], { quiet: true });
  return code === 0 ? { found: true, path, version: output.trim() } : { found: false, sentence };
};
