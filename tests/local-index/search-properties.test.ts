import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { foldText } from '../../src/domain/fold-text.ts';
import { compareNames } from '../../src/domain/person-name.ts';
import type { IndexEntry } from '../../src/local-index/index-entry.ts';
import { createLocalIndex } from '../../src/local-index/local-index.ts';
import { matchParts } from '../../src/local-index/match-parts.ts';
import { namedBy, wordsOf } from '../../src/local-index/name-words.ts';
import { searchIndex } from '../../src/local-index/search-index.ts';
import { makePeople } from '../support/people.ts';
import { entryOfBirth } from '../support/population.ts';

const births = makePeople(17).births(400);
const entries: readonly IndexEntry[] = births.map((fields, at) => ({
  ...entryOfBirth(fields, at + 1),
  receivedAt: `2026-0${1 + (at % 9)}-1${at % 10}T02:00:00.000Z`,
  business: at % 5 === 0 ? 'REGISTERED' : 'RECEIVED',
  author: `person ${at % 3}`,
  ...(at % 5 === 0 ? { entry: { number: at + 1, year: 2026, book: `book ${at % 2}` } } : {}),
  ...(at % 7 === 0 ? { open: true as const } : {}),
}));
const waits = ({ id }: IndexEntry): boolean => id.endsWith('3');
const index = createLocalIndex();
for (const entry of entries) index.put(entry, { waits: waits(entry) });

const ids = (typed: string, wish: object = {}): readonly string[] =>
  searchIndex(index, { typed, limit: 10_000, contextYear: 2026, ...wish }).hits.map(({ id }) => id);
const sorted = (list: readonly string[]): readonly string[] => [...list].sort();

/** By reading every entry: each typed word begins a word of it, or is the end or the beginning of a number it holds. */
function slowly(typed: string): readonly string[] {
  const wanted = typed.split(/\s+/u).filter((word) => word !== '');
  const answers = (entry: IndexEntry, word: string): boolean => {
    const words = [
      ...entry.people.flatMap(({ name }) => namedBy(name)),
      ...entry.places.flatMap(wordsOf),
      ...entry.codes.flatMap((code) => wordsOf(code).slice(2)),
    ];
    const digits = word.replace(/\D/gu, '');
    if (/^\d+$/u.test(word) && digits.length >= 3) {
      const pins = entry.people.flatMap(({ pin }) => pin ?? []);
      if (pins.some((pin) => pin.endsWith(digits) || pin.startsWith(digits))) return true;
      if ([...entry.codes, ...entry.numbers].some((each) => each.replace(/\D/gu, '').slice(-15).endsWith(digits)))
        return true;
    }
    if (/^\d{1,6}$/u.test(word) && entry.entry?.number === Number(word)) return true;
    return wordsOf(word).every((prefix) => words.some((each) => each.startsWith(prefix)));
  };
  return entries.filter((entry) => wanted.every((word) => answers(entry, word))).map(({ id }) => id);
}

const nameWords = [...new Set(entries.flatMap(({ people }) => people.flatMap(({ name }) => name.split(' '))))];
const places = [...new Set(entries.flatMap((entry) => entry.places.flatMap(wordsOf)))].filter(
  (word) => !/\d/u.test(word),
);
const pins = entries.flatMap(({ people }) => people.flatMap(({ pin }) => pin ?? []));
const beginning = fc
  .tuple(fc.constantFrom(...nameWords, ...places), fc.integer({ min: 1, max: 8 }))
  .map(([word, length]) => [...word].slice(0, length).join(''));
// Neither a date nor so short that it is one: what a date finds has a test of its own.
const tail = fc.tuple(fc.constantFrom(...pins), fc.constantFrom(5, 7, 9)).map(([pin, length]) => pin.slice(-length));
const question = fc.array(fc.oneof({ weight: 4, arbitrary: beginning }, { weight: 1, arbitrary: tail }), {
  minLength: 1,
  maxLength: 4,
});

describe('the search beside one that reads everything', () => {
  it('finds the same, whatever is typed', () => {
    fc.assert(
      fc.property(question, (words) => {
        const typed = words.join(' ');
        // A date is looked for too, which reading words does not know.
        const found = ids(typed);
        for (const id of slowly(typed)) expect(found).toContain(id);
        if (!/\d/u.test(typed)) expect(sorted(found)).toEqual(sorted(slowly(typed)));
      }),
      { numRuns: 120 },
    );
  });

  it('finds the same in the same order for any order of the words, without accents, decomposed, in capitals, with d for đ', () => {
    fc.assert(
      fc.property(question, fc.infiniteStream(fc.nat()), (words, chance) => {
        const typed = words.join(' ');
        const expected = ids(typed);
        const shuffled = words
          .map((word) => ({ word, by: chance.next().value }))
          .sort((a, b) => a.by - b.by)
          .map(({ word }) => word);
        expect(ids(shuffled.join('  '))).toEqual(expected);
        expect(ids(typed.normalize('NFD'))).toEqual(expected);
        expect(ids(typed.toUpperCase())).toEqual(expected);
        expect(ids(typed.replaceAll('đ', 'd').replaceAll('Đ', 'D'))).toEqual(expected);
        expect(ids(words.map((word) => foldText(word)).join(' '))).toEqual(expected);
      }),
      { numRuns: 200 },
    );
  });

  it('each further letter leaves some of what was there, and brings nothing', () => {
    fc.assert(
      fc.property(question, beginning, (words, more) => {
        const before = new Set(ids(words.join(' ')));
        for (const id of ids([...words, more].join(' '))) expect(before).toContain(id);
      }),
      { numRuns: 200 },
    );
  });

  it('the first of many are the first of fewer, so that a longer list only grows at its end', () => {
    fc.assert(
      fc.property(question, fc.integer({ min: 1, max: 40 }), (words, limit) => {
        const all = ids(words.join(' '));
        const few = searchIndex(index, { typed: words.join(' '), limit, contextYear: 2026 });
        expect(few.hits.map(({ id }) => id)).toEqual(all.slice(0, limit));
        expect(few.total).toBe(all.length);
      }),
      { numRuns: 200 },
    );
  });

  it('narrows to exactly what is asked for, by all of it together', () => {
    const maybe = <Value>(value: fc.Arbitrary<Value>) => fc.option(value, { nil: undefined });
    const moment = fc.constantFrom(...entries.slice(0, 30).map(({ receivedAt }) => Date.parse(receivedAt)));
    const narrowing = fc.record({
      procedure: maybe(fc.constantFrom('birth', 'death')),
      business: maybe(fc.constantFrom('REGISTERED' as const, 'RECEIVED' as const)),
      book: maybe(fc.constantFrom('book 0', 'book 1')),
      author: maybe(fc.constantFrom('person 0', 'person 2', 'nobody')),
      from: maybe(moment),
      before: maybe(moment),
      open: maybe(fc.constant(true as const)),
      waits: maybe(fc.boolean()),
    });
    fc.assert(
      fc.property(fc.oneof(fc.constant(''), beginning), narrowing, (typed, asked) => {
        const is = <Value>(wanted: Value | undefined, value: Value | undefined): boolean =>
          wanted === undefined || wanted === value;
        const wanted = entries.filter((entry) => {
          const received = Date.parse(entry.receivedAt);
          return (
            is(asked.procedure, entry.procedure) &&
            is(asked.business, entry.business) &&
            is(asked.book, entry.entry?.book) &&
            is(asked.author, entry.author) &&
            (asked.from === undefined || received >= asked.from) &&
            (asked.before === undefined || received < asked.before) &&
            is(asked.open, entry.open) &&
            is(asked.waits, waits(entry))
          );
        });
        const typedIds = new Set(typed === '' ? entries.map(({ id }) => id) : slowly(typed));
        const expected = wanted.map(({ id }) => id).filter((id) => typedIds.has(id));
        expect(sorted(ids(typed, asked))).toEqual(sorted(expected));
      }),
      { numRuns: 300 },
    );
  });
});

describe('the order of what was found', () => {
  const nameOf = (id: string): string =>
    entries.find((entry) => entry.id === id)?.people.find(({ role }) => role === 'child')?.name ?? '';

  it('of equal ones is that of Vietnamese lists: given name, family name, middle', () => {
    const small = createLocalIndex();
    const names = [
      'Nguyễn Văn Bình',
      'Trần Văn An',
      'Lê Văn Ánh',
      'Đặng Văn An',
      'Dương Văn An',
      'Bùi Văn Đoan',
      'Hà Văn Ân',
    ];
    for (const [at, name] of names.entries())
      small.put(
        entryOfBirth(makePeople(at + 1).birth({ 'child.fullName': name, 'father.fullName': 'Hồ Thử' }), at + 1),
      );
    const found = searchIndex(small, { typed: 'van', limit: 10, contextYear: 2026 }).hits.map(
      ({ id }) => small.get(id)?.people.find(({ role }) => role === 'child')?.name ?? '',
    );
    expect(found).toEqual([...names].sort(compareNames));
    expect(found.slice(0, 3)).toEqual(['Dương Văn An', 'Đặng Văn An', 'Trần Văn An']);
  });

  it('nothing typed: the newest first', () => {
    const received = ids('').map((id) => entries.find((entry) => entry.id === id)?.receivedAt ?? '');
    expect(received).toEqual([...received].sort().reverse());
  });

  it('a word of one’s own comes before a word that serves twice', () => {
    const given =
      nameOf(ids('')[0] ?? '')
        .split(' ')
        .at(-1) ?? '';
    const found = ids(`${given} ${given.slice(0, 1)}`);
    const has = (id: string): boolean => {
      const entry = entries.find((each) => each.id === id);
      const words = new Set([
        ...(entry?.people.flatMap(({ name }) => namedBy(name)) ?? []),
        ...(entry?.places.flatMap(wordsOf) ?? []),
      ]);
      return [...words].filter((word) => word.startsWith(foldText(given.slice(0, 1)))).length >= 2;
    };
    expect(found.some(has)).toBe(true);
    expect(found.every(has) || has(found[0] ?? '')).toBe(true);
  });
});

describe('what is marked', () => {
  it('loses no letter of the text, and marks what was typed however either is composed', () => {
    fc.assert(
      fc.property(fc.constantFrom(...entries), beginning, ({ people }, typed) => {
        for (const { name } of people) {
          const text = (parts: ReturnType<typeof matchParts>) => parts.map((part) => part.text).join('');
          expect(text(matchParts(name, typed))).toBe(name.normalize('NFC'));
          const marked = matchParts(name, typed).filter(({ isMatch }) => isMatch);
          expect(matchParts(name.normalize('NFD'), typed.normalize('NFD')).filter(({ isMatch }) => isMatch)).toEqual(
            marked,
          );
          for (const { text: part } of marked) expect(foldText(part).startsWith(foldText(typed))).toBe(true);
        }
      }),
      { numRuns: 200 },
    );
  });
});
