import type { Fields } from '../../src/domain/field.ts';
import {
  declaration,
  madeUpChange,
  madeUpDeath,
  madeUpGuardianship,
  madeUpMarriage,
  madeUpRecognition,
  type Wishes,
} from './made-up-events.ts';
import { makePeople } from './people.ts';

/** How it was settled in a country, on a plainly made-up paper. */
const settled = {
  'foreign.country': 'FR',
  'foreign.authority': 'Tòa thị chính Thành phố Mẫu',
  'foreign.number': '12/MAU',
  'foreign.date': '2026-02-03',
  'foreign.legalisation': 'legalised',
  'foreign.legalisationBasis': 'Số 7/HPH ngày 01/03/2026 (làm mẫu)',
  'foreign.translation': 'certified',
  'foreign.translator': 'Người dịch Mẫu, chứng thực số 8 (làm mẫu)',
  'foreign.lookup': 'done',
} as const satisfies Fields;

const without = (fields: Fields, gone: RegExp): Fields =>
  Object.fromEntries(Object.entries(fields).filter(([path]) => !gone.test(path)));

/** A groom of another country, who lives there. */
const foreignGroom = {
  'groom.fullName': 'Jean Làm Mẫu',
  'groom.nationality': 'FR',
  'groom.ethnicity': '55',
  'groom.residenceAbroad': '1 Rue Inventée, Ville Modèle, Pháp',
  'groom.idDocument': { type: '2', number: 'MAU00001' },
} as const satisfies Fields;

const couple = (wishes: Wishes): Fields => ({
  ...without(madeUpMarriage(wishes), /^groom\.(?:residence|residenceKind|pin)$|maritalLookup$|^union\.|^submittedBy$/u),
  ...foreignGroom,
  'applicant.fullName': 'Lò Thị Mẫu Khai',
  'applicant.pin': '999190000031',
  'applicant.relationship': 'wife',
});

/** The complete content of one note of a marriage made abroad. */
export function madeUpForeignMarriage({ overrides, ...wishes }: Wishes): Fields {
  return { ...couple(wishes), 'wedding.freeThen': 'free', ...settled, ...overrides };
}

/** The complete content of one note of a divorce made abroad, of a marriage that is in a paper book here. */
export function madeUpForeignDivorce({ overrides, ...wishes }: Wishes): Fields {
  return {
    ...without(couple(wishes), /timesMarried$/u),
    'divorce.kind': 'divorce',
    'divorce.marriedWhere': 'vietnam',
    'original.kind': 'KH',
    'original.number': '8/2019',
    'original.registeredOn': { y: 2019 },
    'original.place': 'xã Thử Nghiệm',
    ...settled,
    ...overrides,
  };
}

type ForeignEvent =
  | 'foreign-birth-note'
  | 'foreign-death-note'
  | 'foreign-recognition-note'
  | 'foreign-guardianship-note'
  | 'foreign-change-note';

/** The complete content of one note of each of the other events. */
export function madeUpForeignEvent(id: ForeignEvent, { overrides, ...wishes }: Wishes): Fields {
  const { receivedOn = '2026-11-20' } = wishes;
  const people = makePeople(wishes.seed, { receivedOn });
  const applicant = people.person('2');
  const asks = {
    'applicant.fullName': applicant.fullName,
    'applicant.pin': applicant.pin,
    'applicant.relationship': 'other',
    'applicant.relationshipText': 'Người thân (làm mẫu)',
    ...declaration(receivedOn),
    ...settled,
    'foreign.date': receivedOn,
  };
  const base = ((): Fields => {
    switch (id) {
      case 'foreign-birth-note':
        return {
          ...without(people.birth(), /^(?:evidenceKind|birthNotice\.|applicant\.)/u),
          'child.birthPlace': { at: 'abroad', city: 'Ville Modèle', country: 'FR' },
        };
      case 'foreign-death-note':
        return without(madeUpDeath(wishes), /^(?:notice\.|applicant\.)/u);
      case 'foreign-recognition-note':
        return without(madeUpRecognition(wishes), /^(?:recognition\.(?!relation$)|applicant\.)/u);
      case 'foreign-guardianship-note':
        return without(madeUpGuardianship(wishes), /^(?:guardianship\.(?:kind|paper)|assets\.|applicant\.)/u);
      case 'foreign-change-note':
        return without(madeUpChange(wishes), /^(?:change\.(?:basis|lookup)|applicant\.)/u);
    }
  })();
  return { ...base, ...asks, ...overrides };
}

type AtHome = 'birth-foreign' | 'marriage-foreign' | 'death-foreign' | 'recognition-foreign' | 'change-foreign';

/** The complete content of one registration here with somebody of another country in it. */
export function madeUpWithForeigner(id: AtHome, { overrides, ...wishes }: Wishes): Fields {
  const { receivedOn = '2026-11-20' } = wishes;
  const base = ((): Fields => {
    switch (id) {
      case 'birth-foreign':
        return {
          ...without(
            makePeople(wishes.seed, { receivedOn }).birth({ parentageCase: '1' }),
            /^father\.(?:pin|residence)/u,
          ),
          'child.fullName': 'Lò Thị Thử',
          'mother.fullName': 'Lò Thị Mẫu Mẹ',
          'father.fullName': 'Jean Làm Mẫu',
          'father.nationality': 'FR',
          'father.ethnicity': '55',
          'father.residenceAbroad': '1 Rue Inventée, Ville Modèle, Pháp',
          'father.idDocument': { type: '2', number: 'MAU00001' },
          'child.nationalityPaper': 'Thỏa thuận ngày 10/11/2026 (làm mẫu)',
        };
      case 'marriage-foreign':
        return {
          ...without(madeUpMarriage(wishes), /^groom\.(?:residence|residenceKind|pin)$/u),
          ...foreignGroom,
          'groom.maritalLookup': 'paper',
          'groom.maritalPaper': 'Giấy số 3 của Ville Modèle (làm mẫu)',
          'health.bride': 'Bệnh viện Mẫu, 01/11/2026',
          'health.groom': 'Bệnh viện Mẫu, 02/11/2026',
        };
      case 'death-foreign':
        return {
          ...without(madeUpDeath(wishes), /^deceased\.(?:pin|lastResidence|residenceKind)$/u),
          'deceased.nationality': 'FR',
          'deceased.ethnicity': '55',
          'deceased.residenceAbroad': '2 Rue Inventée, Ville Modèle, Pháp',
          'deceased.idDocument': { type: '2', number: 'MAU00002' },
        };
      case 'recognition-foreign':
        return {
          ...without(madeUpRecognition(wishes), /^recogniser\.(?:pin|residence|residenceKind)$/u),
          'recogniser.nationality': 'FR',
          'recogniser.ethnicity': '55',
          'recogniser.residenceAbroad': '3 Rue Inventée, Ville Modèle, Pháp',
          'recogniser.idDocument': { type: '2', number: 'MAU00003' },
          'recognition.notice': 'pending',
        };
      case 'change-foreign':
        return { ...madeUpChange(wishes), 'subject.otherNationality': 'FR' };
    }
  })();
  return { ...base, 'abroad.papers': false, ...overrides };
}

/** Papers of another country among those handed in, legalised and translated. */
export const papersFromAbroad = {
  'abroad.papers': true,
  'abroad.list': 'Hộ chiếu, giấy chứng nhận độc thân (làm mẫu)',
  'abroad.legalisation': 'exempt',
  'abroad.legalisationBasis': 'Hiệp định mẫu',
  'abroad.translation': 'notNeeded',
} as const satisfies Fields;
