import type { TimeLimit } from '../domain/procedure.ts';
import type { Messages } from '../messages/vi.ts';

/** A time limit, as the law has it, in the words of one language. */
export function limitInWords(limit: TimeLimit, words: Messages['procedure']): string {
  switch (limit.rule) {
    case 'sameDay':
      return words.sameDay;
    case 'workingDays':
      return words.workingDays(limit.days);
    case 'workingHours':
      return words.workingHours(limit.hours);
    case 'duration':
      return words.hours24;
    default:
      return limit satisfies never;
  }
}
