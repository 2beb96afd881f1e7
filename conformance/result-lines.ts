import type { Result } from './conformance-case.ts';

const signs = { pass: 'pass', fail: 'FAIL', 'not tried': '  – ' } as const;
const longestCame = 400;

/** The table: rule, what was asked, what came, how it ended. */
export const resultLines = {
  of({ rule, name, asked, came, verdict }: Result): readonly string[] {
    const short = came.length > longestCame ? `${came.slice(0, longestCame)}…` : came;
    const said = verdict === 'not tried' ? `not tried: ${short}` : short;
    return [`${signs[verdict]}  ${rule.padEnd(3)}  ${name}: ${asked}`, `           ${said}`];
  },

  end(results: readonly Result[]): readonly string[] {
    const tried = results.filter(({ verdict }) => verdict !== 'not tried');
    const failed = tried.filter(({ verdict }) => verdict === 'fail').length;
    const left = results.length - tried.length;
    const rules = new Set(tried.map(({ rule }) => rule)).size;
    return ['', ...(left > 0 ? [`${left} not tried`] : []), `${rules} rules, ${tried.length} checks, ${failed} failed`];
  },
} as const;
