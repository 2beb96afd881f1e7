import { foldText } from '../domain/fold-text.ts';
import { readPersonalNumber } from '../domain/personal-number.ts';
import type { IndexedPerson } from './index-entry.ts';
import type { IndexSlots, LocalIndex } from './local-index.ts';
import { namedBy, wordsOf } from './name-words.ts';

export interface PersonWish {
  /** The beginning of a name's words, or digits of a personal number: its first six or more, or its last four or more. */
  readonly typed: string;
  /** Those known to be of the other are left out. */
  readonly sex?: '1' | '2' | undefined;
  readonly limit: number;
}

/** Somebody whom a dossier of this device names; told apart by a number or a date of birth, else not offered. */
export interface SeenPerson extends IndexedPerson {
  readonly dossier: string;
}

/** So many of the newest records are taken apart; who was here before them is looked for by more letters. */
const mostLooked = 300;
const fewest = { letters: 3, tail: 4, head: 6 };

/** People of the device's records whom the words or digits may mean, who was seen last first; nobody twice. */
export function findPeople({ slots }: LocalIndex, wish: PersonWish): readonly SeenPerson[] {
  const digits = wish.typed.replace(/[\s.\-]/gu, '');
  const byNumber = /^\d+$/u.test(digits);
  const words = byNumber ? [] : wordsOf(wish.typed);
  if (byNumber ? digits.length < fewest.tail : words.join('').length < fewest.letters) return [];
  const fits = byNumber
    ? ({ pin }: IndexedPerson): boolean => pin !== undefined && numberFits(pin, digits)
    : ({ name }: IndexedPerson): boolean => nameFits(name, words);
  const found = byNumber ? slotsOfNumber(slots, digits) : slotsOfWords(slots, words);
  const newest = [...found]
    .flatMap((slot) => {
      const facts = slots.facts(slot);
      return facts === undefined ? [] : [{ slot, receivedAt: facts.receivedAt }];
    })
    .sort((a, b) => b.receivedAt - a.receivedAt || b.slot - a.slot)
    .slice(0, mostLooked);
  const people = new Map<string, SeenPerson>();
  for (const { slot } of newest) {
    const entry = slots.entry(slot);
    for (const person of entry?.people ?? []) {
      if (entry === undefined || !fits(person) || isOther(person, wish.sex)) continue;
      const key = person.pin ?? (person.born === undefined ? undefined : `${foldText(person.name)} ${person.born}`);
      const before = key === undefined ? undefined : people.get(key);
      // Who asks says less of herself than who is declared.
      if (key !== undefined && (before === undefined || isMoreOf(person, entry.id, before)))
        people.set(key, { ...person, dossier: entry.id });
    }
    if (people.size >= wish.limit) break;
  }
  return [...people.values()].slice(0, wish.limit);
}

function isMoreOf(person: IndexedPerson, dossier: string, before: SeenPerson): boolean {
  return before.dossier === dossier && before.born === undefined && person.born !== undefined;
}

function isOther({ sex, pin }: IndexedPerson, wanted: PersonWish['sex']): boolean {
  const known = sex ?? (pin?.length === 12 ? readPersonalNumber(pin).sex : undefined);
  return wanted !== undefined && known !== undefined && known !== wanted;
}

function numberFits(pin: string, digits: string): boolean {
  return pin.endsWith(digits) || (digits.length >= fewest.head && pin.startsWith(digits));
}

/** Every typed word begins a word of the name, each one of its own. */
function nameFits(name: string, words: readonly string[]): boolean {
  const free = [...namedBy(name)];
  return [...words]
    .sort((a, b) => b.length - a.length)
    .every((word) => {
      const at = free.findIndex((each) => each.startsWith(word));
      if (at >= 0) free.splice(at, 1);
      return at >= 0;
    });
}

function slotsOfNumber({ columns }: IndexSlots, digits: string): ReadonlySet<number> {
  const found = new Set<number>();
  columns.pins.each(
    (key) => numberFits(String(key).padStart(12, '0'), digits),
    (slot) => found.add(slot),
  );
  return found;
}

function slotsOfWords({ words: postings }: IndexSlots, words: readonly string[]): ReadonlySet<number> {
  let held: Set<number> | undefined;
  for (const word of words) {
    const next = new Set<number>();
    for (const each of postings.beginning(word)) {
      const posting = postings.of(each);
      for (let at = 0; posting !== undefined && at < posting.length; at += 1) {
        const slot = (posting.values[at] ?? 0) >>> 1;
        if (held === undefined || held.has(slot)) next.add(slot);
      }
    }
    held = next;
  }
  return held ?? new Set();
}
