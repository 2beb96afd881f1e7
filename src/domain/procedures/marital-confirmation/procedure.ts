import type { Procedure } from '../../procedure.ts';
import { applicantGroup } from '../shared/applicant.ts';
import { declarationDate } from '../shared/declaration-date.ts';
import { declarationGroup } from '../shared/declaration.ts';
import { provincesFee, withExemption } from '../shared/exemption.ts';
import { identityPapers } from '../shared/identity-papers.ts';
import { civilStatusLaw2014 } from '../shared/legal-basis.ts';
import { relationships } from '../shared/relationships.ts';
import { identityOf } from '../shared/subject-identity.ts';
import { ageToMarry, competence, endOfMarriage, marriedToMarry, purposeFitsSpouse } from './checks/status.ts';
import { ownBooksOfOwn, staysFollow, staysInLife } from './checks/stays.ts';
import { papers } from './papers.ts';
import { answerPending, staysGroup } from './stays.ts';
import { intendedGroup, maritalGroup, purposeGroup, subjectGroup } from './subject-fields.ts';

const applicant = applicantGroup({
  relationshipLabel: { vi: 'Quan hệ với người được xác nhận', en: 'Relationship to that person' },
  relationships,
  sameAs: ['subject.residence'],
});

/** Cấp Giấy xác nhận tình trạng hôn nhân under Luật Hộ tịch 60/2014, NĐ 123/2015 and NĐ 07/2025. */
export const maritalConfirmation1: Procedure = {
  id: 'marital-confirmation',
  version: 1,
  receivedFrom: '2025-07-01',
  receivedUntil: '2027-02-28',
  nationalCode: '1.004873',
  name: { vi: 'Cấp Giấy xác nhận tình trạng hôn nhân', en: 'Confirmation of marital status' },
  place: 4,
  serviceField: { vi: 'Hộ tịch', en: 'Civil status' },
  whoActs: { vi: 'Người được xác nhận hoặc người được ủy quyền', en: 'The person, or somebody authorised' },
  channels: ['direct', 'online', 'postal'],
  subjects: ['subject.fullName'],
  tellingFacts: ['subject.fullName', 'subject.birthDate', 'purpose.kind', 'intended.fullName'],
  persons: [{ id: 'subject' }, { id: 'intended' }, { id: 'applicant' }],
  submitter: (fields) => (fields['applicant.relationship'] === 'self' ? ['applicant', 'subject'] : ['applicant']),
  timeLimit: { rule: 'workingDays', days: 3 },
  limitsFromMemory: ['usual'],
  verification: {
    // Three for the reply on top of the three (NĐ 07/2025).
    extensionDays: 6,
    neededWhen: answerPending,
    notice: {
      vi: 'Còn chờ xã khác trả lời về tình trạng hôn nhân (tối đa 3 ngày làm việc). Khi có trả lời, ghi vào hồ sơ (nút Sửa); trước đó chưa trình ký.',
      en: 'Another commune has still to answer about the marital status (three working days at most). Record the answer (Edit); until then nothing is signed.',
    },
  },
  fee: provincesFee,
  result: {
    vi: 'Giấy xác nhận tình trạng hôn nhân (có giá trị 6 tháng hoặc đến khi tình trạng hôn nhân thay đổi)',
    en: 'Confirmation of marital status (valid for six months or until the status changes)',
  },
  resultValidMonths: 6,
  book: 'TTHN',
  legalBasis: [...civilStatusLaw2014, { vi: 'Nghị định số 07/2025/NĐ-CP', en: 'Decree 07/2025/NĐ-CP' }],
  groups: [
    applicant,
    subjectGroup,
    staysGroup,
    maritalGroup,
    purposeGroup,
    intendedGroup,
    withExemption(declarationGroup({ copiesNationalName: 'soLuongBanSao' })),
  ],
  checks: [
    ...[staysInLife, staysFollow, ownBooksOfOwn, marriedToMarry, endOfMarriage, ageToMarry, purposeFitsSpouse],
    ...[identityOf('subject', 'Người được xác nhận', 'The person'), competence, declarationDate],
    identityPapers(['applicant', 'subject', 'intended']),
  ],
  papers,
};
