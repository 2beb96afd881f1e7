import type { Paper } from '../../procedure.ts';
import { lookupField, parties } from './marital-status.ts';

/** One declaration for both; no marital-status paper, it is looked up (NĐ 07/2025), but one that was brought is kept. */
export const papers: readonly Paper[] = [
  {
    id: 'declaration',
    name: { vi: 'Tờ khai đăng ký kết hôn', en: 'Declaration of marriage' },
    kind: 'submit',
    neededWhen: 'always',
  },
  {
    id: 'maritalStatus',
    name: {
      vi: 'Giấy xác nhận tình trạng hôn nhân hoặc văn bản trả lời',
      en: 'Confirmation of marital status or written reply',
    },
    kind: 'submit',
    neededWhen: (fields) => parties.some((party) => fields[lookupField(party)] === 'paper'),
  },
  {
    id: 'identity',
    name: { vi: 'Giấy tờ tùy thân của hai bên', en: 'Identity papers of both' },
    kind: 'present',
    neededWhen: 'always',
  },
];
