import type { Fields } from '../domain/field.ts';
import { addDays, yearOf } from '../domain/local-date.ts';
import { partialFromLocalDate } from '../domain/partial-date.ts';
import type { LocalDate } from '../domain/words.ts';
import { applicant, block, declared, home, homeOf, type MadeUp } from './made-up-people.ts';

/** What somebody declares at the desk on a day. */
export interface Declaration {
  readonly procedure: string;
  readonly fields: (receivedOn: LocalDate) => Fields;
}

interface Birth {
  readonly child: string;
  readonly sex: '1' | '2';
  readonly mother: MadeUp;
  /** Absent: not known. */
  readonly father?: MadeUp;
  /** How old the child is when it is declared. */
  readonly days: number;
}

export function birth({ child, sex, mother, father, days }: Birth): Declaration {
  const fields = (receivedOn: LocalDate): Fields => {
    const bornOn = addDays(receivedOn, -days);
    return {
      ...applicant(father ?? mother, father === undefined ? 'mother' : 'father'),
      parentageCase: father === undefined ? '3' : '1',
      'child.fullName': child,
      'child.birthDate': bornOn,
      'child.sex': sex,
      'child.ethnicity': mother.ethnicity ?? '01',
      'child.nationality': 'VN',
      'child.birthPlace': { at: 'facility', facility: 'Trạm Y tế xã Thực Hành', address: home('Thôn Mẫu 1') },
      'child.hometown': homeOf(father ?? mother),
      ...block('mother', mother),
      ...(father === undefined ? {} : block('father', father)),
      evidenceKind: 'birthNotice',
      'birthNotice.code': `99001.GCS.${String(mother.n).padStart(5, '0')}.${bornOn.slice(2, 4)}`,
      'birthNotice.date': bornOn,
      'applicant.copiesRequested': true,
      'applicant.copies': 2,
      ...declared(receivedOn),
      'applicant.oath': true,
    };
  };
  return { procedure: 'birth', fields };
}

export function death(deceased: MadeUp, child: MadeUp, days: number): Declaration {
  const fields = (receivedOn: LocalDate): Fields => {
    const diedOn = addDays(receivedOn, -days);
    return {
      ...applicant(child, 'child'),
      ...block('deceased', deceased, 'lastResidence'),
      'deceased.sex': deceased.sex,
      'death.date': partialFromLocalDate(diedOn),
      'death.time': '04:30',
      'death.place': { at: 'address', address: homeOf(deceased) },
      'death.cause': 'Tuổi cao (bịa để thực hành)',
      'notice.type': '1',
      'notice.number': `${deceased.n}/GBT-MAU`,
      'notice.date': diedOn,
      'notice.issuer': 'Trạm Y tế xã Thực Hành',
      'applicant.copiesRequested': true,
      'applicant.copies': 1,
      ...declared(receivedOn),
    };
  };
  return { procedure: 'death', fields };
}

export function marriage(bride: MadeUp, groom: MadeUp): Declaration {
  const fields = (receivedOn: LocalDate): Fields => ({
    ...block('bride', bride),
    'bride.timesMarried': 1,
    'bride.maritalLookup': 'database',
    ...block('groom', groom),
    'groom.timesMarried': 1,
    'groom.maritalLookup': 'localBook',
    'union.bothPresent': true,
    'union.noImpediment': true,
    submittedBy: 'bride',
    'union.phone': '0999000111',
    'applicant.copiesRequested': true,
    'applicant.copies': 2,
    ...declared(receivedOn),
  });
  return { procedure: 'marriage', fields };
}

export function copies(person: MadeUp): Declaration {
  const fields = (receivedOn: LocalDate): Fields => ({
    ...applicant(person, 'self'),
    'subject.fullName': person.name,
    'subject.birthDate': { y: person.born },
    'original.kind': 'KS',
    'original.number': `12/${person.born}`,
    'original.registeredOn': { y: person.born },
    'original.place': 'xã Thực Hành',
    'request.copies': 3,
    ...declared(receivedOn),
  });
  return { procedure: 'extract-copy', fields };
}

export function maritalStatus(person: MadeUp): Declaration {
  const fields = (receivedOn: LocalDate): Fields => ({
    ...applicant(person, 'self'),
    ...block('subject', person),
    'subject.sex': person.sex,
    'stays.1.place': homeOf(person),
    'stays.1.from': { y: yearOf(receivedOn) - 3, m: 2, d: 1 },
    'stays.1.lookup': 'ownBooks',
    'marital.state': 'neverMarried',
    'purpose.kind': '5',
    'purpose.text': 'Nộp hồ sơ vay vốn (bịa để thực hành)',
    'previous.paper': 'none',
    'applicant.copiesRequested': true,
    'applicant.copies': 1,
    ...declared(receivedOn),
  });
  return { procedure: 'marital-confirmation', fields };
}
