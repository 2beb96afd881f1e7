import type { Procedure } from '../../procedure.ts';
import { applicantGroup } from '../shared/applicant.ts';
import { declarationDate } from '../shared/declaration-date.ts';
import { declarationGroup } from '../shared/declaration.ts';
import { provincesFee, withExemption } from '../shared/exemption.ts';
import { identityPapers } from '../shared/identity-papers.ts';
import { civilStatusLaw2014 } from '../shared/legal-basis.ts';
import { entryBeforeReceipt, entryFound, fromEntry, originalGroup } from '../shared/original-entry.ts';
import { relationships } from '../shared/relationships.ts';
import { identityOf } from '../shared/subject-identity.ts';
import { isSupplement } from './actions.ts';
import { changeGroup, subjectGroup } from './change-fields.ts';
import { competence, ownConsent, parentsConsent } from './checks/consent.ts';
import { fromAsEntered, itemsFit } from './checks/items.ts';
import { noteOfChange } from './note.ts';
import { papers } from './papers.ts';

const applicant = applicantGroup({
  relationshipLabel: { vi: 'Quan hệ với người đó', en: 'Relationship to that person' },
  relationships,
  sameAs: ['subject.residence'],
});

/** Thay đổi, cải chính, bổ sung thông tin hộ tịch, xác định lại dân tộc (Luật Hộ tịch 60/2014 Art. 26–29, 46–47). */
export const changeOfEntry1: Procedure = {
  id: 'change',
  version: 1,
  receivedFrom: '2025-07-01',
  receivedUntil: '2027-02-28',
  nationalCode: '1.004859',
  name: {
    vi: 'Thay đổi, cải chính, bổ sung thông tin hộ tịch, xác định lại dân tộc',
    en: 'Change, correction or supplement of an entry; redetermination of ethnicity',
  },
  place: 7,
  serviceField: { vi: 'Hộ tịch', en: 'Civil status' },
  whoActs: {
    vi: 'Người có tên trong giấy tờ hoặc người đại diện theo pháp luật',
    en: 'The person, or a legal representative',
  },
  channels: ['direct', 'online', 'postal'],
  subjects: ['subject.fullName'],
  tellingFacts: ['subject.fullName', 'original.kind', 'original.number', 'change.action'],
  persons: [{ id: 'subject' }, { id: 'applicant' }],
  submitter: (fields) => (fields['applicant.relationship'] === 'self' ? ['applicant', 'subject'] : ['applicant']),
  timeLimit: { rule: 'workingDays', days: 3 },
  otherLimit: {
    limit: { rule: 'sameDay' },
    when: isSupplement,
    name: { vi: 'bổ sung thông tin', en: 'a supplement' },
  },
  verification: {
    extensionDays: 6,
    neededWhen: (fields) => fields['change.lookup'] === 'pending',
    notice: {
      vi: 'Đang hỏi nơi đã đăng ký. Khi có trả lời, ghi vào hồ sơ (nút Sửa, mục Xác minh); trước đó chưa trình ký.',
      en: 'The place of registration has been asked. Record its answer (Edit, Verification); until then nothing is signed.',
    },
  },
  fee: provincesFee,
  result: { vi: 'Trích lục thay đổi, cải chính, bổ sung hộ tịch', en: 'Extract of the change or correction' },
  book: 'TDCC',
  legalBasis: civilStatusLaw2014,
  groups: [
    applicant,
    subjectGroup,
    originalGroup('always'),
    changeGroup,
    withExemption(declarationGroup({ copiesNationalName: 'soLuongBanSao' })),
  ],
  drawsOnEntry: (offered) => fromEntry(offered, subjectGroup),
  notesOn: noteOfChange,
  checks: [
    ...[itemsFit, fromAsEntered, ownConsent, parentsConsent, entryFound, entryBeforeReceipt, declarationDate],
    ...[identityOf('subject', 'Người này', 'The person'), competence, identityPapers(['applicant', 'subject'])],
  ],
  papers,
};
