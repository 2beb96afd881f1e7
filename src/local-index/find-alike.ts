import type { BusinessState } from '../domain/dossier.ts';
import { eventKindOf } from '../domain/procedures/catalogue.ts';
import type { WeighWord } from './compare-names.ts';
import { compareDateKeys, dateOfKey, keysUnder } from './date-key.ts';
import type { IndexEntry } from './index-entry.ts';
import { type Likeness, likenessOf, type Verdict } from './likeness.ts';
import type { IndexSlots, LocalIndex } from './local-index.ts';
import { comparedBy } from './name-words.ts';
import { compareWords } from './spelling.ts';

export interface Alike extends Likeness {
  readonly id: string;
  readonly entry: IndexEntry;
}

/** More of them help nobody to decide. */
const mostShown = 5;
/** So many are looked at closely, the likeliest first. */
const mostCompared = 150;

const over: ReadonlySet<BusinessState> = new Set(['REFUSED', 'WITHDRAWN', 'STOPPED', 'JOINED', 'SET_ASIDE']);
const order: Readonly<Record<Verdict, number>> = { likely: 0, possible: 1, siblings: 2, namesakes: 3, other: 4 };

/** Dossiers on this device that may be of the same event as this one, the likeliest first. A word for a person, never a bar (R10). */
export function findAlike(index: LocalIndex, draft: IndexEntry): readonly Alike[] {
  const { slots } = index;
  const weigh = weighing(index);
  const alike: Alike[] = [];
  for (const slot of candidates(slots, draft, weigh)) {
    const entry = slots.entry(slot);
    if (entry === undefined || isToldApart(draft, entry)) continue;
    const likeness = likenessOf(draft, entry, weigh);
    if (likeness.verdict !== 'other') alike.push({ ...likeness, id: entry.id, entry });
  }
  alike.sort((a, b) => order[a.verdict] - order[b.verdict] || b.score - a.score);
  return alike.slice(0, mostShown);
}

function isToldApart(a: IndexEntry, b: IndexEntry): boolean {
  return a.apart?.includes(b.id) === true || b.apart?.includes(a.id) === true;
}

/** A word that every third person is called by tells little; one that nobody else has, much. */
function weighing({ slots: { words }, count }: LocalIndex): WeighWord {
  const weights = new Map<string, number>();
  return (word) => {
    const known = weights.get(word);
    if (known !== undefined) return known;
    // As if a hundred more were known, so that a new desk does not take every name for rare.
    const weight = Math.log2((count + 100) / ((words.of(word)?.length ?? 0) + 10)) + 1;
    const bounded = Math.max(0.5, weight);
    weights.set(word, bounded);
    return bounded;
  };
}

/** Points for being looked at: one of the event's persons by number, the event's date, the share of the subjects' names. */
function candidates(slots: IndexSlots, draft: IndexEntry, weigh: WeighWord): readonly number[] {
  const points = new Float32Array(slots.size);
  const numbers = new Uint8Array(slots.size);
  for (const { pin, role } of draft.people) {
    if (pin === undefined || role === 'applicant') continue;
    const key = Number(pin);
    slots.columns.pins.each(
      (other) => other === key,
      (slot) => (numbers[slot] = 6),
    );
  }
  for (const day of draft.events) {
    const { from, to } = keysUnder(dateOfKey(day));
    slots.columns.events.each(
      (key) => (key >= from && key <= to) || isNear(key, day),
      (slot) => (numbers[slot] = (numbers[slot] ?? 0) + 4),
    );
  }
  const found: number[] = [];
  const event = eventKindOf(draft.procedure);
  const isOpen = (slot: number): boolean => {
    const facts = slots.facts(slot);
    return facts !== undefined && !over.has(facts.business) && eventKindOf(facts.procedure) === event;
  };
  const own = slots.slotOf(draft.id);
  // Another date is another event, unless a person's number says otherwise.
  const byName = draft.events.length === 0;
  if (byName) nameShares(slots, draft, weigh, points);
  for (let slot = 0; slot < points.length; slot += 1) {
    const enough = byName ? (numbers[slot] ?? 0) + (points[slot] ?? 0) >= 3.6 : (numbers[slot] ?? 0) > 0;
    if (enough && slot !== own && isOpen(slot)) found.push(slot);
  }
  if (found.length <= mostCompared) return found;
  if (!byName) nameShares(slots, draft, weigh, points);
  const worth = (slot: number): number => (numbers[slot] ?? 0) + (points[slot] ?? 0);
  return found.sort((a, b) => worth(b) - worth(a)).slice(0, mostCompared);
}

/** Up to 6 for a slot whose subjects' names have all the words, whatever their order and a slip in each. */
function nameShares({ words }: IndexSlots, draft: IndexEntry, weigh: WeighWord, points: Float32Array): void {
  const names = draft.people
    .filter(({ role }) => draft.subjects.includes(role))
    .flatMap(({ name }) => comparedBy(name));
  const whole = names.reduce((sum, word) => sum + weigh(word), 0);
  for (const word of names) {
    for (const other of words.words()) {
      if (other !== word && (Math.abs(other.length - word.length) > 2 || other.length === 1)) continue;
      const how = compareWords(word, other);
      const posting = how === 'different' || how === 'initial' ? undefined : words.of(other);
      if (posting === undefined) continue;
      const worth = (6 * weigh(word) * (how === 'same' ? 1 : 0.8)) / whole;
      for (let at = 0; at < posting.length; at += 1) {
        const value = posting.values[at] ?? 0;
        if ((value & 1) === 1) points[value >>> 1] = (points[value >>> 1] ?? 0) + worth;
      }
    }
  }
}

// Only what is within a year or so is worth taking apart.
function isNear(key: number, day: number): boolean {
  return Math.abs(key - day) <= 11_000 && compareDateKeys(key, day) !== 'different';
}
