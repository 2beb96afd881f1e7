import { describe, expect, it } from 'vitest';
import { countReport } from '../../scripts/run-vitest.mjs';

const report = (passed: number, failed: number, files: readonly (readonly string[])[] = []) => ({
  numPassedTests: passed,
  numFailedTests: failed,
  numPendingTests: 0,
  numTodoTests: 0,
  testResults: files.map(([status = '', ...assertions]) => ({
    status,
    assertionResults: assertions.map((assertion) => ({ status: assertion })),
  })),
});

describe('counting a test run', () => {
  it('counts what passed and failed', () => {
    const files = [['failed', 'passed', 'failed']];
    expect(countReport(report(1, 1, files), 1)).toEqual({ passed: 1, failed: 1, skipped: 0 });
  });

  it('counts a file that broke before its first test as a failure', () => {
    const files = [['failed'], ['passed', 'passed']];
    expect(countReport(report(1, 0, files), 1)).toEqual({ passed: 1, failed: 1, skipped: 0 });
  });

  it('counts a run that left no report as a failure', () => {
    expect(countReport(undefined, 0)).toEqual({ passed: 0, failed: 1, skipped: 0 });
  });

  it('counts a run without any test as a failure', () => {
    expect(countReport(report(0, 0), 0)).toEqual({ passed: 0, failed: 1, skipped: 0 });
  });

  it('counts an error outside any test as a failure', () => {
    expect(countReport(report(3, 0, [['passed', 'passed']]), 1)).toEqual({ passed: 3, failed: 1, skipped: 0 });
  });
});
