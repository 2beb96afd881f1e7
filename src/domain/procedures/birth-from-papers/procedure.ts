import type { Procedure } from '../../procedure.ts';
import { partialDateAt } from '../../read-field.ts';
import { familyName } from '../birth/checks/descent.ts';
import { personalNumbers } from '../birth/checks/identity.ts';
import { fatherGroup, motherGroup } from '../birth/parent-fields.ts';
import { birthRegistrationLimit } from '../birth/registration-limit.ts';
import { applicantGroup } from '../shared/applicant.ts';
import { declarationDate } from '../shared/declaration-date.ts';
import { declarationGroup } from '../shared/declaration.ts';
import { provincesFee, withExemption } from '../shared/exemption.ts';
import { bornBeforeReceipt, competenceOfGrown, grownChildGroup, grownChildsNumber } from '../shared/grown-child.ts';
import { identityPapers } from '../shared/identity-papers.ts';
import { civilStatusLaw2014 } from '../shared/legal-basis.ts';
import { applicantsIdentity, authorizationPaper } from '../shared/papers.ts';
import { relationships } from '../shared/relationships.ts';
import { remembered } from '../shared/remembered.ts';
import { underLawOf2026 } from '../shared/under-law-2026.ts';
import { awaitsVerificationOfPapers, neverRegistered, ownPapers, ownPapersGroup } from './own-papers.ts';

/** Đăng ký khai sinh cho người đã có hồ sơ, giấy tờ cá nhân: never registered, long known by other papers. */
export const birthFromPapers1: Procedure = {
  id: 'birth-from-papers',
  version: 1,
  receivedFrom: '2025-07-01',
  receivedUntil: '2027-02-28',
  nationalCode: '1.004772',
  name: {
    vi: 'Đăng ký khai sinh cho người đã có hồ sơ, giấy tờ cá nhân',
    en: 'Registration of the birth of a person who has papers',
  },
  serviceField: { vi: 'Hộ tịch', en: 'Civil status' },
  whoActs: {
    vi: 'Người chưa được đăng ký khai sinh mà đã có giấy tờ cá nhân, người đại diện hoặc người được ủy quyền',
    en: 'Who was never registered and has papers, a representative, or somebody authorised',
  },
  channels: ['direct', 'online', 'postal'],
  subjects: ['child.fullName'],
  tellingFacts: ['child.fullName', 'child.birthDate', 'mother.fullName'],
  // The card at the desk is the grown person's own; the parents have no say by their sex.
  persons: [{ id: 'child' }, { id: 'applicant' }, { id: 'mother' }, { id: 'father' }],
  submitter: (fields) => (fields['applicant.relationship'] === 'self' ? ['applicant', 'child'] : ['applicant']),
  timeLimit: { rule: 'workingDays', days: remembered.birthFromPapers.days },
  limitsFromMemory: ['usual', 'verified'],
  verification: awaitsVerificationOfPapers,
  registrationLimit: { ...birthRegistrationLimit, event: (fields) => partialDateAt(fields, 'child.birthDate') },
  fee: provincesFee,
  result: { vi: 'Giấy khai sinh', en: 'Birth certificate' },
  book: 'KS',
  legalBasis: civilStatusLaw2014,
  groups: [
    applicantGroup({
      relationshipLabel: { vi: 'Quan hệ với người được khai sinh', en: 'Relationship to that person' },
      relationships,
      sameAs: ['child.residence'],
    }),
    grownChildGroup,
    motherGroup,
    fatherGroup,
    ownPapersGroup,
    withExemption(declarationGroup({ copiesNationalName: 'soLuongBanSao' })),
  ],
  checks: [
    ...[bornBeforeReceipt, neverRegistered, familyName, personalNumbers, grownChildsNumber, competenceOfGrown],
    ...[declarationDate, identityPapers(['applicant', 'child', 'mother', 'father'])],
  ],
  papers: [...ownPapers, authorizationPaper, applicantsIdentity],
};

export const birthFromPapers2: Procedure = underLawOf2026(birthFromPapers1, {
  checks: birthFromPapers1.checks.filter((check) => check !== competenceOfGrown),
});
