import type { Procedure } from '../../procedure.ts';
import { lifeBeforeDeath } from '../death/checks/dates.ts';
import { applicantLives, competence } from '../death/checks/persons.ts';
import { deceasedGroup } from '../death/deceased-fields.ts';
import { deathGroup } from '../death/event-fields.ts';
import { concernsTheDead, noteOfDeath } from '../death/note.ts';
import { deathRelationships } from '../death/relationships.ts';
import { applicantGroup } from '../shared/applicant.ts';
import { declarationDate } from '../shared/declaration-date.ts';
import { declarationGroup } from '../shared/declaration.ts';
import { provincesFee, withExemption } from '../shared/exemption.ts';
import { identityPaperOfTheDead, identityPapers } from '../shared/identity-papers.ts';
import { civilStatusLaw2014 } from '../shared/legal-basis.ts';
import { applicantsIdentity, authorizationPaper } from '../shared/papers.ts';
import {
  awaitsOldPlace,
  previousFits,
  previousGroup,
  previousPapers,
  unlessRegisteredHere,
} from '../shared/previous-entry.ts';
import { remembered } from '../shared/remembered.ts';
import { underLawOf2026 } from '../shared/under-law-2026.ts';

const ourCompetence = unlessRegisteredHere(competence);

/** Đăng ký lại khai tử (NĐ 123/2015 Art. 24, 28). */
export const deathReRegistration1: Procedure = {
  id: 'death-reregistration',
  version: 1,
  receivedFrom: '2025-07-01',
  receivedUntil: '2027-02-28',
  nationalCode: '1.005461',
  name: { vi: 'Đăng ký lại khai tử', en: 'Registration of a death again' },
  serviceField: { vi: 'Hộ tịch', en: 'Civil status' },
  whoActs: {
    vi: 'Vợ, chồng, con, cha, mẹ hoặc người thân thích khác của người chết',
    en: 'Spouse, child, parent or another relative of the person who died',
  },
  channels: ['direct', 'online', 'postal'],
  subjects: ['deceased.fullName'],
  tellingFacts: ['deceased.fullName', 'death.date'],
  persons: [{ id: 'applicant' }, { id: 'deceased' }],
  submitter: () => ['applicant'],
  timeLimit: { rule: 'workingDays', days: remembered.reRegistration.days },
  limitsFromMemory: ['usual', 'verified'],
  verification: awaitsOldPlace,
  fee: provincesFee,
  result: { vi: 'Trích lục khai tử', en: 'Extract of the death entry' },
  book: 'KT',
  entersAs: 'reRegistration',
  legalBasis: civilStatusLaw2014,
  groups: [
    applicantGroup({
      relationshipLabel: { vi: 'Quan hệ với người đã chết', en: 'Relationship to the person who died' },
      relationships: deathRelationships,
      sameAs: ['deceased.lastResidence'],
    }),
    deceasedGroup,
    deathGroup,
    previousGroup,
    withExemption(declarationGroup({ copiesNationalName: 'soLuongBanSao' })),
  ],
  notesOn: noteOfDeath,
  concerns: concernsTheDead,
  checks: [
    ...[previousFits('death.date'), lifeBeforeDeath, applicantLives, ourCompetence, declarationDate],
    ...[identityPapers(['applicant']), identityPaperOfTheDead('deceased')],
  ],
  papers: [...previousPapers, authorizationPaper, applicantsIdentity],
};

export const deathReRegistration2: Procedure = underLawOf2026(deathReRegistration1, {
  result: { vi: 'Giấy chứng tử', en: 'Death certificate' },
  checks: deathReRegistration1.checks.filter((check) => check !== ourCompetence),
});
