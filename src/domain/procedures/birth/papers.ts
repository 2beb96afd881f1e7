import type { Fields } from '../../field.ts';
import type { Paper } from '../../procedure.ts';
import { applicantsIdentity, authorizationPaper } from '../shared/papers.ts';

const evidenceIs =
  (kind: string) =>
  (fields: Fields): boolean =>
    fields['evidenceKind'] === kind;

/** The declaration and one evidence of the birth; no marriage certificate, it is looked up (NĐ 07/2025). */
export const papers: readonly Paper[] = [
  {
    id: 'declaration',
    name: { vi: 'Tờ khai đăng ký khai sinh', en: 'Declaration of birth' },
    kind: 'submit',
    neededWhen: 'always',
  },
  {
    id: 'birthNotice',
    name: { vi: 'Giấy chứng sinh', en: 'Birth notice' },
    kind: 'submit',
    neededWhen: evidenceIs('birthNotice'),
  },
  {
    id: 'witnessStatement',
    name: { vi: 'Văn bản của người làm chứng xác nhận việc sinh', en: 'Statement of a witness to the birth' },
    kind: 'submit',
    neededWhen: evidenceIs('witness'),
  },
  {
    id: 'undertaking',
    name: { vi: 'Giấy cam đoan về việc sinh', en: 'Sworn statement of the birth' },
    kind: 'submit',
    neededWhen: evidenceIs('undertaking'),
  },
  {
    id: 'foundlingRecord',
    name: { vi: 'Biên bản xác nhận việc trẻ bị bỏ rơi', en: 'Record of an abandoned child' },
    kind: 'submit',
    neededWhen: evidenceIs('foundlingRecord'),
  },
  {
    id: 'surrogacy',
    name: { vi: 'Văn bản xác nhận việc mang thai hộ', en: 'Confirmation of surrogacy' },
    kind: 'submit',
    neededWhen: evidenceIs('surrogacy'),
  },
  authorizationPaper,
  applicantsIdentity,
];
