import type { Paper } from '../../procedure.ts';
import { applicantsIdentity, authorizationPaper } from '../shared/papers.ts';
import { noticeTypes } from './notice-types.ts';

/** The declaration and one paper that tells of the death (QĐ 163/QĐ-BTP). */
export const papers: readonly Paper[] = [
  {
    id: 'declaration',
    name: { vi: 'Tờ khai đăng ký khai tử', en: 'Declaration of death' },
    kind: 'submit',
    neededWhen: 'always',
  },
  ...noticeTypes.map(({ code, label }): Paper => ({
    id: `notice${code}`,
    name: label,
    kind: 'submit',
    neededWhen: (fields) => fields['notice.type'] === code,
  })),
  authorizationPaper,
  applicantsIdentity,
];
