import { describe, expect, it } from 'vitest';
import type { Fields } from '../../src/domain/field.ts';
import { findAlike } from '../../src/local-index/find-alike.ts';
import { indexEntryOf, type IndexEntry } from '../../src/local-index/index-entry.ts';
import { createLocalIndex } from '../../src/local-index/local-index.ts';
import { madeUpId } from '../support/acts.ts';
import { madeUpDeath, madeUpLinkedBirth, madeUpMarriage } from '../support/made-up-events.ts';
import { makePeople } from '../support/people.ts';
import { indexOfBirths, entryOfBirth, madeUpBirths, takenDownAgain } from '../support/population.ts';

let next = 0;
function entry(procedure: string, fields: Fields, more: Partial<IndexEntry> = {}): IndexEntry {
  next += 1;
  const dossier = { id: madeUpId(next), procedure, procedureVersion: 1, receivedAt: '2026-11-20T02:00:00.000Z' };
  return { ...indexEntryOf({ ...dossier, business: 'RECEIVED', fields }), ...more };
}

function told(known: IndexEntry, draft: IndexEntry) {
  const index = createLocalIndex();
  for (const fields of makePeople(77).births(40)) index.put(entry('birth', fields));
  index.put(known);
  return findAlike(index, draft).find(({ id }) => id === known.id);
}

const { 'deceased.pin': _pin, 'deceased.idDocument': _card, ...noNumber } = madeUpDeath({ seed: 5 });
const death = (name: string, overrides: Fields = {}): Fields => ({
  ...noNumber,
  'deceased.fullName': name,
  ...overrides,
});

describe('two deaths', () => {
  it('(DOMAIN 9) spelt Điểu and Điều, with a number on one only, are likely one', () => {
    const known = entry('death', death('Điểu Văn Thử', { 'deceased.pin': '999052000011' }));
    const alike = told(known, entry('death', death('Điều Văn Thử')));
    expect(alike?.verdict).toBe('likely');
    expect(alike?.reasons).toContainEqual({ kind: 'name', person: 'deceased', how: 'accents' });
    expect(alike?.reasons).toContainEqual({ kind: 'event', how: 'same' });
    expect(alike?.reasons).toContainEqual({ kind: 'place' });
  });

  it.each([
    ['in another order', 'Thử Văn Điểu'],
    ['with y for i', 'Đyểu Văn Thử'],
    ['with a letter missing', 'Điểu Vn Thử'],
    ['without its middle', 'Điểu Thử'],
    ['in capitals without accents', 'DIEU VAN THU'],
  ])('the name %s is still told', (_how, name) => {
    const alike = told(entry('death', death('Điểu Văn Thử')), entry('death', death(name)));
    expect(['likely', 'possible']).toContain(alike?.verdict);
  });

  it('of a year only and of a day in it may be one; of two years are not', () => {
    const known = entry('death', death('Nông Văn Cũ', { 'death.date': { y: 2026 } }));
    expect(told(known, entry('death', death('Nông Văn Cũ')))?.verdict).toMatch(/likely|possible/u);
    expect(
      told(known, entry('death', death('Nông Văn Cũ', { 'death.date': { y: 2024, m: 3, d: 1 } }))),
    ).toBeUndefined();
  });

  it('of two persons with two numbers are not one, whatever they are called', () => {
    const known = entry('death', death('Điểu Văn Thử', { 'deceased.pin': '999052000011' }));
    const other = death('Điểu Văn Thử', {
      'deceased.pin': '999061700222',
      'deceased.birthDate': { y: 1961, m: 2, d: 3 },
    });
    expect(told(known, entry('death', other))?.verdict ?? 'other').not.toMatch(/likely|possible/u);
  });

  it('are not compared with births, nor with what was refused, withdrawn or told apart', () => {
    const draft = entry('death', death('Điểu Văn Thử'));
    for (const business of ['REFUSED', 'WITHDRAWN', 'STOPPED'] as const) {
      expect(told(entry('death', death('Điểu Văn Thử'), { business }), draft)).toBeUndefined();
    }
    expect(told(entry('death', death('Điểu Văn Thử'), { apart: [draft.id] }), draft)).toBeUndefined();
    expect(told(entry('birth', makePeople(3).birth({ 'child.fullName': 'Điểu Văn Thử' })), draft)).toBeUndefined();
  });
});

describe('two births', () => {
  const people = makePeople(31);
  const first = people.birth({
    'child.fullName': 'Y Một',
    'child.birthDate': '2026-11-02',
    'child.sex': '1',
    'mother.fullName': "H' Mẫu Niê",
    'mother.pin': '066198000001',
    'birthNotice.code': '99001.GCS.00001.26',
  });

  it('(DOMAIN 1) of twins are told as such and not as one', () => {
    const second: Fields = { ...first, 'child.fullName': 'Y Hai', 'birthNotice.code': '99001.GCS.00002.26' };
    expect(told(entry('birth', first), entry('birth', second))?.verdict).toBe('siblings');
    const { 'mother.pin': _, ...noPin }: Fields = second;
    expect(told(entry('birth', first), entry('birth', { ...noPin, 'mother.fullName': "H'Mẫu Niê" }))?.verdict).toBe(
      'siblings',
    );
    const girl = { ...second, 'child.fullName': "H'Một", 'child.sex': '2' };
    expect(told(entry('birth', first), entry('birth', girl))?.verdict).toBe('siblings');
  });

  it('(DOMAIN 1) of a clan whose name stands last are told apart by the name a prefix marks', () => {
    const named = (name: string, notice: string) =>
      entry('birth', { ...first, 'child.fullName': name, 'birthNotice.code': `99001.GCS.${notice}.26` });
    expect(told(named('Y Một Niê', '00001'), named('Y Hai Niê', '00002'))?.verdict).toBe('siblings');
    expect(told(named("H'Một Niê", '00001'), named('H’ Hai Niê', '00002'))?.verdict).toBe('siblings');
    // The same child, once with the prefix and once without.
    expect(told(named('Y Một Niê', '00001'), named('Một Niê', '00002'))?.verdict).toBe('likely');
    expect(told(named("H'Một Niê", '00001'), named('HMột Niê', '00002'))?.verdict).toBe('likely');
  });

  it('with one notice are one, though the child was given another name', () => {
    expect(told(entry('birth', first), entry('birth', { ...first, 'child.fullName': 'Y Hai' }))?.verdict).toMatch(
      /likely|possible/u,
    );
  });

  it('of one name and day and two mothers are not one', () => {
    const other = people.birth({ 'child.fullName': 'Y Một', 'child.birthDate': '2026-11-02', 'child.sex': '1' });
    expect(told(entry('birth', first), entry('birth', other))?.verdict).not.toBe('likely');
  });
});

describe('two marriages', () => {
  const couple = madeUpMarriage({ seed: 8 });

  it('of the same two are likely one', () => {
    const { 'bride.pin': _, ...again } = couple;
    expect(told(entry('marriage', couple), entry('marriage', again))?.verdict).toBe('likely');
  });

  it('of two couples of the same names are explained, and not taken for one', () => {
    const namesakes = {
      ...couple,
      'bride.pin': '999195777001',
      'groom.pin': '999095777002',
      'bride.birthDate': { y: 1995, m: 1, d: 9 },
      'groom.birthDate': { y: 1995, m: 2, d: 8 },
    };
    const alike = told(entry('marriage', couple), entry('marriage', namesakes));
    expect(alike?.verdict).toBe('namesakes');
    expect(alike?.reasons).toContainEqual({ kind: 'pin', person: 'bride', how: 'different' });
  });
});

it('most births taken down twice are found, and few honest ones spoken up about', () => {
  const all = [...madeUpBirths(3, 2_060)];
  const index = indexOfBirths(all.slice(0, 2_000));
  const verdicts = (drafts: readonly (readonly [Fields, number])[]) =>
    drafts.map(([fields, of]) => {
      const alike = findAlike(index, entryOfBirth(fields, 9_000));
      const found = of === 0 ? alike[0] : alike.find(({ id }) => id === madeUpId(of));
      return found?.verdict === 'likely' || found?.verdict === 'possible';
    });
  const doubles = all.slice(0, 60).map((fields, at) => [takenDownAgain(fields, at), at + 1] as const);
  expect(verdicts(doubles).filter(Boolean).length).toBeGreaterThanOrEqual(57);
  const honest = all.slice(2_000).map((fields) => [fields, 0] as const);
  expect(verdicts(honest).filter(Boolean).length).toBeLessThanOrEqual(1);
});

it('a birth taken by itself and as an interlinked one is found on the device', () => {
  const birth = makePeople(6).birth();
  expect(told(entry('birth', birth), entry('linked-birth', madeUpLinkedBirth(birth)))?.verdict).toBe('likely');
  expect(told(entry('birth', birth), entry('linked-death', madeUpLinkedBirth(birth)))).toBeUndefined();
});
