import type { Paper } from '../../procedure.ts';
import { applicantsIdentity, authorizationPaper } from '../shared/papers.ts';

export const papers: readonly Paper[] = [
  {
    id: 'declaration',
    name: { vi: 'Tờ khai cấp bản sao trích lục hộ tịch, bản sao Giấy khai sinh', en: 'Declaration' },
    kind: 'submit',
    neededWhen: 'always',
  },
  applicantsIdentity,
  authorizationPaper,
  {
    id: 'request',
    name: { vi: 'Văn bản yêu cầu của cơ quan, tổ chức', en: 'Written request of the agency or organisation' },
    kind: 'submit',
    neededWhen: (fields) => fields['applicant.relationship'] === 'agency',
  },
];
