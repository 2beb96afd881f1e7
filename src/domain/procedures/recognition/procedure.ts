import type { Procedure } from '../../procedure.ts';
import { declarationDate } from '../shared/declaration-date.ts';
import { declarationGroup } from '../shared/declaration.ts';
import { provincesFee, withExemption } from '../shared/exemption.ts';
import { identityPapers } from '../shared/identity-papers.ts';
import { civilStatusLaw2014 } from '../shared/legal-basis.ts';
import { entryBeforeReceipt, entryIsOf, fromEntry, originalGroup } from '../shared/original-entry.ts';
import { identityOf } from '../shared/subject-identity.ts';
import { competence, declaredByBoth, opinions, originalIsBirth, rolesFit } from './checks.ts';
import { noteOfRecognition } from './note.ts';
import { byUndertaking, recognisedGroup, recogniserGroup, recognitionGroup } from './recognition-fields.ts';
import { rolesIn } from './relations.ts';

/** Đăng ký nhận cha, mẹ, con (Luật Hộ tịch 60/2014 Art. 24–25). */
export const recognition1: Procedure = {
  id: 'recognition',
  version: 1,
  receivedFrom: '2025-07-01',
  receivedUntil: '2027-02-28',
  nationalCode: '1.001022',
  name: { vi: 'Đăng ký nhận cha, mẹ, con', en: 'Recognition of parentage' },
  place: 9,
  serviceField: { vi: 'Hộ tịch', en: 'Civil status' },
  whoActs: { vi: 'Người nhận và người được nhận, cùng có mặt', en: 'Both, in person' },
  channels: ['direct'],
  subjects: ['recogniser.fullName', 'recognised.fullName'],
  tellingFacts: ['recogniser.fullName', 'recognised.fullName', 'recognition.relation'],
  persons: [{ id: 'recogniser' }, { id: 'recognised' }],
  submitter: () => ['recogniser'],
  timeLimit: { rule: 'workingDays', days: 3 },
  limitsFromMemory: ['verified'],
  verification: {
    extensionDays: 8,
    neededWhen: (fields) => fields['recognition.lookup'] === 'pending',
    notice: {
      vi: 'Đang xác minh quan hệ cha, mẹ, con. Có kết quả thì ghi vào hồ sơ (nút Sửa); trước đó chưa trình ký.',
      en: 'The parentage is being verified. Record the result (Edit); until then nothing is signed.',
    },
  },
  fee: provincesFee,
  result: { vi: 'Trích lục đăng ký nhận cha, mẹ, con', en: 'Extract of the recognition' },
  book: 'CMC',
  legalBasis: civilStatusLaw2014,
  groups: [
    recogniserGroup,
    recognisedGroup,
    recognitionGroup,
    originalGroup('never'),
    withExemption(declarationGroup({ copiesNationalName: 'soLuongBanSao' })),
  ],
  // Either of them may be the child: the entry is taken over, the persons are asked.
  drawsOnEntry: (offered) => fromEntry(offered, { ...recognisedGroup, fields: [] }),
  notesOn: noteOfRecognition,
  checks: [
    ...[rolesFit, opinions, declaredByBoth, originalIsBirth, entryIsOf('recogniser.fullName'), entryBeforeReceipt],
    ...[competence, declarationDate],
    identityOf('recogniser', 'Người nhận', 'Who recognises'),
    (fields, context) =>
      rolesIn(fields)?.child === 'recognised'
        ? []
        : identityOf('recognised', 'Người được nhận', 'Who is recognised')(fields, context),
    identityPapers(['recogniser', 'recognised']),
  ],
  papers: [
    {
      id: 'declaration',
      name: { vi: 'Tờ khai đăng ký nhận cha, mẹ, con', en: 'Declaration' },
      kind: 'submit',
      neededWhen: 'always',
    },
    {
      id: 'evidence',
      name: { vi: 'Chứng cứ chứng minh quan hệ cha, mẹ, con', en: 'Evidence of the parentage' },
      kind: 'submit',
      neededWhen: 'always',
    },
    {
      id: 'witnesses',
      name: { vi: 'Giấy tờ tùy thân của hai người làm chứng', en: 'Identity papers of the two witnesses' },
      kind: 'present',
      neededWhen: byUndertaking,
    },
    {
      id: 'identity',
      name: { vi: 'Giấy tờ tùy thân của các bên', en: 'Identity papers of the parties' },
      kind: 'present',
      neededWhen: 'always',
    },
  ],
};
