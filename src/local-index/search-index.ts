import type { BusinessState } from '../domain/dossier.ts';
import { compareNames } from '../domain/person-name.ts';
import type { IndexEntry } from './index-entry.ts';
import type { IndexSlots, LocalIndex } from './local-index.ts';
import { namedBy } from './name-words.ts';
import { type Probe, readQuery, type Term } from './read-query.ts';

export interface SearchWish {
  readonly typed: string;
  readonly procedure?: string | undefined;
  readonly business?: BusinessState | undefined;
  readonly limit: number;
  /** Two-digit years are read as the latest that is not after it. */
  readonly contextYear: number;
}

export interface Hits {
  /** The best first; of equal ones in the order of Vietnamese names. */
  readonly ids: readonly string[];
  /** How many there are in all. */
  readonly total: number;
}

const weights = { subject: 12, subjectBeginning: 10, other: 6, otherBeginning: 4 };

/** Every dossier that answers to each typed word, wherever it stands in it and in whatever order. */
export function searchIndex({ slots }: LocalIndex, wish: SearchWish): Hits {
  const terms = readQuery(wish.typed, wish.contextYear);
  const scores = new Uint16Array(slots.size);
  const stages = new Uint8Array(slots.size);
  for (const [at, term] of terms.slice(0, 250).entries()) answerTerm(slots, term, { at, scores, stages });
  const best = createBest(wish.limit);
  for (let slot = slots.size - 1; slot >= 0; slot -= 1) {
    if (stages[slot] !== Math.min(terms.length, 250) || !slots.isLive(slot)) continue;
    if (wish.procedure !== undefined && slots.procedure(slot) !== wish.procedure) continue;
    if (wish.business !== undefined && slots.business(slot) !== wish.business) continue;
    best.offer(slot, scores[slot] ?? 0, slots.receivedAt(slot));
  }
  return { ids: inOrder(slots, best.found(), terms), total: best.offered() };
}

interface Standing {
  readonly at: number;
  readonly scores: Uint16Array;
  /** How many terms a slot has answered to, one after the other. */
  readonly stages: Uint8Array;
}

function answerTerm(slots: IndexSlots, term: Term, { at, scores, stages }: Standing): void {
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
      word === prefix ? [weights.subject, weights.other] : [weights.subjectBeginning, weights.otherBeginning];
    for (let at = 0; at < posting.length; at += 1) {
      const value = posting.values[at] ?? 0;
      found(value >>> 1, (value & 1) === 1 ? subject : other);
    }
  }
}

/** The `limit` best of what is offered: by score, then the newest. */
function createBest(limit: number) {
  const kept: { slot: number; score: number; received: number }[] = [];
  let count = 0;
  const isBefore = (a: { score: number; received: number }, b: { score: number; received: number }): boolean =>
    a.score !== b.score ? a.score > b.score : a.received > b.received;
  return {
    offer(slot: number, score: number, received: number): void {
      count += 1;
      const one = { slot, score, received };
      const last = kept.at(-1);
      if (kept.length >= limit && (last === undefined || !isBefore(one, last))) return;
      let [low, high] = [0, kept.length];
      while (low < high) {
        const middle = (low + high) >> 1;
        const there = kept[middle];
        if (there !== undefined && isBefore(there, one)) low = middle + 1;
        else high = middle;
      }
      kept.splice(low, 0, one);
      if (kept.length > limit) kept.pop();
    },
    found: () => kept,
    offered: () => count,
  };
}

type Kept = ReturnType<ReturnType<typeof createBest>['found']>;

/** The best first; nothing typed: the newest first. */
function inOrder(slots: IndexSlots, kept: Kept, terms: readonly Term[]): string[] {
  const typed = terms.flatMap((term) => (term.length === 1 && term[0]?.kind === 'words' ? term[0].prefixes : []));
  const shown = kept.flatMap(({ slot, score, received }) => {
    const entry = slots.entry(slot);
    if (entry === undefined) return [];
    const subject = entry.people.find(({ role }) => role === entry.subjects[0]);
    const fits = typed.length < 2 || haveEachAWord(typed, entry);
    return [{ id: entry.id, score: score - (fits ? 0 : weights.other), received, name: subject?.name ?? '' }];
  });
  if (terms.length > 0) {
    shown.sort((a, b) => b.score - a.score || compareNames(a.name, b.name) || b.received - a.received);
  }
  return shown.map(({ id }) => id);
}

/** Whether every typed word has a word of its own in the names: `dang d` means Đặng Đoan before Đặng An. */
function haveEachAWord(typed: readonly string[], { people }: IndexEntry): boolean {
  const free = people.flatMap(({ name }) => namedBy(name));
  return [...typed]
    .sort((a, b) => b.length - a.length)
    .every((prefix) => {
      const exact = free.indexOf(prefix);
      const at = exact >= 0 ? exact : free.findIndex((word) => word.startsWith(prefix));
      if (at >= 0) free.splice(at, 1);
      return at >= 0;
    });
}
