import { type Finding, sentenceOf } from '../audit/finding.ts';

/** More are the same trouble again. */
const mostSaid = 200;

export function sayFindings(findings: readonly Finding[], say: (line: string) => void): void {
  for (const finding of findings.slice(0, mostSaid)) say(sentenceOf(finding));
  if (findings.length > mostSaid) say(`… and ${findings.length - mostSaid} more.`);
}
