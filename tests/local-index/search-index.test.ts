import { describe, expect, it } from 'vitest';
import type { Fields } from '../../src/domain/field.ts';
import { indexEntryOf } from '../../src/local-index/index-entry.ts';
import { createLocalIndex } from '../../src/local-index/local-index.ts';
import { matchParts } from '../../src/local-index/match-parts.ts';
import { searchIndex } from '../../src/local-index/search-index.ts';
import { madeUpId } from '../support/acts.ts';
import { madeUpDeath } from '../support/made-up-events.ts';
import { makePeople } from '../support/people.ts';
import { entryOfBirth } from '../support/population.ts';

const people = makePeople(9);
const mother = { 'mother.pin': '999188004321', 'mother.fullName': 'Lò Thị Ví', 'applicant.fullName': 'Lò Thị Ví' };
const births: readonly Fields[] = [
  people.birth({ 'child.fullName': 'Trần Văn Bình', 'child.birthDate': '2026-11-05', ...mother }),
  people.birth({ 'child.fullName': 'Bình Trần Văn' }),
  people.birth({ 'child.fullName': "H'Mẫu Niê" }),
  people.birth({ 'child.fullName': "H' Thử Niê" }),
  people.birth({ 'child.fullName': 'Đặng Thị Đoan' }),
  people.birth({ 'child.fullName': 'Đặng Thị An' }),
];

const index = createLocalIndex();
for (const [at, fields] of births.entries()) index.put(entryOfBirth(fields, at + 1));
const registered = {
  ...entryOfBirth(people.birth({ 'child.fullName': 'Y Một Thử' }), 7),
  entry: { number: 47, year: 2026, book: 'a book' },
};
index.put(registered);

const found = (typed: string, wish: object = {}): readonly (string | undefined)[] =>
  searchIndex(index, { typed, limit: 50, contextYear: 2026, ...wish }).hits.map(
    ({ id }) => index.get(id)?.people.find(({ role }) => role === 'child')?.name,
  );

describe('the search', () => {
  it('finds a name without accents, capitals or order', () => {
    expect(found('tran van binh')).toEqual(['Trần Văn Bình', 'Bình Trần Văn']);
    expect(found('BÌNH tran')).toHaveLength(2);
    expect(found('doan dang')).toEqual(['Đặng Thị Đoan']);
    expect(found('hmau')).toEqual(["H'Mẫu Niê"]);
    expect(found("H'Thử")).toContain("H' Thử Niê");
    expect(found('ymot')).toEqual(['Y Một Thử']);
    expect(found('khong co ai')).toEqual([]);
  });

  it('finds while it is typed, and wants every word', () => {
    expect(found('đặ').slice(0, 2)).toEqual(['Đặng Thị An', 'Đặng Thị Đoan']);
    expect(found('dang do')).toEqual(['Đặng Thị Đoan']);
    expect(found('')).toHaveLength(7);
  });

  it('puts whom it is about before whom it only names, then goes by the last word of the name', () => {
    const order = searchIndex(index, { typed: 'thi', limit: 50, contextYear: 2026 }).hits.map(({ id }) => id.slice(-2));
    expect(order.slice(0, 2)).toEqual(['06', '05']);
  });

  it('finds dates, numbers, codes, the end of a personal number', () => {
    expect(found('051126')).toEqual(['Trần Văn Bình']);
    expect(found('05/11/2026')).toEqual(['Trần Văn Bình']);
    expect(found('5.11.2026 binh')).toEqual(['Trần Văn Bình']);
    expect(found('4321')).toEqual(['Trần Văn Bình']);
    expect(found('999188004321')).toEqual(['Trần Văn Bình']);
    expect(found('99918800')).toContain('Trần Văn Bình');
    expect(found('261120-003')).toEqual(["H'Mẫu Niê"]);
    expect(found('TAM-99999-7K2M9QXA-261120-003')).toEqual(["H'Mẫu Niê"]);
    expect(found('47/2026')).toEqual(['Y Một Thử']);
    expect(found('47')).toContain('Y Một Thử');
    expect(found('48/2026')).toEqual([]);
  });

  it('asks only among one procedure or step when that is wished', () => {
    expect(found('dang', { procedure: 'death' })).toEqual([]);
    expect(found('dang', { procedure: 'birth', business: 'RECEIVED' })).toHaveLength(2);
    expect(found('dang', { business: 'REFUSED' })).toEqual([]);
  });

  it('does not search what somebody died of', () => {
    const deaths = createLocalIndex();
    const fields = madeUpDeath({
      seed: 1,
      overrides: { 'deceased.fullName': 'Nông Văn Cũ', 'death.cause': 'Bệnh kín' },
    });
    const dossier = {
      id: madeUpId(1),
      procedure: 'death',
      procedureVersion: 1,
      receivedAt: '2026-11-20T02:00:00.000Z',
    };
    deaths.put(indexEntryOf({ ...dossier, business: 'RECEIVED', fields }));
    const count = (typed: string) => searchIndex(deaths, { typed, limit: 9, contextYear: 2026 }).total;
    expect([count('nong cu'), count('benh kin')]).toEqual([1, 0]);
  });

  it('forgets what was removed and what was said before', () => {
    const small = createLocalIndex();
    const put = (name: string) => small.put(entryOfBirth(people.birth({ 'child.fullName': name }), 1));
    const total = (typed: string) => searchIndex(small, { typed, limit: 9, contextYear: 2026 }).total;
    put('Trần Thử Một');
    put('Trần Thử Hai');
    expect([total('mot'), total('hai tran'), small.count]).toEqual([0, 1, 1]);
    small.remove(madeUpId(1));
    expect([total('hai'), total(''), small.count]).toEqual([0, 0, 0]);
  });
});

describe('what was found', () => {
  const shown = (text: string, typed: string): string =>
    matchParts(text, typed)
      .map(({ text: part, isMatch }) => (isMatch ? `[${part}]` : part))
      .join('');

  it('is seen in the text, accents and all', () => {
    expect(shown('Trần Văn Bình', 'bin TRAN')).toBe('[Trần] Văn [Bìn]h');
    expect(shown("H'Mẫu Niê", 'hmau')).toBe("[H'Mẫu] Niê");
    expect(shown('Đặng', 'd')).toBe('[Đ]ặng');
    expect(shown('TAM-99999-7K2M9QXA-261120-007', '261120-007')).toBe('TAM-99999-7K2M9QXA-[261120]-[007]');
    expect(shown('Trần', '')).toBe('Trần');
  });
});
