import type { FieldPath, Fields, FieldValue } from '../../src/domain/field.ts';
import { declaration, madeUpDeath, madeUpMarriage, oldEnough, selfAsApplicant, type Wishes } from './made-up-events.ts';
import { makePeople } from './people.ts';

const previous = {
  'previous.here': true,
  'previous.place': 'UBND xã Cũ Mẫu, huyện Mẫu',
  'previous.registeredOn': { y: 1998, m: 5 },
  'previous.number': '45/1998 (làm mẫu)',
  'previous.lost': true,
  'previous.lookup': 'ownBooks',
} as const satisfies Fields;

const oldPaper = { 'oldPapers.1.kind': 'school', 'oldPapers.1.text': 'Học bạ số 12 năm 2003 (làm mẫu)' } as const;

/** A grown woman whose birth was registered once, with her parents as a birth entry has them. */
function ofAGrownPerson({ seed, receivedOn = '2026-11-20' }: Wishes): Record<FieldPath, FieldValue> {
  const people = makePeople(seed, { receivedOn });
  const [subject, mother, father] = [people.person('2'), people.person('2'), people.person('1')];
  const parent = (id: 'mother' | 'father', { fullName, ethnicity }: typeof mother) => ({
    [`${id}.fullName`]: fullName,
    [`${id}.birthDate`]: { y: 1960 },
    [`${id}.ethnicity`]: ethnicity,
    [`${id}.nationality`]: 'VN',
  });
  return {
    ...selfAsApplicant(subject),
    parentageCase: '1',
    'child.fullName': 'Lò Thị Thử Lại',
    'child.birthDate': { y: subject.birthDate.y },
    'child.sex': '2',
    'child.ethnicity': father.ethnicity,
    'child.nationality': 'VN',
    'child.birthPlace': { at: 'address', address: subject.residence },
    'child.hometown': subject.residence,
    'child.pin': subject.pin,
    'child.residence': subject.residence,
    ...parent('mother', mother),
    ...parent('father', father),
    'father.fullName': 'Lò Văn Mẫu Cũ',
    ...declaration(receivedOn),
  };
}

/** The complete content of a registration of a birth again: of a woman of whom the papers say the year alone. */
export function madeUpBirthAgain(wishes: Wishes): Fields {
  const fields = ofAGrownPerson(wishes);
  return {
    ...fields,
    ...previous,
    'previous.registeredOn': { y: 2014, m: 5 },
    'previous.personLives': true,
    ...oldPaper,
    ...wishes.overrides,
  };
}

/** The complete content of a registration of the birth of somebody who has papers and was never registered. */
export function madeUpBirthFromPapers(wishes: Wishes): Fields {
  return {
    ...ofAGrownPerson(wishes),
    'ownPapers.neverRegistered': true,
    ...oldPaper,
    'ownPapers.lookup': 'done',
    ...wishes.overrides,
  };
}

const newlyWedOnly = /\.(?:timesMarried|maritalLookup|maritalPaper|noImpediment)$/u;

/** The complete content of a registration of a marriage again. */
export function madeUpMarriageAgain({ overrides, ...wishes }: Wishes): Fields {
  const kept = Object.entries(madeUpMarriage(wishes)).filter(([path]) => !newlyWedOnly.test(path));
  return {
    ...Object.fromEntries(kept),
    'bride.birthDate': { y: 1970 },
    'bride.pin': '999170000011',
    'bride.idDocument': { type: '8', number: 'MAU-1' },
    'groom.birthDate': { y: 1968, m: 2, d: 3 },
    'groom.pin': '999068000012',
    'groom.idDocument': { type: '8', number: 'MAU-2' },
    ...previous,
    ...oldPaper,
    ...overrides,
  };
}

/** The complete content of a registration of a death again: in 1975, nobody remembers more. */
export function madeUpDeathAgain({ overrides, ...wishes }: Wishes): Fields {
  const people = makePeople(wishes.seed);
  const gone = /^(?:notice\.|death\.(?:time|cause)|deceased\.(?:pin|idDocument))/u;
  const kept = Object.entries(madeUpDeath(wishes)).filter(([path]) => !gone.test(path));
  return {
    ...Object.fromEntries(kept),
    'deceased.fullName': `${oldEnough(people, '1', '2026-11-20').fullName} Cũ`,
    'deceased.sex': '1',
    'deceased.birthDate': { y: 1910 },
    'death.date': { y: 1975 },
    ...previous,
    'previous.registeredOn': { y: 1975 },
    ...oldPaper,
    ...overrides,
  };
}
