import type { PaperStanding } from '../../domain/papers/paper.ts';
import { usePractice } from '../../state/practice.ts';

/** What is written across a paper that is not what it will be yet. */
export function marksAcross(standing: PaperStanding): readonly string[] {
  return standing.status === 'ready' ? [] : ['BẢN THẢO'];
}

/** Made-up people: every sheet says so across, whatever it is and on whatever it is printed. */
export function usePracticeMarks(): readonly string[] {
  return usePractice() === null ? [] : ['THỰC HÀNH', 'KHÔNG CÓ GIÁ TRỊ'];
}
