import type { Fields } from '../domain/field.ts';
import { practiceProvince, rehearsalCommune } from '../domain/administrative-units.ts';
import type { Address } from '../domain/address.ts';

/** Every name here says «Thử» (try) or «Mẫu» (sample): nobody can take one for a real person's. */
export interface MadeUp {
  readonly name: string;
  readonly sex: '1' | '2';
  readonly born: number;
  /** Tells people of one year apart. */
  readonly n: number;
  /** Code in the list of ethnic groups; absent: Kinh. */
  readonly ethnicity?: string;
}

export function home(detail: string): Address {
  return { provinceCode: practiceProvince.code, communeCode: rehearsalCommune.code, detail };
}

/** No province has the code 999; the rest follows the rules, so that sex and year agree. */
function pinOf({ sex, born, n }: MadeUp): string {
  const century = Math.floor(born / 100) - 19;
  return `999${2 * century + Number(sex) - 1}${String(born % 100).padStart(2, '0')}${String(n).padStart(6, '0')}`;
}

function cardOf(person: MadeUp): Fields[string] {
  const issuedBy = 'Bộ Công an';
  return { type: '10', number: pinOf(person), issuedOn: { y: 2024, m: 8, d: 1 + (person.n % 27) }, issuedBy };
}

const hamlets = ['Thôn Mẫu', 'Buôn Thử', 'Bản Thử', 'Ấp Mẫu'] as const;

export function homeOf({ n }: MadeUp): Address {
  return home(`${hamlets[n % hamlets.length] ?? 'Thôn Mẫu'} ${1 + (n % 9)}`);
}

/** A grown-up as a block of a form. `residence`: what the block calls where she lives. */
export function block(id: string, person: MadeUp, residence = 'residence'): Fields {
  return {
    [`${id}.fullName`]: person.name,
    [`${id}.birthDate`]: { y: person.born, m: 1 + (person.n % 12), d: 1 + (person.n % 28) },
    [`${id}.ethnicity`]: person.ethnicity ?? '01',
    [`${id}.nationality`]: 'VN',
    [`${id}.${residence}`]: homeOf(person),
    [`${id}.residenceKind`]: '1',
    [`${id}.pin`]: pinOf(person),
    [`${id}.idDocument`]: cardOf(person),
  };
}

export function applicant(person: MadeUp, relationship: string): Fields {
  return {
    'applicant.fullName': person.name,
    'applicant.pin': pinOf(person),
    'applicant.idDocument': cardOf(person),
    'applicant.relationship': relationship,
    'applicant.phone': `0999${String(person.n).padStart(6, '0')}`,
  };
}

export function declared(on: string): Fields {
  return {
    'applicant.signature': 'onPaper',
    'applicant.declaredAt': 'xã Thực Hành',
    'applicant.declaredOn': on,
  };
}
