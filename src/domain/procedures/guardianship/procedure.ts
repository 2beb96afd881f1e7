import type { Procedure } from '../../procedure.ts';
import { textAt } from '../../read-field.ts';
import { declarationDate } from '../shared/declaration-date.ts';
import { declarationGroup } from '../shared/declaration.ts';
import { identityPapers } from '../shared/identity-papers.ts';
import { civilStatusLaw2014 } from '../shared/legal-basis.ts';
import { entryBeforeReceipt, entryIsOf, fromEntry, originalGroup } from '../shared/original-entry.ts';
import { identityOf } from '../shared/subject-identity.ts';
import { competence, guardianFits, originalIsGuardianship } from './checks.ts';
import { endGroup, guardianGroup, guardianshipGroup, wardGroup } from './guardianship-fields.ts';

const common = {
  version: 1,
  receivedFrom: '2025-07-01',
  receivedUntil: '2027-02-28',
  serviceField: { vi: 'Hộ tịch', en: 'Civil status' },
  whoActs: { vi: 'Người giám hộ', en: 'The guardian' },
  channels: ['direct', 'online', 'postal'],
  subjects: ['guardian.fullName', 'ward.fullName'],
  persons: [{ id: 'guardian' }, { id: 'ward' }],
  submitter: () => ['guardian'],
  fee: {
    freeWhen: () => true,
    freeBecause: { vi: 'đăng ký giám hộ', en: 'a guardianship' },
  },
  book: 'GH',
  legalBasis: civilStatusLaw2014,
} as const satisfies Partial<Procedure>;

const declaration = declarationGroup({ copiesNationalName: 'soLuongBanSao' });
const identity = {
  id: 'identity',
  name: { vi: 'Giấy tờ tùy thân của người giám hộ', en: 'Identity paper of the guardian' },
  kind: 'present',
  neededWhen: 'always',
} as const;

/** Đăng ký giám hộ (Luật Hộ tịch 60/2014 Art. 19–21). */
export const guardianship1: Procedure = {
  ...common,
  id: 'guardianship',
  nationalCode: '1.004837',
  name: { vi: 'Đăng ký giám hộ', en: 'Registration of a guardianship' },
  tellingFacts: ['ward.fullName', 'guardian.fullName', 'ward.birthDate'],
  timeLimit: { rule: 'workingDays', days: 3 },
  result: { vi: 'Trích lục đăng ký giám hộ', en: 'Extract of the guardianship' },
  groups: [guardianGroup, wardGroup, guardianshipGroup, declaration],
  checks: [
    ...[guardianFits, competence, declarationDate, identityPapers(['guardian', 'ward'])],
    ...[identityOf('guardian', 'Người giám hộ', 'The guardian'), identityOf('ward', 'Người được giám hộ', 'The ward')],
  ],
  papers: [
    {
      id: 'declaration',
      name: { vi: 'Tờ khai đăng ký giám hộ', en: 'Declaration' },
      kind: 'submit',
      neededWhen: 'always',
    },
    {
      id: 'appointment',
      name: { vi: 'Văn bản cử người giám hộ', en: 'Appointment of the guardian' },
      kind: 'submit',
      neededWhen: (fields) => fields['guardianship.kind'] === 'appointed',
    },
    {
      id: 'proof',
      name: { vi: 'Giấy tờ chứng minh điều kiện giám hộ đương nhiên', en: 'Proof that it is by law' },
      kind: 'submit',
      neededWhen: (fields) => fields['guardianship.kind'] === 'natural',
    },
    identity,
  ],
};

/** Đăng ký chấm dứt giám hộ (Luật Hộ tịch 60/2014 Art. 22). */
export const guardianshipEnd1: Procedure = {
  ...common,
  id: 'guardianship-end',
  nationalCode: '1.004845',
  name: { vi: 'Đăng ký chấm dứt giám hộ', en: 'End of a guardianship' },
  tellingFacts: ['ward.fullName', 'guardian.fullName', 'end.reason'],
  timeLimit: { rule: 'workingDays', days: 2 },
  result: { vi: 'Trích lục đăng ký chấm dứt giám hộ', en: 'Extract of the end of the guardianship' },
  groups: [guardianGroup, wardGroup, originalGroup('always', 'GH'), endGroup, declaration],
  drawsOnEntry: ({ dossier, name }) => ({
    ...fromEntry({ dossier, name, block: 'guardian' }, guardianGroup),
    ...fromEntry({ dossier, name, block: 'ward' }, wardGroup),
  }),
  notesOn: ({ fields }, target) =>
    textAt(fields, 'original.record') === target.id
      ? {
          how: 'certain',
          kind: 'other',
          basis: `Chấm dứt giám hộ: ${textAt(fields, 'end.reason') ?? ''}`,
          changes: [],
        }
      : undefined,
  checks: [
    ...[originalIsGuardianship, entryIsOf('ward.fullName'), entryBeforeReceipt, competence, declarationDate],
    identityPapers(['guardian', 'ward']),
  ],
  papers: [
    {
      id: 'declaration',
      name: { vi: 'Tờ khai đăng ký chấm dứt giám hộ', en: 'Declaration' },
      kind: 'submit',
      neededWhen: 'always',
    },
    {
      id: 'basis',
      name: { vi: 'Giấy tờ làm căn cứ chấm dứt giám hộ', en: 'Papers it rests on' },
      kind: 'submit',
      neededWhen: 'always',
    },
    identity,
  ],
};
