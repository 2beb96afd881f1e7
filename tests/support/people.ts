import type { FieldPath, Fields, FieldValue } from '../../src/domain/field.ts';
import { addDays, yearOf } from '../../src/domain/local-date.ts';
import { textAt } from '../../src/domain/read-field.ts';
import type { LocalDate } from '../../src/domain/words.ts';
import {
  givenNames,
  highlandGivenNames,
  kinh,
  longestGiven,
  minorities,
  type NamingCustom,
  pick,
} from './made-up-names.ts';
import { madeUpPerson, type MadeUpPerson, practiceAddress } from './made-up-person.ts';
import { createSeededRandom, type SeededRandom } from './seeded-random.ts';

export interface People {
  /** A grown-up with identity card and address. */
  person(sex?: '1' | '2'): MadeUpPerson;
  /** The complete content of one birth dossier, good under `checkFields`; `overrides` replace single fields. */
  birth(overrides?: Fields): Fields;
  /** As many births, of every kind: peoples of the highlands, unknown fathers, twins, foundlings, the longest names. */
  births(count: number): readonly Fields[];
  fatherUnknown(overrides?: Fields): Fields;
  foundling(overrides?: Fields): Fields;
  /** Two dossiers, two notices, one mother. */
  twins(): readonly [Fields, Fields];
}

export interface PeopleOptions {
  /** The day the desk takes these dossiers; children are born before it. */
  readonly receivedOn?: LocalDate;
}

/** Seeded makers of plainly made-up people: the same seed makes the same people on every machine. */
export function makePeople(seed: number, { receivedOn = '2026-11-20' }: PeopleOptions = {}): People {
  const random = createSeededRandom(seed);
  let serial = random.integer(0, 400_000);
  const nextSerial = (): number => {
    serial += 1;
    return serial;
  };
  const someCustom = (): NamingCustom => (random.next() < 0.8 ? kinh : pick(random, minorities));
  const grownUp = (custom: NamingCustom, sex: '1' | '2'): MadeUpPerson =>
    madeUpPerson(random, { custom, sex, birthYear: yearOf(receivedOn) - random.integer(19, 44), serial: nextSerial() });

  interface BirthWishes {
    readonly custom?: NamingCustom;
    readonly given?: string;
    readonly fatherUnknown?: boolean;
  }

  function makeBirth({ custom = someCustom(), given, fatherUnknown = false }: BirthWishes): Fields {
    const mother = grownUp(custom, '2');
    const father = fatherUnknown ? undefined : grownUp(custom, '1');
    const bornOn = addDays(receivedOn, -(random.next() < 0.08 ? random.integer(61, 400) : random.integer(2, 55)));
    // Clans of the highlands go by the mother.
    const family = father === undefined || custom.ethnicity === '12' ? mother.family : father.family;
    const sex = pick(random, ['1', '2'] as const);
    const chosen = given ?? pick(random, custom.ethnicity === '12' ? highlandGivenNames : givenNames);
    return {
      ...applicantFields(random, father !== undefined && random.next() < 0.5 ? father : mother),
      parentageCase: father === undefined ? '3' : '1',
      'child.fullName': custom.name(family, sex, chosen, random),
      'child.birthDate': bornOn,
      'child.sex': sex,
      'child.ethnicity': mother.ethnicity,
      'child.nationality': 'VN',
      'child.birthPlace': birthPlace(random),
      'child.hometown': practiceAddress(random),
      ...parentFields('mother', mother),
      ...(father === undefined ? {} : parentFields('father', father)),
      ...noticeFields(bornOn, nextSerial()),
      ...declarationFields(random, receivedOn),
    };
  }

  function foundling(overrides: Fields = {}): Fields {
    const carer = grownUp(kinh, '2');
    const address = practiceAddress(random);
    const foundOn = addDays(receivedOn, -random.integer(9, 30));
    const sex = pick(random, ['1', '2'] as const);
    return {
      ...applicantFields(random, carer),
      'applicant.relationship': 'carer',
      parentageCase: '5',
      'child.fullName': kinh.name(carer.family, sex, pick(random, givenNames), random),
      'child.birthDate': foundOn,
      'child.sex': sex,
      'child.nationality': 'VN',
      'child.birthPlace': { at: 'address', address },
      'child.hometown': address,
      evidenceKind: 'foundlingRecord',
      'foundling.noticeFrom': addDays(foundOn, 1),
      ...declarationFields(random, receivedOn),
      ...overrides,
    };
  }

  const fatherUnknown = (overrides: Fields = {}): Fields => ({ ...makeBirth({ fatherUnknown: true }), ...overrides });

  function twins(): readonly [Fields, Fields] {
    const first = makeBirth({ given: 'Một' });
    const name = textAt(first, 'child.fullName') ?? '';
    const bornOn = textAt(first, 'child.birthDate') ?? receivedOn;
    return [first, { ...first, 'child.fullName': name.replace('Một', 'Hai'), ...noticeFields(bornOn, nextSerial()) }];
  }

  function births(count: number): readonly Fields[] {
    const made: Fields[] = [];
    while (made.length < count) {
      const chance = random.next();
      if (chance < 0.02) made.push(...twins());
      else if (chance < 0.09) made.push(fatherUnknown());
      else if (chance < 0.1) made.push(foundling());
      else if (chance < 0.12) made.push(makeBirth({ given: longestGiven }));
      else if (chance < 0.14) made.push({ ...makeBirth({}), 'child.fullName': 'Thử' });
      else made.push(makeBirth({}));
    }
    return made.slice(0, count);
  }

  return {
    person: (sex = pick(random, ['1', '2'] as const)) => grownUp(someCustom(), sex),
    birth: (overrides = {}) => ({ ...makeBirth({}), ...overrides }),
    births,
    fatherUnknown,
    foundling,
    twins,
  };
}

function birthPlace(random: SeededRandom): FieldValue {
  const address = practiceAddress(random);
  if (random.next() < 0.15) return { at: 'address', address };
  return { at: 'facility', facility: pick(random, ['Trạm Y tế xã Thử Nghiệm', 'Bệnh viện đa khoa Mẫu']), address };
}

function applicantFields(random: SeededRandom, person: MadeUpPerson): Record<FieldPath, FieldValue> {
  const slug = String(random.integer(1, 99_999)).padStart(5, '0');
  return {
    'applicant.fullName': person.fullName,
    'applicant.pin': person.pin,
    'applicant.idDocument': person.idDocument,
    'applicant.relationship': person.sex === '1' ? 'father' : 'mother',
    'applicant.phone': `09990${slug}`,
    'applicant.email': `thu.${slug}@mau.invalid`,
  };
}

function parentFields(parent: 'mother' | 'father', person: MadeUpPerson): Record<FieldPath, FieldValue> {
  return {
    [`${parent}.fullName`]: person.fullName,
    [`${parent}.birthDate`]: person.birthDate,
    [`${parent}.ethnicity`]: person.ethnicity,
    [`${parent}.nationality`]: 'VN',
    [`${parent}.residence`]: person.residence,
    [`${parent}.residenceKind`]: '1',
    [`${parent}.pin`]: person.pin,
    [`${parent}.idDocument`]: person.idDocument,
  };
}

function noticeFields(bornOn: LocalDate, serial: number): Record<FieldPath, FieldValue> {
  return {
    evidenceKind: 'birthNotice',
    'birthNotice.code': `99001.GCS.${String(serial % 100_000).padStart(5, '0')}.${bornOn.slice(2, 4)}`,
    'birthNotice.date': bornOn,
  };
}

function declarationFields(random: SeededRandom, receivedOn: LocalDate): Record<FieldPath, FieldValue> {
  return {
    'applicant.copiesRequested': true,
    'applicant.copies': random.integer(1, 5),
    'applicant.signature': 'onPaper',
    'applicant.oath': true,
    'applicant.declaredAt': 'xã Thử Nghiệm',
    'applicant.declaredOn': receivedOn,
  };
}
