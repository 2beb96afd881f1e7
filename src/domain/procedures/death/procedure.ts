import type { Procedure } from '../../procedure.ts';
import { applicantGroup } from '../shared/applicant.ts';
import { declarationDate } from '../shared/declaration-date.ts';
import { declarationGroup } from '../shared/declaration.ts';
import { freeInTime, withExemption } from '../shared/exemption.ts';
import { identityPaperOfTheDead, identityPapers } from '../shared/identity-papers.ts';
import { civilStatusLaw2014, civilStatusLaw2026, lawOf2026Unread } from '../shared/legal-basis.ts';
import { deathAgainstReceipt, lifeBeforeDeath, newborn, wholeDateOfDeath } from './checks/dates.ts';
import { noticeDate } from './checks/notice.ts';
import { applicantLives, competence, deceasedIdentity } from './checks/persons.ts';
import { deceasedGroup } from './deceased-fields.ts';
import { deathGroup, noticeGroup } from './event-fields.ts';
import { concernsTheDead, noteOfDeath } from './note.ts';
import { papers } from './papers.ts';
import { deathRegistrationLimit } from './registration-limit.ts';
import { deathRelationships } from './relationships.ts';

const applicant = applicantGroup({
  relationshipLabel: { vi: 'Quan hệ với người đã chết', en: 'Relationship to the person who died' },
  relationships: deathRelationships,
  sameAs: ['deceased.lastResidence'],
});

/** Đăng ký khai tử under Luật Hộ tịch 60/2014 and NĐ 120/2025, until the new law of 1 March 2027. */
export const deathRegistration1: Procedure = {
  id: 'death',
  version: 1,
  receivedFrom: '2025-07-01',
  receivedUntil: '2027-02-28',
  nationalCode: '1.000656',
  name: { vi: 'Đăng ký khai tử', en: 'Registration of a death' },
  place: 2,
  serviceField: { vi: 'Hộ tịch', en: 'Civil status' },
  whoActs: {
    vi: 'Vợ, chồng, con, cha, mẹ hoặc người thân thích khác; không có thì cơ quan, tổ chức có liên quan',
    en: 'Spouse, child, parent or another relative; with none, the agency or organisation concerned',
  },
  channels: ['direct', 'online', 'postal'],
  subjects: ['deceased.fullName'],
  tellingFacts: ['deceased.fullName', 'death.date'],
  persons: [{ id: 'applicant' }, { id: 'deceased' }],
  submitter: () => ['applicant'],
  timeLimit: { rule: 'sameDay' },
  registrationLimit: deathRegistrationLimit,
  fee: {
    freeWhen: (_fields, kind) => kind === 'timely',
    freeBecause: { vi: 'đăng ký khai tử đúng hạn', en: 'a death registered in time' },
  },
  result: { vi: 'Trích lục khai tử', en: 'Extract of the death entry' },
  book: 'KT',
  legalBasis: civilStatusLaw2014,
  groups: [
    applicant,
    deceasedGroup,
    deathGroup,
    noticeGroup,
    withExemption(declarationGroup({ copiesNationalName: 'soLuongBanSao' }), freeInTime),
  ],
  notesOn: noteOfDeath,
  concerns: concernsTheDead,
  checks: [
    ...[deathAgainstReceipt, wholeDateOfDeath, lifeBeforeDeath, newborn, noticeDate, declarationDate],
    ...[deceasedIdentity, applicantLives, competence],
    ...[identityPapers(['applicant']), identityPaperOfTheDead('deceased')],
  ],
  papers,
};

/** The same under Luật Hộ tịch 03/2026, as far as it is known: 24 hours, wherever the person lived, another name of the paper. */
export const deathRegistration2: Procedure = {
  ...deathRegistration1,
  version: 2,
  receivedFrom: '2027-03-01',
  receivedUntil: null,
  unsure: lawOf2026Unread,
  timeLimit: { rule: 'duration', duration: 'PT24H' },
  result: { vi: 'Giấy chứng tử', en: 'Death certificate' },
  legalBasis: civilStatusLaw2026,
  checks: deathRegistration1.checks.filter((check) => check !== competence),
};
