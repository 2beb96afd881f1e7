import { installDebianPackage } from './install-debian-package.mjs';
import { runCommand } from './run-command.mjs';

const straceWorks = async () => (await runCommand('strace', ['-V'], { quiet: true })).code === 0;

/**
 * The test that counts the server's fsyncs watches its system calls.
 * @returns {Promise<{ found: true } | { found: false, sentence: string }>}
 */
export const ensureStrace = async () => {
  if (await straceWorks()) return { found: true };
  if ((await installDebianPackage('strace')) && (await straceWorks())) return { found: true };
  return { found: false, sentence: 'No strace, which counts the fsyncs of the server: install it (Linux only).' };
};
