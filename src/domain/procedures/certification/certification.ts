import type { FieldSpec } from '../../field.ts';
import type { Procedure } from '../../procedure.ts';
import { applicantGroup } from '../shared/applicant.ts';
import { declarationGroup, withoutCopies } from '../shared/declaration.ts';
import { relationships } from '../shared/relationships.ts';

/** What the four certifications of a commune share (NĐ 23/2015/NĐ-CP, NĐ 07/2025/NĐ-CP): for anybody, wherever they live. */
export const certification = {
  version: 1,
  receivedFrom: '2025-07-01',
  receivedUntil: null,
  place: 6,
  serviceField: { vi: 'Chứng thực', en: 'Certification' },
  timeLimit: { rule: 'sameDay' },
  // Art. 7: what is many pages or hard takes two working days more at most, agreed in writing.
  otherLimit: {
    limit: { rule: 'workingDays', days: 2 },
    when: (fields) => fields['term.agreed'] === true,
    name: { vi: 'nhiều trang, phức tạp, có hẹn bằng văn bản', en: 'many pages or hard, agreed in writing' },
  },
  limitsFromMemory: ['other'],
  legalBasis: [
    { vi: 'Nghị định số 23/2015/NĐ-CP', en: 'Decree 23/2015/NĐ-CP' },
    { vi: 'Nghị định số 07/2025/NĐ-CP', en: 'Decree 07/2025/NĐ-CP' },
    { vi: 'Thông tư số 01/2020/TT-BTP', en: 'Circular 01/2020/TT-BTP' },
  ],
} as const satisfies Partial<Procedure>;

const named = (codes: readonly string[]) => relationships.filter(({ code }) => codes.includes(code));

const agency = { code: 'agency', label: { vi: 'Cơ quan, tổ chức yêu cầu', en: 'For an agency or organisation' } };

/** Who asks; `inPerson`: nobody else may. */
export const requesterGroup = (how: 'anybody' | 'inPerson') =>
  applicantGroup({
    relationshipLabel: { vi: 'Yêu cầu với tư cách', en: 'Asks as' },
    relationships:
      how === 'inPerson' ? named(['self']) : [...named(['self', 'authorized']), agency, ...named(['other'])],
    sameAs: [],
  });

/** Whether another day is agreed, and why. */
export const agreedFields: readonly FieldSpec[] = [
  {
    path: 'term.agreed',
    label: { vi: 'Hẹn trả sau ngày nhận', en: 'Agreed for a later day' },
    kind: 'yesNo',
    required: 'never',
    help: {
      vi: 'Chỉ khi nhiều trang, nhiều bản hoặc phức tạp: thêm không quá hai ngày làm việc, thỏa thuận bằng văn bản (theo trí nhớ, hãy đối chiếu).',
      en: 'Only for many pages or copies, or a hard case: two working days more at most, agreed in writing (from memory).',
    },
  },
  {
    path: 'term.reason',
    help: {
      vi: 'Vì sao không trả trong ngày, ví dụ: số lượng lớn, phải kiểm tra thêm.',
      en: 'Why not the same day, e.g. very many pages.',
    },
    label: { vi: 'Lý do hẹn', en: 'Why' },
    kind: 'text',
    required: 'always',
    askedWhen: (fields) => fields['term.agreed'] === true,
  },
];

export const oathGroup = withoutCopies(declarationGroup({ copiesNationalName: 'soLuongBanSao' }));
