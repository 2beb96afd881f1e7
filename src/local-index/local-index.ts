import type { BusinessState } from '../domain/dossier.ts';
import { localDateOf } from '../domain/vietnam-time.ts';
import { dateKeyOf } from './date-key.ts';
import { partialFromLocalDate } from '../domain/partial-date.ts';
import { digitKeyOf } from './digit-keys.ts';
import type { IndexEntry } from './index-entry.ts';
import { createKeyColumn, type KeyColumn } from './key-column.ts';
import { namedBy, wordsOf } from './name-words.ts';
import { createFactsOf, type SlotFacts } from './slot-facts.ts';
import { createWordPostings, type WordPostings } from './word-postings.ts';

/** Numbers an entry is found by, each in a column of its own. */
export interface KeyColumns {
  /** Every date: of the event, of births, of receipt. */
  readonly dates: KeyColumn;
  /** Dates of events alone. */
  readonly events: KeyColumn;
  readonly pins: KeyColumn;
  /** Last digits of codes, papers and telephones. */
  readonly tails: KeyColumn;
  /** `number × 10,000 + year` in a register book. */
  readonly numbers: KeyColumn;
}

/** What a slot holds, for those who ask. Posted values are `slot × 2`, and one more where the word names a subject. */
export interface IndexSlots {
  /** As many as have ever been used; some hold nothing any more. */
  readonly size: number;
  readonly words: WordPostings;
  readonly columns: KeyColumns;
  /** `undefined`: nothing lives there now. */
  entry(slot: number): IndexEntry | undefined;
  facts(slot: number): SlotFacts | undefined;
  slotOf(id: string): number | undefined;
}

/** Everything on the device, in memory, by what a person may remember of it. */
export interface LocalIndex {
  readonly slots: IndexSlots;
  /** How many dossiers it holds. */
  readonly count: number;
  /** In place of what it had of this dossier. `line`: the entry as JSON, where that is at hand. `waits`: something of it has not been answered. */
  put(entry: IndexEntry, given?: { readonly line?: string; readonly waits?: boolean }): void;
  remove(id: string): void;
  /** What it holds of a dossier. */
  get(id: string): IndexEntry | undefined;
  /** Dossiers that were withdrawn as second ones of this one, and reports that were joined to it. */
  doublesOf(id: string): readonly Double[];
}

/** A record that was laid beside another, and how it stands now. */
export interface Double {
  readonly id: string;
  readonly business: BusinessState;
}

const columnsOf = (): KeyColumns => ({
  dates: createKeyColumn(),
  events: createKeyColumn(),
  pins: createKeyColumn(),
  tails: createKeyColumn(),
  numbers: createKeyColumn(),
});

/** A slot that was left is not used again; so many of them, beside what lives, and everything moves together. */
const mostLeft = 5_000;

export function createLocalIndex(): LocalIndex {
  let words = createWordPostings();
  let columns = columnsOf();
  let lines: (string | undefined)[] = [];
  let facts: (SlotFacts | undefined)[] = [];
  const places = new Map<string, number>();
  const doubles = new Map<string, string>();
  const factsOf = createFactsOf();

  const entry = (slot: number): IndexEntry | undefined => {
    const line = lines[slot];
    return line === undefined ? undefined : (JSON.parse(line) as IndexEntry);
  };

  const put: LocalIndex['put'] = (given, { line = JSON.stringify(given), waits = false } = {}) => {
    const before = places.get(given.id);
    if (before !== undefined && lines[before] === line && facts[before]?.waits === waits) return;
    remove(given.id);
    const slot = lines.push(line) - 1;
    facts[slot] = factsOf(given, waits);
    places.set(given.id, slot);
    if (given.doubleOf !== undefined) doubles.set(given.id, given.doubleOf);
    post(given, slot);
  };

  function post(given: IndexEntry, slot: number): void {
    const subjects = new Set<string>();
    const others = new Set<string>();
    const days = new Set(given.events);
    days.add(dateKeyOf(partialFromLocalDate(localDateOf(given.receivedAt))));
    for (const { role, name, born, pin } of given.people) {
      const isSubject = given.subjects.includes(role);
      for (const word of namedBy(name)) (isSubject ? subjects : others).add(word);
      if (born !== undefined) days.add(born);
      if (pin !== undefined) columns.pins.add(Number(pin), slot);
    }
    for (const place of given.places) for (const word of wordsOf(place)) others.add(word);
    // The commune's code and what every code begins with would find everything.
    for (const code of given.codes) for (const word of wordsOf(code).slice(2)) others.add(word);
    for (const word of subjects) words.add(word, slot * 2 + 1);
    for (const word of others) if (!subjects.has(word)) words.add(word, slot * 2);
    for (const key of days) columns.dates.add(key, slot);
    for (const key of given.events) columns.events.add(key, slot);
    for (const text of new Set([...given.codes, ...given.numbers])) {
      const key = digitKeyOf(text);
      if (key !== undefined) columns.tails.add(key, slot);
    }
    if (given.entry !== undefined) columns.numbers.add(given.entry.number * 10_000 + given.entry.year, slot);
  }

  function remove(id: string): void {
    const slot = places.get(id);
    if (slot === undefined) return;
    lines[slot] = undefined;
    facts[slot] = undefined;
    places.delete(id);
    doubles.delete(id);
    if (lines.length - places.size > places.size + mostLeft) moveTogether();
  }

  function moveTogether(): void {
    const live = lines.flatMap((line, slot) =>
      line === undefined ? [] : [{ line, waits: facts[slot]?.waits === true }],
    );
    [words, columns, lines, facts] = [createWordPostings(), columnsOf(), [], []];
    places.clear();
    doubles.clear();
    for (const { line, waits } of live) put(JSON.parse(line) as IndexEntry, { line, waits });
  }

  return {
    slots: {
      get size() {
        return lines.length;
      },
      get words() {
        return words;
      },
      get columns() {
        return columns;
      },
      entry,
      facts: (slot) => facts[slot],
      slotOf: (id) => places.get(id),
    },
    get count() {
      return places.size;
    },
    put,
    remove,
    get(id) {
      const slot = places.get(id);
      return slot === undefined ? undefined : entry(slot);
    },
    doublesOf: (id) =>
      [...doubles].flatMap(([double, other]) => {
        const business = other === id ? facts[places.get(double) ?? -1]?.business : undefined;
        return business === undefined ? [] : [{ id: double, business }];
      }),
  };
}
