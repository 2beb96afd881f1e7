import type { Mutant } from './mutant.ts';

/** Lessons first and then rules, each in its order. */
export function byLesson(a: Pick<Mutant, 'lesson'>, b: Pick<Mutant, 'lesson'>): number {
  return placeOf(a.lesson) < placeOf(b.lesson) ? -1 : placeOf(a.lesson) > placeOf(b.lesson) ? 1 : 0;
}

function placeOf(lesson: string): string {
  return `${lesson.slice(0, 1)}${lesson.slice(1).padStart(3, '0')}`;
}
