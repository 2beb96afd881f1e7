import type { LateMessages } from '../messages/language.ts';
import { people } from '../messages/vi/people.ts';
import { useLateWords } from './language.ts';

/** Words about people and their access. */
export function usePeopleWords(): LateMessages['people'] {
  return useLateWords('people', people);
}
