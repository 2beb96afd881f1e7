import { compareDateKeys, type DateLikeness } from './date-key.ts';
import { compareNames, type NameLikeness, type WeighWord } from './compare-names.ts';
import type { IndexedPerson, IndexEntry } from './index-entry.ts';
import { wordsOf } from './name-words.ts';

type PinLikeness = 'same' | 'near' | 'different';

/** One thing two dossiers say alike, or not; each has a sentence of its own on the screen. `person`: whose, by role. */
export type Reason =
  | { readonly kind: 'name'; readonly person: string; readonly how: NameLikeness['how'] }
  | { readonly kind: 'event'; readonly how: DateLikeness }
  | { readonly kind: 'born'; readonly person: string; readonly how: DateLikeness }
  | { readonly kind: 'pin'; readonly person: string; readonly how: PinLikeness }
  | { readonly kind: 'sex' }
  | { readonly kind: 'place' }
  | { readonly kind: 'paper'; readonly how: 'same' | 'different' };

/**
 * `likely`, `possible`: of the same event, for all that is said. `siblings`: other children of the same mother, born together.
 * `namesakes`: the same names, and facts that tell the persons apart.
 */
export type Verdict = 'likely' | 'possible' | 'siblings' | 'namesakes' | 'other';

export interface Likeness {
  /** 0 to 100. */
  readonly score: number;
  readonly verdict: Verdict;
  readonly reasons: readonly Reason[];
}

const likelyFrom = 65;
const possibleFrom = 48;

interface Sum {
  points: number;
  readonly reasons: Reason[];
}

/** Whether two dossiers of one procedure are of the same event, by points for and against (docs/decisions/0156). */
export function likenessOf(a: IndexEntry, b: IndexEntry, weigh: WeighWord): Likeness {
  const sum: Sum = { points: 0, reasons: [] };
  const names = compareSubjects(a, b, weigh, sum);
  const event = compareEvents(a, b, sum);
  const teller = compareTellers(a, b, weigh, sum);
  const paper = comparePapers(a, b, sum);
  if (isSamePlace(a, b)) add(sum, 5, { kind: 'place' });
  const score = Math.max(0, Math.min(100, Math.round(sum.points)));
  return {
    score,
    verdict: verdictOf({ names, event, teller, paper, score, reasons: sum.reasons }),
    reasons: sum.reasons,
  };
}

function add(sum: Sum, points: number, reason: Reason): void {
  sum.points += points;
  sum.reasons.push(reason);
}

interface Subjects {
  /** The least of them. */
  readonly part: number;
  readonly sameGiven: boolean;
  readonly count: number;
}

const datePoints = { same: 15, compatible: 8, near: 4, different: -15 } satisfies Record<DateLikeness, number>;
const pinPoints = { same: 40, near: 0, different: -40 } satisfies Record<PinLikeness, number>;

function compareSubjects(a: IndexEntry, b: IndexEntry, weigh: WeighWord, sum: Sum): Subjects {
  let [part, sameGiven, count] = [1, true, 0];
  const share = 1 / Math.max(1, a.subjects.length);
  for (const role of a.subjects) {
    const [left, right] = [personOf(a, role), personOf(b, role)];
    if (left === undefined || right === undefined) return { part: 0, sameGiven: false, count: 0 };
    const names = compareNames(left.name, right.name, weigh);
    count += 1;
    part = Math.min(part, names.part);
    sameGiven &&= names.sameGiven;
    add(sum, namePoints(names.part) * share, { kind: 'name', person: role, how: names.how });
    // A date that is the event's own counts once, as that.
    if (left.born !== undefined && right.born !== undefined && !a.events.includes(left.born)) {
      const how = compareDateKeys(left.born, right.born);
      add(sum, datePoints[how] * (share < 1 ? 1.2 : 1), { kind: 'born', person: role, how });
    }
    const pins = comparePins(left, right);
    if (pins !== undefined) add(sum, pinPoints[pins] * (share < 1 ? 0.8 : 1), { kind: 'pin', person: role, how: pins });
    if (left.sex !== undefined && right.sex !== undefined && left.sex !== right.sex) add(sum, -15, { kind: 'sex' });
  }
  return { part: count === 0 ? 0 : part, sameGiven, count };
}

function namePoints(part: number): number {
  return part >= 0.4 ? (40 * (part - 0.4)) / 0.6 : -30 * (1 - part / 0.4);
}

function compareEvents(a: IndexEntry, b: IndexEntry, sum: Sum): DateLikeness | undefined {
  const [left, right] = [a.events[0], b.events[0]];
  if (left === undefined || right === undefined) return undefined;
  const how = compareDateKeys(left, right);
  add(sum, { same: 30, compatible: 15, near: 12, different: -35 }[how], { kind: 'event', how });
  return how;
}

/** How sure it is that a mother, say, is the same person; `undefined`: one of the two does not name her. */
function compareTellers(a: IndexEntry, b: IndexEntry, weigh: WeighWord, sum: Sum): number | undefined {
  let surest: number | undefined;
  for (const left of a.people) {
    if (a.subjects.includes(left.role) || left.role === 'applicant') continue;
    const right = personOf(b, left.role);
    if (right === undefined) continue;
    const telling = a.tellers.includes(left.role) ? 1 : 0.4;
    const names = compareNames(left.name, right.name, weigh);
    const pins = comparePins(left, right);
    const how = names.part < 0.5 && pins === 'same' ? 'spelling' : names.how;
    const points = names.part >= 0.8 ? 15 * names.part : pins === 'same' ? 0 : names.part < 0.5 ? -25 : -8;
    add(sum, points * telling, { kind: 'name', person: left.role, how });
    if (pins !== undefined)
      add(sum, { same: 20, near: 0, different: -30 }[pins] * telling, { kind: 'pin', person: left.role, how: pins });
    if (left.born !== undefined && right.born !== undefined && pins !== 'same') {
      const born = compareDateKeys(left.born, right.born);
      add(sum, (datePoints[born] / 2) * telling, { kind: 'born', person: left.role, how: born });
    }
    if (telling === 1) surest = pins === 'same' ? 1 : pins === 'different' ? 0 : names.part;
  }
  return surest;
}

function comparePapers(a: IndexEntry, b: IndexEntry, sum: Sum): 'same' | 'different' | undefined {
  if (a.papers.length === 0 || b.papers.length === 0) return undefined;
  const compact = (text: string): string => text.replace(/[^\p{L}\p{N}]/gu, '').toUpperCase();
  const left = new Set(a.papers.map(compact));
  const how = b.papers.some((paper) => left.has(compact(paper))) ? 'same' : 'different';
  add(sum, how === 'same' ? 20 : -5, { kind: 'paper', how });
  return how;
}

function isSamePlace(a: IndexEntry, b: IndexEntry): boolean {
  const told = new Set(a.places.map((place) => wordsOf(place).join(' ')));
  return b.places.some((place) => told.has(wordsOf(place).join(' ')));
}

interface Found {
  readonly names: Subjects;
  readonly event: DateLikeness | undefined;
  readonly teller: number | undefined;
  readonly paper: 'same' | 'different' | undefined;
  readonly score: number;
  readonly reasons: readonly Reason[];
}

function verdictOf({ names, event, teller, paper, score, reasons }: Found): Verdict {
  const together = event === 'same' || event === 'near';
  const otherSex = reasons.some(({ kind }) => kind === 'sex');
  // DOMAIN scenario 1: the same mother and day, and another given name, sex or notice.
  const otherChild = !names.sameGiven || otherSex;
  if (together && teller !== undefined && teller >= 0.8 && otherChild && paper !== 'same') return 'siblings';
  if (score >= likelyFrom) return 'likely';
  if (score >= possibleFrom) return 'possible';
  const apart = reasons.some((one) => (one.kind === 'pin' || one.kind === 'born') && one.how === 'different');
  // Of one person's event there are many namesakes; of a couple's, few enough to be worth a word.
  return names.count >= 2 && names.part >= 0.9 && apart ? 'namesakes' : 'other';
}

function personOf(entry: IndexEntry, role: string): IndexedPerson | undefined {
  return entry.people.find((person) => person.role === role);
}

function comparePins(a: IndexedPerson, b: IndexedPerson): PinLikeness | undefined {
  if (a.pin === undefined || b.pin === undefined) return undefined;
  if (a.pin === b.pin) return 'same';
  const other = [...a.pin].flatMap((digit, at) => (digit === b.pin?.[at] ? [] : [at]));
  const [first = 0, second = 0] = other;
  const swapped =
    other.length === 2 && second === first + 1 && a.pin[first] === b.pin[second] && a.pin[second] === b.pin[first];
  return other.length === 1 || swapped ? 'near' : 'different';
}
