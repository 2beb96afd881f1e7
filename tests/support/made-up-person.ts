import type { Address } from '../../src/domain/address.ts';
import type { IdDocument } from '../../src/domain/id-document.ts';
import type { PartialDate } from '../../src/domain/partial-date.ts';
import { printName } from '../../src/domain/person-name.ts';
import { givenNames, highlandGivenNames, type NamingCustom, pick } from './made-up-names.ts';
import type { SeededRandom } from './seeded-random.ts';

export interface MadeUpPerson {
  readonly fullName: string;
  readonly family: string;
  readonly sex: '1' | '2';
  readonly birthDate: Required<PartialDate>;
  readonly ethnicity: string;
  readonly pin: string;
  readonly idDocument: IdDocument;
  readonly residence: Address;
}

/** Province 99, commune 99999: a unit that does not exist. */
export function practiceAddress(random: SeededRandom): Address {
  const hamlet = `${pick(random, ['Thôn Mẫu', 'Buôn Thử', 'Bản Thử', 'Ấp Mẫu', 'Tổ dân phố'])} ${random.integer(1, 19)}`;
  const detail = random.next() < 0.4 ? `Số nhà ${random.integer(1, 260)}, ${hamlet}` : hamlet;
  return { provinceCode: '99', communeCode: '99999', detail };
}

/** `999…`: no province has this code. The rest follows the rules, so that sex and year agree. */
export function inventedPin(sex: '1' | '2', birthYear: number, serial: number): string {
  const century = Math.floor(birthYear / 100) - 19;
  const two = String(birthYear % 100).padStart(2, '0');
  return `999${2 * century + Number(sex) - 1}${two}${String(serial % 1_000_000).padStart(6, '0')}`;
}

export interface PersonWishes {
  readonly custom: NamingCustom;
  readonly sex: '1' | '2';
  readonly birthYear: number;
  readonly serial: number;
}

export function madeUpPerson(random: SeededRandom, { custom, sex, birthYear, serial }: PersonWishes): MadeUpPerson {
  const family = pick(random, custom.families);
  const given = pick(random, custom.ethnicity === '12' ? highlandGivenNames : givenNames);
  const birthDate = { y: birthYear, m: random.integer(1, 12), d: random.integer(1, 28) };
  const pin = inventedPin(sex, birthYear, serial);
  return {
    fullName: custom.name(family, sex, given, random),
    family,
    sex,
    birthDate,
    ethnicity: custom.ethnicity,
    pin,
    idDocument: {
      type: pick(random, ['4', '10']),
      number: pin,
      issuedOn: { y: random.integer(2021, 2025), m: random.integer(1, 12), d: random.integer(1, 28) },
      issuedBy: pick(random, ['Cục Cảnh sát QLHC về TTXH', 'Bộ Công an']),
    },
    residence: practiceAddress(random),
  };
}

/** What the QR code on the person's card says. */
export function idCardText(person: MadeUpPerson): string {
  const day = ({ y, m, d }: PartialDate): string =>
    `${String(d ?? 1).padStart(2, '0')}${String(m ?? 1).padStart(2, '0')}${y}`;
  const issuedOn = person.idDocument.issuedOn ?? person.birthDate;
  return [
    person.pin,
    '',
    printName(person.fullName),
    day(person.birthDate),
    person.sex === '1' ? 'Nam' : 'Nữ',
    `${person.residence.detail}, xã Thử Nghiệm, tỉnh Mẫu`,
    day(issuedOn),
  ].join('|');
}
