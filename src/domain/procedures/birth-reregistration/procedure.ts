import type { Procedure } from '../../procedure.ts';
import { familyName } from '../birth/checks/descent.ts';
import { personalNumbers } from '../birth/checks/identity.ts';
import { fatherGroup, motherGroup } from '../birth/parent-fields.ts';
import { applicantGroup } from '../shared/applicant.ts';
import { declarationDate } from '../shared/declaration-date.ts';
import { declarationGroup } from '../shared/declaration.ts';
import { provincesFee, withExemption } from '../shared/exemption.ts';
import { bornBeforeReceipt, competenceOfGrown, grownChildGroup, grownChildsNumber } from '../shared/grown-child.ts';
import { identityPapers } from '../shared/identity-papers.ts';
import { civilStatusLaw2014 } from '../shared/legal-basis.ts';
import { applicantsIdentity, authorizationPaper } from '../shared/papers.ts';
import { awaitsOldPlace, previousFits, previousGroup, previousPapers } from '../shared/previous-entry.ts';
import { relationships } from '../shared/relationships.ts';
import { remembered } from '../shared/remembered.ts';
import { underLawOf2026 } from '../shared/under-law-2026.ts';
import { personLives, withPersonLives } from './person-lives.ts';

/** Đăng ký lại khai sinh (NĐ 123/2015 Art. 24–26): the old book and every original are lost. */
export const birthReRegistration1: Procedure = {
  id: 'birth-reregistration',
  version: 1,
  receivedFrom: '2025-07-01',
  receivedUntil: '2027-02-28',
  nationalCode: '1.004884',
  name: { vi: 'Đăng ký lại khai sinh', en: 'Registration of a birth again' },
  serviceField: { vi: 'Hộ tịch', en: 'Civil status' },
  whoActs: {
    vi: 'Người đã được đăng ký khai sinh trước 01/01/2016, còn sống, hoặc người được ủy quyền',
    en: 'The person, living, who was registered before 1 January 2016, or somebody authorised',
  },
  channels: ['direct', 'online', 'postal'],
  subjects: ['child.fullName'],
  tellingFacts: ['child.fullName', 'child.birthDate', 'mother.fullName'],
  // The card at the desk is the grown person's own; the parents have no say by their sex.
  persons: [{ id: 'child' }, { id: 'applicant' }, { id: 'mother' }, { id: 'father' }],
  submitter: (fields) => (fields['applicant.relationship'] === 'self' ? ['applicant', 'child'] : ['applicant']),
  timeLimit: { rule: 'workingDays', days: remembered.reRegistration.days },
  limitsFromMemory: ['usual', 'verified'],
  verification: awaitsOldPlace,
  fee: provincesFee,
  result: { vi: 'Giấy khai sinh', en: 'Birth certificate' },
  book: 'KS',
  entersAs: 'reRegistration',
  legalBasis: civilStatusLaw2014,
  groups: [
    applicantGroup({
      relationshipLabel: { vi: 'Quan hệ với người được đăng ký lại', en: 'Relationship to that person' },
      relationships,
      sameAs: ['child.residence'],
    }),
    grownChildGroup,
    motherGroup,
    fatherGroup,
    withPersonLives(previousGroup),
    withExemption(declarationGroup({ copiesNationalName: 'soLuongBanSao' })),
  ],
  checks: [
    ...[bornBeforeReceipt, personLives, previousFits('child.birthDate'), familyName, personalNumbers],
    ...[grownChildsNumber, competenceOfGrown, declarationDate],
    identityPapers(['applicant', 'child', 'mother', 'father']),
  ],
  papers: [...previousPapers, authorizationPaper, applicantsIdentity],
};

export const birthReRegistration2: Procedure = underLawOf2026(birthReRegistration1, {
  checks: birthReRegistration1.checks.filter((check) => check !== competenceOfGrown),
});
