import type { Fields } from '../field.ts';
import { papersNeeded, type Procedure } from '../procedure.ts';
import { otherPaper } from './document.ts';
import type { NotedPaper } from './noted-paper.ts';

/** A paper as it is usually dealt with: what is only shown is given back. */
export function usualStanding(procedure: Procedure | undefined, paper: string): NotedPaper['standing'] {
  return procedure?.papers.find(({ id }) => id === paper)?.kind === 'present' ? 'seen' : 'given';
}

/** What is noted of the papers, with those of which there are pages and nothing was noted. */
export function withPhotographed(
  noted: readonly NotedPaper[],
  keys: readonly string[],
  procedure: Procedure,
): readonly NotedPaper[] {
  const known = new Set(noted.map(({ key }) => key));
  const more = [...new Set(keys)].filter((key) => !known.has(key));
  const listed = new Set(procedure.papers.map(({ id }) => id));
  return [
    ...noted,
    ...more.map((key): NotedPaper => {
      const other = { key, paper: otherPaper, name: '', standing: 'given' } as const;
      return listed.has(key) ? { key, paper: key, standing: usualStanding(procedure, key) } : other;
    }),
  ];
}

/** Another paper of which nobody has said what it is. */
export function namelessPaper(noted: readonly NotedPaper[]): NotedPaper | undefined {
  return noted.find(({ paper, name }) => paper === otherPaper && (name ?? '').trim() === '');
}

/** Papers that this case needs and of which none is noted. */
export function stillOwed(noted: readonly NotedPaper[], procedure: Procedure, fields: Fields): number {
  const came = new Set(noted.map(({ paper }) => paper));
  return papersNeeded(procedure, fields).filter(({ id }) => !came.has(id)).length;
}
