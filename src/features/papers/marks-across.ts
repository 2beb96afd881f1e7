import type { PaperStanding } from '../../domain/papers/paper.ts';

/** What is written across a paper that is not what it will be yet. */
export function marksAcross(standing: PaperStanding): readonly string[] {
  return standing.status === 'ready' ? [] : ['BẢN THẢO'];
}
