import type { Procedure } from '../../procedure.ts';
import { textAt } from '../../read-field.ts';
import { applicantGroup } from '../shared/applicant.ts';
import { declarationDate } from '../shared/declaration-date.ts';
import { declarationGroup } from '../shared/declaration.ts';
import { identityPapers } from '../shared/identity-papers.ts';
import { civilStatusLaw2014, civilStatusLaw2026, lawOf2026Unread } from '../shared/legal-basis.ts';
import { relationships } from '../shared/relationships.ts';
import { birthDateAgainstReceipt } from './checks/dates.ts';
import { ethnicityOfAParent, familyName, hometownOfAFoundling } from './checks/descent.ts';
import { birthNotice, evidenceFitsCase, foundlingNotice } from './checks/evidence.ts';
import { applicantAsParent, personalNumbers } from './checks/identity.ts';
import { parentsAges, parentsParticulars } from './checks/parents.ts';
import { childGroup } from './child-fields.ts';
import { evidenceGroup } from './evidence-fields.ts';
import { papers } from './papers.ts';
import { remarkOfParentage } from './parentage.ts';
import { fatherGroup, motherGroup } from './parent-fields.ts';
import { birthRegistrationLimit } from './registration-limit.ts';

const applicant = applicantGroup({
  relationshipLabel: { vi: 'Quan hệ với người được khai sinh', en: 'Relationship to the child' },
  relationships,
  sameAs: ['child.hometown', 'mother.residence', 'father.residence'],
});

const declaration = declarationGroup({ copiesNationalName: 'soLuongBanSao' });

/** Đăng ký khai sinh under Luật Hộ tịch 60/2014 and NĐ 120/2025, until the new law of 1 March 2027. */
export const birthRegistration1: Procedure = {
  id: 'birth',
  version: 1,
  receivedFrom: '2025-07-01',
  receivedUntil: '2027-02-28',
  nationalCode: '1.001193',
  name: { vi: 'Đăng ký khai sinh', en: 'Registration of a birth' },
  place: 1,
  serviceField: { vi: 'Hộ tịch', en: 'Civil status' },
  whoActs: {
    vi: 'Cha hoặc mẹ; không thì ông, bà, người thân thích, người đang nuôi dưỡng trẻ',
    en: 'Father or mother; else a grandparent, a relative or whoever cares for the child',
  },
  channels: ['direct', 'online', 'postal'],
  subjects: ['child.fullName'],
  tellingFacts: ['child.fullName', 'child.birthDate', 'mother.fullName'],
  persons: [{ id: 'mother', sex: '2' }, { id: 'father', sex: '1' }, { id: 'applicant' }],
  submitter: (fields) => {
    const relationship = textAt(fields, 'applicant.relationship');
    return relationship === 'mother' || relationship === 'father' ? ['applicant', relationship] : ['applicant'];
  },
  timeLimit: { rule: 'sameDay' },
  registrationLimit: birthRegistrationLimit,
  fee: {
    freeWhen: (_fields, kind) => kind === 'timely',
    freeBecause: { vi: 'đăng ký khai sinh đúng hạn', en: 'a birth registered in time' },
  },
  result: { vi: 'Giấy khai sinh', en: 'Birth certificate' },
  book: 'KS',
  remarkOfEntry: remarkOfParentage,
  legalBasis: civilStatusLaw2014,
  groups: [applicant, childGroup, motherGroup, fatherGroup, evidenceGroup, declaration],
  checks: [
    ...[birthDateAgainstReceipt, declarationDate, familyName, ethnicityOfAParent, hometownOfAFoundling],
    ...[
      parentsAges,
      parentsParticulars,
      personalNumbers,
      applicantAsParent,
      identityPapers(['applicant', 'mother', 'father']),
    ],
    ...[evidenceFitsCase, foundlingNotice, birthNotice],
  ],
  papers,
};

/** The same under Luật Hộ tịch 03/2026, as far as it is known: 24 hours, the same questions. */
export const birthRegistration2: Procedure = {
  ...birthRegistration1,
  version: 2,
  receivedFrom: '2027-03-01',
  receivedUntil: null,
  unsure: lawOf2026Unread,
  timeLimit: { rule: 'duration', duration: 'PT24H' },
  legalBasis: civilStatusLaw2026,
};
