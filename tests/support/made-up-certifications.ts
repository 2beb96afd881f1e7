import type { Fields } from '../../src/domain/field.ts';
import type { LocalDate } from '../../src/domain/words.ts';
import { makePeople } from './people.ts';

interface Wishes {
  readonly seed: number;
  readonly receivedOn?: LocalDate;
}

export type Certification = 'certified-copy' | 'certified-signature' | 'certified-will' | 'copy-from-register';

/** The complete content of one dossier of certification of each kind, good under `checkFields`, with no warning. */
export function madeUpCertification(kind: Certification, { seed, receivedOn = '2026-11-20' }: Wishes): Fields {
  const person = grown(seed, receivedOn);
  const oath: Fields = {
    'applicant.signature': 'onPaper',
    'applicant.declaredAt': 'xã Thử Nghiệm',
    'applicant.declaredOn': receivedOn,
  };
  const applicant: Fields = {
    'applicant.fullName': person.fullName,
    'applicant.pin': person.pin,
    'applicant.idDocument': person.idDocument,
    'applicant.relationship': 'self',
  };
  switch (kind) {
    case 'certified-copy':
      return {
        ...applicant,
        'document.title': 'Bằng tốt nghiệp (làm mẫu)',
        'document.on': '2019-06-01',
        'document.pages': 2,
        'request.copies': 3,
        'document.originalSeen': true,
        'document.fit': true,
        ...oath,
      };
    case 'certified-signature':
      return {
        ...applicant,
        'signing.title': 'Sơ yếu lý lịch (làm mẫu)',
        'signing.pages': 2,
        'signing.how': 'signature',
        'signing.where': 'office',
        'signing.present': true,
        'signing.fit': true,
        ...oath,
      };
    case 'certified-will':
      return {
        'testator.fullName': person.fullName,
        'testator.birthDate': person.birthDate,
        'testator.sex': person.sex,
        'testator.ethnicity': person.ethnicity,
        'testator.nationality': 'VN',
        'testator.residence': person.residence,
        'testator.pin': person.pin,
        'testator.idDocument': person.idDocument,
        'will.pages': 1,
        'will.copies': 2,
        'will.fit': true,
        'will.reads': true,
        ...oath,
      };
    case 'copy-from-register':
      return {
        ...applicant,
        'record.fullName': person.fullName,
        'record.title': 'Giấy chứng nhận (làm mẫu)',
        'record.book': 'Sổ cấp giấy chứng nhận (làm mẫu)',
        'record.on': { y: 2011 },
        'record.held': true,
        'request.copies': 1,
        ...oath,
      };
    default: {
      const unreachable: never = kind;
      return unreachable;
    }
  }
}

function grown(seed: number, receivedOn: LocalDate) {
  const people = makePeople(seed, { receivedOn });
  for (;;) {
    const person = people.person();
    if (person.birthDate.y <= Number(receivedOn.slice(0, 4)) - 21) return person;
  }
}
