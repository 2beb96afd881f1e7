import type { Fields } from '../../src/domain/field.ts';
import { addDays } from '../../src/domain/local-date.ts';
import { textAt } from '../../src/domain/read-field.ts';
import { foldText } from '../../src/domain/fold-text.ts';
import { type IndexEntry, indexEntryOf } from '../../src/local-index/index-entry.ts';
import { createLocalIndex, type LocalIndex } from '../../src/local-index/local-index.ts';
import { madeUpId } from './acts.ts';
import { pick } from './made-up-names.ts';
import { makePeople } from './people.ts';
import { createSeededRandom, type SeededRandom } from './seeded-random.ts';

/** Made-up births of a commune over the years, some ninety a month; names are fewer and more alike than in life. */
export function* madeUpBirths(seed: number, count: number, from = '2007-01-15'): Generator<Fields> {
  let receivedOn = from;
  let made = 0;
  for (let month = 0; made < count; month += 1) {
    const births = makePeople(seed * 10_000 + month, { receivedOn }).births(Math.min(90, count - made));
    yield* births;
    made += births.length;
    receivedOn = addDays(receivedOn, 30);
  }
}

/** What the index keeps of such a birth; its number is its id. */
export function entryOfBirth(fields: Fields, number: number): IndexEntry {
  return indexEntryOf({
    id: madeUpId(number),
    procedure: 'birth',
    procedureVersion: 1,
    receivedAt: `${textAt(fields, 'applicant.declaredOn') ?? '2026-11-20'}T02:00:00.000Z`,
    business: 'RECEIVED',
    codes: { provisional: `TAM-99999-7K2M9QXA-261120-${String(number).padStart(3, '0')}`, official: null },
    fields,
  });
}

export function indexOfBirths(births: Iterable<Fields>): LocalIndex {
  const index = createLocalIndex();
  let number = 0;
  for (const fields of births) {
    number += 1;
    index.put(entryOfBirth(fields, number));
  }
  return index;
}

/** The same birth as a second desk might take it down: another spelling, order or date, fewer numbers, a new notice or none. */
export function takenDownAgain(fields: Fields, seed: number): Fields {
  const random = createSeededRandom(seed);
  const again: Record<string, Fields[string]> = { ...fields };
  for (const path of ['child.fullName', 'mother.fullName', 'father.fullName']) {
    const name = textAt(fields, path);
    if (name !== undefined && random.next() < 0.6) again[path] = respelled(name, random);
  }
  if (random.next() < 0.5) Reflect.deleteProperty(again, 'mother.pin');
  if (random.next() < 0.5) Reflect.deleteProperty(again, 'birthNotice.code');
  if (random.next() < 0.3) again['mother.birthDate'] = { y: yearOf(fields['mother.birthDate']) };
  const born = textAt(fields, 'child.birthDate');
  if (born !== undefined && random.next() < 0.15)
    again['child.birthDate'] = addDays(born, random.integer(0, 1) * 2 - 1);
  return again;
}

function yearOf(value: unknown): number {
  return typeof value === 'object' && value !== null && 'y' in value ? Number(value.y) : 1_990;
}

const slips: readonly ((name: string, random: SeededRandom) => string)[] = [
  (name) => foldText(name).replace(/(^| )\p{L}/gu, (start) => start.toUpperCase()),
  (name) => name.split(' ').reverse().join(' '),
  (name) => [...name.split(' ').slice(1), name.split(' ')[0] ?? ''].join(' '),
  (name) => name.replace('i', 'y'),
  (name) => name.replace(/n\b/u, 'ng'),
  (name) => name.replace(/ (?:Thị|Văn|Hữu|Đức)\b/u, ''),
  (name, random) => {
    const at = random.integer(1, Math.max(1, name.length - 2));
    return name.slice(0, at) + name.slice(at + 1);
  },
  (name) => name.replace("H'", "H' "),
];

function respelled(name: string, random: SeededRandom): string {
  const after = pick(random, slips)(name, random).trim();
  return after === '' ? name : after;
}
