import type { Paper } from '../../procedure.ts';
import { applicantsIdentity, authorizationPaper } from '../shared/papers.ts';
import { needsConsent } from './change-fields.ts';

export const papers: readonly Paper[] = [
  {
    id: 'declaration',
    name: {
      vi: 'Tờ khai đăng ký thay đổi, cải chính, bổ sung thông tin hộ tịch, xác định lại dân tộc',
      en: 'Declaration',
    },
    kind: 'submit',
    neededWhen: 'always',
  },
  {
    id: 'basis',
    name: { vi: 'Giấy tờ làm căn cứ', en: 'Papers it rests on' },
    kind: 'submit',
    neededWhen: 'always',
  },
  applicantsIdentity,
  authorizationPaper,
  {
    id: 'consent',
    name: { vi: 'Văn bản đồng ý của cha, mẹ và của chính người đó', en: 'Consent of the parents and of the person' },
    kind: 'submit',
    neededWhen: (fields) => needsConsent(fields) && fields['change.consent'] !== 'adult',
  },
];
