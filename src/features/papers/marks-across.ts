import type { PaperStanding } from '../../domain/papers/paper.ts';

/** What is written across a sheet besides what it says itself. */
export function marksAcross(standing: PaperStanding, practice: boolean): readonly string[] {
  return [...(practice ? ['THỰC HÀNH', 'KHÔNG CÓ GIÁ TRỊ'] : []), ...(standing.status === 'ready' ? [] : ['BẢN THẢO'])];
}
