import type { FieldGroup } from '../../field.ts';
import type { Procedure } from '../../procedure.ts';
import { competence, partiesIdentity } from '../marriage/checks/parties.ts';
import { parties } from '../marriage/marital-status.ts';
import { brideGroup, groomGroup } from '../marriage/party-fields.ts';
import { submitterOf, unionGroup } from '../marriage/union-fields.ts';
import { declarationDate } from '../shared/declaration-date.ts';
import { declarationGroup } from '../shared/declaration.ts';
import { provincesFee, withExemption } from '../shared/exemption.ts';
import { identityPapers } from '../shared/identity-papers.ts';
import { civilStatusLaw2014 } from '../shared/legal-basis.ts';
import {
  awaitsOldPlace,
  previousFits,
  previousGroup,
  previousPapers,
  unlessRegisteredHere,
} from '../shared/previous-entry.ts';
import { remembered } from '../shared/remembered.ts';
import { underLawOf2026 } from '../shared/under-law-2026.ts';
import { agesAtTheWedding, bothHere } from './checks.ts';

/** What is asked of two who marry, and of two who married long ago no more. */
const newlyWedOnly = /\.(?:timesMarried|maritalLookup|maritalPaper|noImpediment)$/u;

const ofOld = (group: FieldGroup): FieldGroup => ({
  ...group,
  fields: group.fields.filter(({ path }) => !newlyWedOnly.test(path)),
});

const ourCompetence = unlessRegisteredHere(competence);

/** Đăng ký lại kết hôn (NĐ 123/2015 Art. 24, 27). */
export const marriageReRegistration1: Procedure = {
  id: 'marriage-reregistration',
  version: 1,
  receivedFrom: '2025-07-01',
  receivedUntil: '2027-02-28',
  nationalCode: '1.004746',
  name: { vi: 'Đăng ký lại kết hôn', en: 'Registration of a marriage again' },
  serviceField: { vi: 'Hộ tịch', en: 'Civil status' },
  whoActs: {
    vi: 'Hai vợ chồng còn sống, đã đăng ký kết hôn trước 01/01/2016',
    en: 'Husband and wife, both living, whose marriage was registered before 1 January 2016',
  },
  channels: ['direct'],
  subjects: ['bride.fullName', 'groom.fullName'],
  tellingFacts: ['bride.fullName', 'groom.fullName'],
  persons: [
    { id: 'bride', sex: '2' },
    { id: 'groom', sex: '1' },
  ],
  submitter: (fields) => [submitterOf(fields), 'union'],
  timeLimit: { rule: 'workingDays', days: remembered.reRegistration.days },
  limitsFromMemory: ['usual', 'verified'],
  verification: awaitsOldPlace,
  fee: provincesFee,
  result: {
    vi: 'Giấy chứng nhận kết hôn (02 bản chính), ghi ngày kết hôn trước đây',
    en: 'Marriage certificate (two originals) with the day of the marriage',
  },
  book: 'KH',
  entersAs: 'reRegistration',
  legalBasis: civilStatusLaw2014,
  groups: [
    ofOld(brideGroup),
    ofOld(groomGroup),
    ofOld(unionGroup),
    previousGroup,
    withExemption(declarationGroup({ copiesNationalName: 'soBanSao' })),
  ],
  checks: [
    ...[previousFits('groom.birthDate', 'bride.birthDate'), agesAtTheWedding, bothHere],
    ...[partiesIdentity, ourCompetence, identityPapers(parties), declarationDate],
  ],
  papers: [
    ...previousPapers,
    {
      id: 'identity',
      name: { vi: 'Giấy tờ tùy thân của hai bên', en: 'Identity papers of both' },
      kind: 'present',
      neededWhen: 'always',
    },
  ],
};

export const marriageReRegistration2: Procedure = underLawOf2026(marriageReRegistration1, {
  checks: marriageReRegistration1.checks.filter((check) => check !== ourCompetence),
});
