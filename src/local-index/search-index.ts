import type { BusinessState } from '../domain/dossier.ts';
import { createBest } from './best.ts';
import type { IndexEntry } from './index-entry.ts';
import type { IndexSlots, LocalIndex } from './local-index.ts';
import { matchParts } from './match-parts.ts';
import { type Probe, readQuery, type Term } from './read-query.ts';
import type { SlotFacts } from './slot-facts.ts';

/** What the list is narrowed to; `undefined`: not by this. */
export interface Narrowing {
  readonly procedure?: string | undefined;
  readonly business?: BusinessState | undefined;
  readonly book?: string | undefined;
  /** Taken in from this moment on, and before that one; in milliseconds since 1970. */
  readonly from?: number | undefined;
  readonly before?: number | undefined;
  readonly author?: string | undefined;
  /** Only what may be in one of the desk's groups. */
  readonly open?: true | undefined;
  /** Whether something of it is on this device that the server has not answered. */
  readonly waits?: boolean | undefined;
}

export interface SearchWish extends Narrowing {
  readonly typed: string;
  readonly limit: number;
  /** Two-digit years are read as the latest that is not after it. */
  readonly contextYear: number;
}

export interface Hit {
  readonly id: string;
  /** Others it names that were looked for, where whom it is about was not. */
  readonly also: readonly string[];
}

export interface Hits {
  readonly hits: readonly Hit[];
  /** How many there are in all. */
  readonly total: number;
}

/** Points of one typed word, by what it stands in; numbers have theirs in {@link readQuery}. Decision 0300. */
const points = { subject: 12, subjectBeginning: 10, other: 6, otherBeginning: 4 };
/** Taken away where two typed words can only be the same word of the record: `dang d` means Đặng Đoan before Đặng An. */
const sharedWord = 6;
/** Nobody types as many words; a paste may. */
const mostTerms = 250;

/** Every dossier that answers to each typed word, wherever it stands in it and in whatever order, the best first (decision 0300). */
export function searchIndex({ slots }: LocalIndex, wish: SearchWish): Hits {
  const terms = readQuery(wish.typed, wish.contextYear).slice(0, mostTerms);
  const standing = { scores: new Uint16Array(slots.size), stages: new Uint8Array(slots.size) };
  for (const [at, term] of terms.entries()) answerTerm(slots, term, at, standing);
  const shared = terms.length < 2 ? undefined : sharedWords(slots, terms);
  const best = createBest<SlotFacts>(wish.limit, terms.length === 0 ? newestFirst : inVietnameseOrder);
  for (let slot = 0; slot < slots.size; slot += 1) {
    if (standing.stages[slot] !== terms.length) continue;
    const facts = slots.facts(slot);
    if (facts === undefined || !fits(facts, wish)) continue;
    const score = (standing.scores[slot] ?? 0) - (shared?.[slot] === 1 ? sharedWord : 0);
    best.offer(facts, score);
  }
  const hits = best.found().map(({ id }) => ({ id, also: alsoIn(slots.entry(slots.slotOf(id) ?? -1), wish.typed) }));
  return { hits, total: best.offered() };
}

/** Whether something that was found belongs to what the list is narrowed to. */
export function fits(facts: SlotFacts, wish: Narrowing): boolean {
  if (wish.procedure !== undefined && facts.procedure !== wish.procedure) return false;
  if (wish.business !== undefined && facts.business !== wish.business) return false;
  if (wish.book !== undefined && facts.book !== wish.book) return false;
  if (wish.author !== undefined && facts.author !== wish.author) return false;
  if (wish.from !== undefined && !(facts.receivedAt >= wish.from)) return false;
  if (wish.before !== undefined && !(facts.receivedAt < wish.before)) return false;
  if (wish.open === true && !facts.isOpen) return false;
  return wish.waits === undefined || facts.waits === wish.waits;
}

const newestFirst = (a: SlotFacts, b: SlotFacts): number => b.receivedAt - a.receivedAt || (a.id < b.id ? 1 : -1);

const inVietnameseOrder = (a: SlotFacts, b: SlotFacts): number =>
  a.sortName === b.sortName ? newestFirst(a, b) : a.sortName < b.sortName ? -1 : 1;

interface Standing {
  readonly scores: Uint16Array;
  /** How many terms a slot has answered to, one after the other. */
  readonly stages: Uint8Array;
}

function answerTerm(slots: IndexSlots, term: Term, at: number, { scores, stages }: Standing): void {
  const worths = new Uint8Array(slots.size);
  for (const probe of term) {
    answerProbe(slots, probe, (slot, worth) => {
      if (stages[slot] === at && worth > (worths[slot] ?? 0)) worths[slot] = worth;
    });
  }
  for (let slot = 0; slot < worths.length; slot += 1) {
    const worth = worths[slot] ?? 0;
    if (worth === 0) continue;
    stages[slot] = at + 1;
    scores[slot] = (scores[slot] ?? 0) + worth;
  }
}

function answerProbe(slots: IndexSlots, probe: Probe, found: (slot: number, worth: number) => void): void {
  if (probe.kind === 'keys') {
    slots.columns[probe.column].each(probe.fits, (slot) => found(slot, probe.weight));
    return;
  }
  const [first, ...rest] = probe.prefixes;
  if (first === undefined) return;
  let held: ReadonlyMap<number, number> | undefined;
  for (const prefix of rest) {
    const next = new Map<number, number>();
    answerWord(slots, prefix, (slot, worth) => {
      const before = held === undefined ? worth : held.get(slot);
      if (before !== undefined) next.set(slot, Math.max(worth, before, next.get(slot) ?? 0));
    });
    held = next;
  }
  answerWord(slots, first, (slot, worth) => {
    if (held === undefined || held.has(slot)) found(slot, worth);
  });
}

function answerWord({ words }: IndexSlots, prefix: string, found: (slot: number, worth: number) => void): void {
  for (const word of words.beginning(prefix)) {
    const posting = words.of(word);
    if (posting === undefined) continue;
    const [subject, other] =
      word === prefix ? [points.subject, points.other] : [points.subjectBeginning, points.otherBeginning];
    for (let at = 0; at < posting.length; at += 1) {
      const value = posting.values[at] ?? 0;
      found(value >>> 1, (value & 1) === 1 ? subject : other);
    }
  }
}

/**
 * Slots in which the typed words cannot each be given a word of their own. One beginning is either the beginning of another
 * or shares nothing with it, so it is enough to count, for each, how many typed words begin so and how many words do there.
 */
function sharedWords({ words, size }: IndexSlots, terms: readonly Term[]): Uint8Array | undefined {
  const typed = terms.flatMap((term) => (term.length === 1 && term[0]?.kind === 'words' ? term[0].prefixes : []));
  let shared: Uint8Array | undefined;
  for (const prefix of new Set(typed)) {
    const wanted = typed.filter((word) => word.startsWith(prefix)).length;
    if (wanted < 2) continue;
    const counts = new Uint8Array(size);
    for (const word of words.beginning(prefix)) {
      const posting = words.of(word);
      for (let at = 0; posting !== undefined && at < posting.length; at += 1) {
        const slot = (posting.values[at] ?? 0) >>> 1;
        counts[slot] = Math.min(mostTerms, (counts[slot] ?? 0) + 1);
      }
    }
    shared ??= new Uint8Array(size);
    for (let slot = 0; slot < size; slot += 1) if ((counts[slot] ?? 0) < wanted) shared[slot] = 1;
  }
  return shared;
}

function alsoIn(entry: IndexEntry | undefined, typed: string): readonly string[] {
  if (entry === undefined || typed === '') return [];
  const isFound = (name: string): boolean => matchParts(name, typed).some(({ isMatch }) => isMatch);
  const namesOf = (isSubject: boolean): readonly string[] =>
    entry.people.filter(({ role }) => entry.subjects.includes(role) === isSubject).map(({ name }) => name);
  return namesOf(true).every(isFound) ? [] : [...new Set(namesOf(false))].filter(isFound);
}
