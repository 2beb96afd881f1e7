import type { Procedure } from '../../procedure.ts';
import { declarationDate } from '../shared/declaration-date.ts';
import { identityPapers } from '../shared/identity-papers.ts';
import { applicantsIdentity, authorizationPaper } from '../shared/papers.ts';
import { identityOf } from '../shared/subject-identity.ts';
import { certification, oathGroup, requesterGroup } from './certification.ts';
import { copyChecks, copyFee, documentGroup } from './copy-fields.ts';
import { recordChecks, recordGroup } from './record-fields.ts';
import { signingChecks, signingGroup } from './signing-fields.ts';
import { testatorGroup, willChecks, willGroup } from './will-fields.ts';

const nobodyFree = {
  freeWhen: () => false,
  freeBecause: { vi: 'người được miễn theo quy định của tỉnh', en: 'those whom the province exempts' },
} as const;

const applicantsOwn = {
  subjects: ['applicant.fullName'],
  persons: [{ id: 'applicant' }],
  submitter: () => ['applicant'],
} as const satisfies Partial<Procedure>;

/** Chứng thực bản sao từ bản chính (NĐ 23/2015 Art. 17–22). */
export const certifiedCopy1: Procedure = {
  ...certification,
  ...applicantsOwn,
  id: 'certified-copy',
  nationalCode: '2.000815',
  name: { vi: 'Chứng thực bản sao từ bản chính', en: 'Certified copy of an original' },
  whoActs: { vi: 'Bất kỳ ai, không phụ thuộc nơi cư trú', en: 'Anybody, wherever they live' },
  channels: ['direct', 'online', 'postal'],
  tellingFacts: ['applicant.fullName', 'document.title', 'document.on', 'applicant.declaredOn'],
  fee: { ...nobodyFree, amountOf: copyFee },
  result: { vi: 'Bản sao được chứng thực', en: 'Certified copies' },
  book: 'CTBS',
  groups: [requesterGroup('anybody'), documentGroup, oathGroup],
  checks: [...copyChecks, declarationDate, identityPapers(['applicant'])],
  papers: [
    {
      id: 'original',
      name: { vi: 'Bản chính giấy tờ, văn bản', en: 'The original' },
      kind: 'present',
      neededWhen: 'always',
    },
    authorizationPaper,
    applicantsIdentity,
  ],
};

/** Chứng thực chữ ký (NĐ 23/2015 Art. 23–28). */
export const certifiedSignature1: Procedure = {
  ...certification,
  ...applicantsOwn,
  id: 'certified-signature',
  nationalCode: '2.000884',
  name: { vi: 'Chứng thực chữ ký', en: 'Certified signature' },
  whoActs: { vi: 'Chính người ký, không phụ thuộc nơi cư trú', en: 'Who signs, in person, wherever they live' },
  channels: ['direct'],
  tellingFacts: ['applicant.fullName', 'signing.title', 'applicant.declaredOn'],
  fee: nobodyFree,
  result: { vi: 'Giấy tờ, văn bản có chữ ký được chứng thực', en: 'The paper with the certified signature' },
  book: 'CTCK',
  groups: [requesterGroup('inPerson'), signingGroup, oathGroup],
  checks: [...signingChecks, declarationDate, identityPapers(['applicant'])],
  papers: [
    {
      id: 'paper',
      name: { vi: 'Giấy tờ, văn bản sẽ ký', en: 'The paper to be signed' },
      kind: 'submit',
      neededWhen: 'always',
    },
    applicantsIdentity,
  ],
};

/** Chứng thực di chúc (NĐ 23/2015 Art. 56; BLDS 91/2015 Art. 625–636). */
export const certifiedWill1: Procedure = {
  ...certification,
  id: 'certified-will',
  nationalCode: '2.001019',
  name: { vi: 'Chứng thực di chúc', en: 'Certified will' },
  whoActs: { vi: 'Chính người lập di chúc', en: 'The testator, in person' },
  channels: ['direct'],
  subjects: ['testator.fullName'],
  tellingFacts: ['testator.fullName', 'testator.birthDate', 'applicant.declaredOn'],
  persons: [{ id: 'testator' }],
  submitter: () => ['testator'],
  fee: nobodyFree,
  result: { vi: 'Di chúc được chứng thực', en: 'The certified will' },
  book: 'CTDC',
  groups: [testatorGroup, willGroup, oathGroup],
  checks: [
    ...[...willChecks, declarationDate, identityPapers(['testator'])],
    identityOf('testator', 'Người lập di chúc', 'The testator'),
  ],
  papers: [
    { id: 'will', name: { vi: 'Dự thảo di chúc', en: 'Draft of the will' }, kind: 'submit', neededWhen: 'always' },
    {
      id: 'identity',
      name: { vi: 'Giấy tờ tùy thân của người lập di chúc', en: 'Identity paper of the testator' },
      kind: 'present',
      neededWhen: 'always',
    },
    {
      id: 'witnesses',
      name: { vi: 'Giấy tờ tùy thân của hai người làm chứng', en: 'Identity papers of the two witnesses' },
      kind: 'present',
      neededWhen: (fields) => fields['will.reads'] === false,
    },
    {
      id: 'property',
      name: {
        vi: 'Giấy chứng nhận quyền sở hữu, quyền sử dụng tài sản (nếu có)',
        en: 'Titles to the property, if any',
      },
      kind: 'present',
      neededWhen: 'always',
    },
  ],
};

/** Cấp bản sao từ sổ gốc (NĐ 23/2015 Art. 15–17). */
export const copyFromRegister1: Procedure = {
  ...certification,
  id: 'copy-from-register',
  nationalCode: '2.000908',
  name: { vi: 'Cấp bản sao từ sổ gốc', en: 'Copy from an original register' },
  whoActs: {
    vi: 'Người được cấp bản chính, người đại diện, người được ủy quyền; người thân thích của người đã chết',
    en: 'Whom the original was issued to, a representative, somebody authorised; relatives of who has died',
  },
  channels: ['direct', 'online', 'postal'],
  subjects: ['record.fullName'],
  tellingFacts: ['record.fullName', 'record.title', 'applicant.fullName', 'applicant.declaredOn'],
  persons: [{ id: 'applicant' }],
  submitter: () => ['applicant'],
  fee: { ...nobodyFree, per: 'request.copies' },
  result: { vi: 'Bản sao từ sổ gốc', en: 'The copies' },
  book: 'BSSG',
  groups: [requesterGroup('anybody'), recordGroup, oathGroup],
  checks: [...recordChecks, declarationDate, identityPapers(['applicant'])],
  papers: [
    {
      id: 'request',
      name: { vi: 'Văn bản yêu cầu (khi gửi qua bưu chính)', en: 'Written request (by post)' },
      kind: 'submit',
      neededWhen: (fields) => fields['applicant.relationship'] === 'agency',
    },
    authorizationPaper,
    applicantsIdentity,
  ],
};
