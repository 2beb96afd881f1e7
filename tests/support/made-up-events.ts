import type { FieldPath, Fields, FieldValue } from '../../src/domain/field.ts';
import { addDays, yearOf } from '../../src/domain/local-date.ts';
import { partialFromLocalDate } from '../../src/domain/partial-date.ts';
import type { LocalDate } from '../../src/domain/words.ts';
import type { MadeUpPerson } from './made-up-person.ts';
import { makePeople, type People } from './people.ts';

export interface Wishes {
  readonly seed: number;
  readonly receivedOn?: LocalDate;
  /** Replace single fields. */
  readonly overrides?: Fields;
}

/** The complete content of one dossier of a death, good under `checkFields`, with no warning. */
export function madeUpDeath({ seed, receivedOn = '2026-11-20', overrides = {} }: Wishes): Fields {
  const people = makePeople(seed, { receivedOn });
  const [child, deceased] = [people.person(), people.person()];
  const diedOn = addDays(receivedOn, -3);
  return {
    'applicant.fullName': child.fullName,
    'applicant.pin': child.pin,
    'applicant.idDocument': child.idDocument,
    'applicant.relationship': 'child',
    'applicant.phone': '0999012345',
    ...personFields('deceased', deceased, 'lastResidence'),
    'deceased.sex': deceased.sex,
    'death.date': partialFromLocalDate(diedOn),
    'death.time': '08:05',
    'death.place': { at: 'address', address: deceased.residence },
    'death.cause': 'Tuổi cao (làm mẫu)',
    'notice.type': '1',
    'notice.number': `${seed}/GBT-MAU`,
    'notice.date': diedOn,
    'notice.issuer': 'Trạm Y tế xã Thử Nghiệm',
    ...declaration(receivedOn),
    ...overrides,
  };
}

/** The complete content of one dossier of a marriage; both looked up and found free. */
export function madeUpMarriage({ seed, receivedOn = '2026-11-20', overrides = {} }: Wishes): Fields {
  const people = makePeople(seed, { receivedOn });
  return {
    ...personFields('bride', oldEnough(people, '2', receivedOn), 'residence'),
    'bride.timesMarried': 1,
    'bride.maritalLookup': 'database',
    ...personFields('groom', oldEnough(people, '1', receivedOn), 'residence'),
    'groom.timesMarried': 1,
    'groom.maritalLookup': 'localBook',
    'union.bothPresent': true,
    'union.noImpediment': true,
    submittedBy: 'bride',
    'union.phone': '0999054321',
    ...declaration(receivedOn),
    ...overrides,
  };
}

/** The complete content of one request for a confirmation of marital status: two residences, never married, to marry. */
export function madeUpMaritalConfirmation({ seed, receivedOn = '2026-11-20', overrides = {} }: Wishes): Fields {
  const people = makePeople(seed, { receivedOn });
  const [subject, intended] = [oldEnough(people, '2', receivedOn), oldEnough(people, '1', receivedOn)];
  return {
    ...selfAsApplicant(subject),
    ...personFields('subject', subject, 'residence'),
    'subject.sex': subject.sex,
    'stays.1.place': { provinceCode: '99', communeCode: '99998', detail: 'thôn Cũ' },
    'stays.1.from': { y: 2018, m: 9 },
    'stays.1.to': { y: 2021, m: 6, d: 30 },
    'stays.1.lookup': 'reply',
    'stays.2.place': subject.residence,
    'stays.2.from': { y: 2021, m: 7, d: 1 },
    'stays.2.lookup': 'ownBooks',
    'marital.state': 'neverMarried',
    'purpose.kind': '1',
    'purpose.place': 'UBND xã Thử Nghiệm',
    'previous.paper': 'none',
    ...personFields('intended', intended, 'residence'),
    ...declaration(receivedOn),
    ...overrides,
  };
}

/** The complete content of one request for copies of a birth entry that nobody has on a device. */
export function madeUpExtractCopy({ seed, receivedOn = '2026-11-20', overrides = {} }: Wishes): Fields {
  const person = makePeople(seed, { receivedOn }).person();
  const { 'applicant.copiesRequested': _, 'applicant.copies': __, ...oath } = declaration(receivedOn);
  return {
    ...selfAsApplicant(person),
    'subject.fullName': person.fullName,
    'subject.birthDate': person.birthDate,
    'subject.pin': person.pin,
    'original.kind': 'KS',
    'original.number': '45/2011',
    'original.registeredOn': { y: 2011 },
    'original.place': 'xã Thử Nghiệm',
    'request.copies': 3,
    ...oath,
    ...overrides,
  };
}

/** The complete content of one request to correct the father's birth year in a birth entry that is in a paper book. */
export function madeUpChange({ seed, receivedOn = '2026-11-20', overrides = {} }: Wishes): Fields {
  const person = makePeople(seed, { receivedOn }).person();
  return {
    ...selfAsApplicant(person),
    ...personFields('subject', person, 'residence'),
    'subject.sex': person.sex,
    'original.kind': 'KS',
    'original.number': '45/2011',
    'original.volume': '01/2011',
    'original.registeredOn': { y: 2011, m: 3, d: 5 },
    'original.place': 'xã Thử Nghiệm',
    'change.action': 'CAI_CHINH',
    'items.1.item': 'father.birthDate',
    'items.1.from': '1990',
    'items.1.to': '1991',
    'change.fault': 'declarant',
    'change.reason': 'Khai nhầm năm sinh (làm mẫu)',
    'change.basis': 'Giấy chứng sinh số 12 ngày 05/03/2011',
    'change.lookup': 'done',
    ...declaration(receivedOn),
    ...overrides,
  };
}

/** The complete content of one recognition: a father his child of four, whose birth entry is in a paper book. */
export function madeUpRecognition({ seed, receivedOn = '2026-11-20', overrides = {} }: Wishes): Fields {
  const people = makePeople(seed, { receivedOn });
  const [father, child] = [oldEnough(people, '1', receivedOn), people.person('2')];
  const { 'recognised.pin': _, 'recognised.idDocument': __, ...young } = personFields('recognised', child, 'residence');
  return {
    ...personFields('recogniser', father, 'residence'),
    'recogniser.sex': '1',
    ...young,
    'recognised.birthDate': { y: yearOf(receivedOn) - 4, m: 5, d: 6 },
    'recognised.sex': '2',
    'recognition.relation': '1',
    'recognition.evidence': 'expert',
    'recognition.paper': 'Kết luận giám định số 12/GĐ-MAU',
    'recognition.otherParent': 'agrees',
    'recognition.child': 'tooYoung',
    'recognition.bothPresent': true,
    'recognition.noDispute': true,
    'recognition.lookup': 'done',
    'original.kind': 'KS',
    'original.number': '9',
    'original.place': 'xã Thử Nghiệm',
    ...declaration(receivedOn),
    ...overrides,
  };
}

/** The complete content of one guardianship by law: an uncle or aunt of a child of eight. */
export function madeUpGuardianship({ seed, receivedOn = '2026-11-20', overrides = {} }: Wishes): Fields {
  const people = makePeople(seed, { receivedOn });
  const [guardian, child] = [oldEnough(people, '2', receivedOn), people.person('1')];
  return {
    ...personFields('guardian', guardian, 'residence'),
    'guardian.sex': '2',
    ...personFields('ward', child, 'residence'),
    'ward.pin': `0992${String(yearOf(receivedOn) - 8).slice(2)}000001`,
    'ward.idDocument': { type: '8', number: `KS-${seed}` },
    'ward.birthDate': { y: yearOf(receivedOn) - 8, m: 5, d: 6 },
    'ward.sex': '1',
    'guardianship.kind': 'natural',
    'guardianship.ward': 'minor',
    'guardianship.paper': 'Giấy khai sinh số 3/2018 (làm mẫu)',
    'guardianship.reason': 'Cha mẹ đã chết (làm mẫu)',
    'assets.1.text': 'Một con trâu (làm mẫu)',
    ...declaration(receivedOn),
    ...overrides,
  };
}

/** What an interlinked birth says besides the birth: the child lives with the mother, no identity card. */
export function madeUpLinkedBirth(birth: Fields): Fields {
  const residence = birth['mother.residence'] ?? birth['child.hometown'];
  if (residence === undefined) throw new Error('the made-up child has no home');
  return {
    ...birth,
    ...(birth['father.residence'] === undefined ? {} : { 'father.residence': residence }),
    'residence.place': residence,
    'residence.headName': 'Mẫu Văn Chủ Hộ',
    'residence.headRelation': 'cháu ngoại',
    'residence.consent': true,
    'insurance.facility': 'Trạm Y tế xã Thử Nghiệm',
    'card.wanted': false,
    'results.how': 'counter',
  };
}

/** What an interlinked death says besides the death: one regime, all results in ten working days. */
export function madeUpLinkedDeath(wishes: Wishes): Fields {
  const death = madeUpDeath(wishes);
  const home = death['deceased.lastResidence'];
  return {
    ...death,
    ...(home === undefined ? {} : { 'residenceEnd.place': home }),
    'term.days': 10,
    'benefits.1.regime': 'socialInsurance',
    'benefits.1.name': 'Mẫu Thị Nhận',
    'benefits.1.relation': 'con',
  };
}

/** The complete content of one dossier of another field of service, in five working days. */
export function madeUpGeneral({ seed, receivedOn = '2026-11-20', overrides = {} }: Wishes): Fields {
  const { 'applicant.copiesRequested': _, 'applicant.copies': __, ...oath } = declaration(receivedOn);
  return {
    ...selfAsApplicant(makePeople(seed, { receivedOn }).person()),
    'asked.listed': 'other',
    'asked.name': 'Xác nhận nguồn nước mó (làm mẫu)',
    'asked.code': '9.000001',
    'asked.field': 'environment',
    'asked.content': 'Mó nước thôn Mẫu (làm mẫu)',
    'handed.1.name': 'Đơn đề nghị (làm mẫu)',
    'handed.1.form': 'original',
    'handed.2.name': 'Sơ đồ mó nước (làm mẫu)',
    'term.unit': 'days',
    'term.amount': 5,
    'fee.amount': 20_000,
    'result.name': 'Giấy xác nhận (làm mẫu)',
    ...oath,
    ...overrides,
  };
}

export function selfAsApplicant(person: MadeUpPerson): Record<FieldPath, FieldValue> {
  return {
    'applicant.fullName': person.fullName,
    'applicant.pin': person.pin,
    'applicant.idDocument': person.idDocument,
    'applicant.relationship': 'self',
    'applicant.phone': '0999012345',
  };
}

export function oldEnough(people: People, sex: '1' | '2', receivedOn: LocalDate): MadeUpPerson {
  for (;;) {
    const person = people.person(sex);
    if (person.birthDate.y <= yearOf(receivedOn) - 21) return person;
  }
}

function personFields(id: string, person: MadeUpPerson, residence: string): Record<FieldPath, FieldValue> {
  return {
    [`${id}.fullName`]: person.fullName,
    [`${id}.birthDate`]: person.birthDate,
    [`${id}.ethnicity`]: person.ethnicity,
    [`${id}.nationality`]: 'VN',
    [`${id}.${residence}`]: person.residence,
    [`${id}.residenceKind`]: '1',
    [`${id}.pin`]: person.pin,
    [`${id}.idDocument`]: person.idDocument,
  };
}

export function declaration(receivedOn: LocalDate): Record<FieldPath, FieldValue> {
  return {
    'applicant.copiesRequested': true,
    'applicant.copies': 2,
    'applicant.signature': 'onPaper',
    'applicant.declaredAt': 'xã Thử Nghiệm',
    'applicant.declaredOn': receivedOn,
  };
}
