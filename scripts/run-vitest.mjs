import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs';
import { cacheDirectory } from './project-root.mjs';
import { runNode } from './run-command.mjs';

/**
 * The part of vitest's JSON report that is counted.
 * @typedef {object} VitestReport
 * @property {number} numPassedTests
 * @property {number} numFailedTests
 * @property {number} numPendingTests
 * @property {number} numTodoTests
 * @property {{ status: string, assertionResults: { status: string }[] }[]} testResults one per file
 */

/** @param {string} file @returns {VitestReport | undefined} */
const readReport = (file) =>
  existsSync(file) ? /** @type {VitestReport} */ (JSON.parse(readFileSync(file, 'utf8'))) : undefined;

/**
 * Counts a report so that nothing that went wrong can hide: a file that broke before its first test, a run that
 * ended badly though every test passed, and a run without any test are failures too.
 * @param {VitestReport | undefined} report
 * @param {number} exitCode
 */
export const countReport = (report, exitCode) => {
  if (report === undefined) return { passed: 0, failed: 1, skipped: 0 };
  const brokenFiles = report.testResults.filter(
    ({ status, assertionResults }) =>
      status === 'failed' && !assertionResults.some((assertion) => assertion.status === 'failed'),
  ).length;
  const passed = report.numPassedTests;
  const skipped = report.numPendingTests + report.numTodoTests;
  const failed = report.numFailedTests + brokenFiles;
  const silentlyBad = failed === 0 && (exitCode !== 0 || passed === 0);
  return { passed, failed: silentlyBad ? 1 : failed, skipped };
};

/**
 * Runs one project of vitest.config.ts.
 * @param {string} project
 * @param {{ timeoutMs: number, env?: NodeJS.ProcessEnv }} options
 */
export const runVitest = async (project, options) => {
  const folder = `${cacheDirectory}/test-results`;
  const reportFile = `${folder}/${project}.json`;
  mkdirSync(folder, { recursive: true });
  rmSync(reportFile, { force: true });
  const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${reportFile}`];
  const { code, timedOut } = await runNode(
    'node_modules/vitest/vitest.mjs',
    ['run', '--project', project, ...reporters],
    options,
  );
  if (timedOut) console.error(`The ${project} tests were stopped after ${options.timeoutMs / 60_000} minutes.`);
  return countReport(readReport(reportFile), code);
};
