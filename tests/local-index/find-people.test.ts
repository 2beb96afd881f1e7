import { describe, expect, it } from 'vitest';
import { findPeople } from '../../src/local-index/find-people.ts';
import { createLocalIndex } from '../../src/local-index/local-index.ts';
import { makePeople } from '../support/people.ts';
import { entryOfBirth } from '../support/population.ts';

const people = makePeople(12);
const vi = {
  'mother.fullName': 'Lò Thị Ví',
  'mother.pin': '999188004321',
  'mother.birthDate': { y: 1988, m: 4, d: 2 },
};
const asApplicant = { 'applicant.fullName': 'Lò Thị Ví', 'applicant.pin': '999188004321' };

const index = createLocalIndex();
index.put(entryOfBirth(people.birth({ ...vi, ...asApplicant, 'father.fullName': 'Lò Văn Vinh' }), 1));
index.put(entryOfBirth(people.birth({ ...vi, ...asApplicant }), 2));
index.put(entryOfBirth(people.birth({ 'mother.fullName': "H'Mẫu Niê", 'mother.pin': '999195000777' }), 3));

const found = (typed: string, sex?: '1' | '2') => findPeople(index, { typed, sex, limit: 4 });
const names = (typed: string, sex?: '1' | '2') => found(typed, sex).map(({ name }) => name);

describe('people seen before', () => {
  it('are found by the beginnings of their names’ words, without accents, in any order', () => {
    expect(names('lo thi v')).toEqual(['Lò Thị Ví']);
    expect(names('vi lo thi')).toEqual(['Lò Thị Ví']);
    expect(names('hmau')).toEqual(["H'Mẫu Niê"]);
    expect(names('lo thi xuan')).toEqual([]);
  });

  it('are each offered once, from where most is said of them, the newest first', () => {
    const [first, ...others] = found('lo thi vi');
    expect(others).toEqual([]);
    expect(first).toMatchObject({ role: 'mother', born: 19_880_402, dossier: entryOfBirth(people.birth(), 2).id });
  });

  it('are found by the beginning or the end of a number', () => {
    expect(names('4321')).toEqual(['Lò Thị Ví']);
    expect(names('9991 88')).toEqual(['Lò Thị Ví']);
    expect(names('999195')).toEqual(["H'Mẫu Niê"]);
    expect(names('000000')).toEqual([]);
  });

  it('are only those of the sex that the block asks for, as far as it is known', () => {
    expect(names('lo v', '1')).toEqual(['Lò Văn Vinh']);
    expect(names('lo v', '2')).toEqual(['Lò Thị Ví']);
  });

  it('are not guessed from a letter or two, nor from three digits', () => {
    expect(names('lo')).toEqual([]);
    expect(names('321')).toEqual([]);
    expect(names('  ')).toEqual([]);
  });
});
