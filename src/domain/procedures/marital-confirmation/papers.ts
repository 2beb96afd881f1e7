import type { Paper } from '../../procedure.ts';
import { applicantsIdentity, authorizationPaper } from '../shared/papers.ts';
import { maritalStateIs } from './marital-states.ts';

/** What can be looked up is not asked for on paper (NĐ 18/2026). */
export const papers: readonly Paper[] = [
  {
    id: 'declaration',
    name: { vi: 'Tờ khai cấp Giấy xác nhận tình trạng hôn nhân', en: 'Declaration' },
    kind: 'submit',
    neededWhen: 'always',
  },
  applicantsIdentity,
  authorizationPaper,
  {
    id: 'divorce',
    name: { vi: 'Bản án hoặc quyết định ly hôn (nếu chưa tra cứu được)', en: 'Divorce ruling (if not looked up)' },
    kind: 'present',
    neededWhen: maritalStateIs('divorced'),
  },
  {
    id: 'spousesDeath',
    name: {
      vi: 'Trích lục khai tử của vợ, chồng (nếu chưa tra cứu được)',
      en: 'Death extract of the spouse (if not looked up)',
    },
    kind: 'present',
    neededWhen: maritalStateIs('widowed'),
  },
  {
    id: 'undertaking',
    name: { vi: 'Văn bản cam đoan về tình trạng hôn nhân', en: 'Written undertaking on marital status' },
    kind: 'submit',
    neededWhen: (fields) =>
      Object.entries(fields).some(([path, value]) => /^stays\.\d+\.lookup$/u.test(path) && value === 'undertaking'),
  },
  {
    id: 'previous',
    name: { vi: 'Giấy xác nhận đã cấp trước đây', en: 'The confirmation issued before' },
    kind: 'submit',
    neededWhen: (fields) => fields['previous.paper'] === 'returned',
  },
];
