import { runNpm } from './run-npm.mjs';

const checks = ['types', 'lint', 'boundaries', 'dead-code', 'format'];
const limitMs = 10 * 60_000;

/** @param {string} name */
const runCheck = async (name) => {
  const { code, output, timedOut } = await runNpm(['run', '--silent', `check:${name}`], {
    quiet: true,
    timeoutMs: limitMs,
    env: process.stdout.isTTY ? { FORCE_COLOR: '1' } : {},
  });
  const passed = code === 0;
  console.log(`${passed ? '✓' : '✗'} ${name}`);
  if (!passed) console.log(output.trimEnd() || `ended with code ${code}`);
  if (timedOut) console.log(`stopped after ${limitMs / 1000} s`);
  return passed;
};

/**
 * Runs every check, two at a time, and goes on when one fails.
 * @returns {Promise<{ passed: number, failed: number }>}
 */
export const runChecks = async () => {
  const waiting = [...checks];
  let passed = 0;
  const worker = async () => {
    for (let name = waiting.shift(); name !== undefined; name = waiting.shift()) {
      if (await runCheck(name)) passed += 1;
    }
  };
  await Promise.all([worker(), worker()]);
  return { passed, failed: checks.length - passed };
};
