import type { Procedure } from '../../procedure.ts';
import { applicantGroup } from '../shared/applicant.ts';
import { declarationDate } from '../shared/declaration-date.ts';
import { declarationGroup, withoutCopies } from '../shared/declaration.ts';
import { provincesFee, withExemption } from '../shared/exemption.ts';
import { identityPapers } from '../shared/identity-papers.ts';
import { civilStatusLaw2014 } from '../shared/legal-basis.ts';
import { entryBeforeReceipt, entryFound, fromEntry, originalGroup } from '../shared/original-entry.ts';
import { relationships } from '../shared/relationships.ts';
import { papers } from './papers.ts';
import { copiesField, requestGroup, subjectGroup } from './request-fields.ts';

const applicant = applicantGroup({
  relationshipLabel: { vi: 'Quan hệ với người có tên trong giấy tờ', en: 'Relationship to that person' },
  relationships: [
    ...relationships.filter(({ code }) => code !== 'officer'),
    { code: 'agency', label: { vi: 'Cơ quan, tổ chức yêu cầu', en: 'For an agency or organisation' } },
  ],
  sameAs: [],
});

/** Cấp bản sao Trích lục hộ tịch, bản sao Giấy khai sinh (Luật Hộ tịch 60/2014 Art. 63). */
export const extractCopy1: Procedure = {
  id: 'extract-copy',
  version: 1,
  receivedFrom: '2025-07-01',
  receivedUntil: '2027-02-28',
  nationalCode: '2.000635',
  name: {
    vi: 'Cấp bản sao Trích lục hộ tịch, bản sao Giấy khai sinh',
    en: 'Copy of an extract or of a birth certificate',
  },
  place: 5,
  serviceField: { vi: 'Hộ tịch', en: 'Civil status' },
  whoActs: {
    vi: 'Người có tên trong giấy tờ, người đại diện, người được ủy quyền; cơ quan, tổ chức; không phụ thuộc nơi cư trú',
    en: 'The person, a representative, somebody authorised; an agency; wherever they live',
  },
  channels: ['direct', 'online', 'postal'],
  subjects: ['subject.fullName'],
  tellingFacts: ['subject.fullName', 'original.kind', 'original.number', 'applicant.fullName', 'applicant.declaredOn'],
  persons: [{ id: 'applicant' }, { id: 'subject' }],
  submitter: (fields) => (fields['applicant.relationship'] === 'self' ? ['applicant', 'subject'] : ['applicant']),
  timeLimit: { rule: 'sameDay' },
  fee: { ...provincesFee, per: copiesField },
  result: { vi: 'Bản sao trích lục hộ tịch, bản sao Giấy khai sinh', en: 'Copies of the extract or certificate' },
  book: 'BSTL',
  legalBasis: [...civilStatusLaw2014, { vi: 'Thông tư số 281/2016/TT-BTC', en: 'Circular 281/2016/TT-BTC' }],
  groups: [
    applicant,
    subjectGroup,
    originalGroup('never'),
    requestGroup,
    withExemption(withoutCopies(declarationGroup({ copiesNationalName: 'soLuongBanSao' }))),
  ],
  drawsOnEntry: (offered) => fromEntry(offered, subjectGroup),
  checks: [entryFound, entryBeforeReceipt, declarationDate, identityPapers(['applicant'])],
  papers,
};
