import { foldText } from '../../src/domain/fold-text.ts';
import { printPartialDate } from '../../src/domain/partial-date.ts';
import { dateOfKey } from '../../src/local-index/date-key.ts';
import type { IndexEntry } from '../../src/local-index/index-entry.ts';
import { pick } from './made-up-names.ts';
import type { SeededRandom } from './seeded-random.ts';

export interface Asked {
  readonly kind: string;
  readonly typed: string;
}

const ways: readonly (readonly [string, (entry: IndexEntry, random: SeededRandom) => string])[] = [
  ['a whole name', ({ people }) => foldText(people[1]?.name ?? '')],
  [
    'a name in another order',
    ({ people }) =>
      foldText(people[1]?.name ?? '')
        .split(' ')
        .reverse()
        .join(' '),
  ],
  ['a name half typed', ({ people }, random) => (people[1]?.name ?? '').slice(0, random.integer(1, 12))],
  ['one letter', ({ people }) => foldText(people[1]?.name ?? 'a').slice(0, 1)],
  ['two names at once', ({ people }) => `${people[1]?.name ?? ''} ${people[2]?.name.split(' ').at(-1) ?? ''}`],
  ['a date', ({ events }) => printPartialDate(dateOfKey(events[0] ?? 20_260_101))],
  ['the end of a number', ({ people }) => (people[0]?.pin ?? '000000').slice(-5)],
  ['a code', ({ codes }) => codes[0]?.slice(-10) ?? ''],
];

/** What people at the desk would type to find some of these again. */
export function namesOf(lines: readonly string[], random: SeededRandom, count: number): readonly Asked[] {
  return Array.from({ length: count }, (_, at) => {
    const entry = JSON.parse(pick(random, lines)) as IndexEntry;
    const [kind, ask] = ways[at % ways.length] ?? ways[0] ?? ['', () => ''];
    return { kind, typed: ask(entry, random) };
  });
}
