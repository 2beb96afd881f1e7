import { listedBehind, type AgencyStep, type CaseFacts, type Procedure } from '../../procedure.ts';
import { deathRegistration1 } from '../death/procedure.ts';
import {
  asksFor,
  benefitsGroup,
  oneForEachRegime,
  promisedIn,
  receiverLives,
  residenceEndGroup,
} from './linked-fields.ts';

const unknown = { vi: 'theo cơ quan đó, chưa rõ', en: 'as that agency says; not known' };

const agencies: readonly AgencyStep[] = [
  {
    id: 'residenceEnd',
    name: { vi: 'Xóa đăng ký thường trú', en: 'End of the residence' },
    agency: { vi: 'Công an cấp xã', en: 'Commune police' },
    limit: unknown,
    neededWhen: 'always',
  },
  {
    id: 'socialInsurance',
    name: { vi: 'Mai táng phí, tử tuất bảo hiểm xã hội', en: 'Social insurance' },
    agency: { vi: 'Bảo hiểm xã hội cơ sở', en: 'Social insurance office' },
    limit: unknown,
    neededWhen: asksFor('socialInsurance'),
  },
  {
    id: 'merit',
    name: { vi: 'Mai táng phí, trợ cấp người có công', en: 'Help for people of merit' },
    agency: { vi: 'Sở Nội vụ', en: 'Department of Home Affairs' },
    limit: unknown,
    neededWhen: asksFor('merit'),
  },
  {
    id: 'socialProtection',
    name: { vi: 'Hỗ trợ chi phí mai táng, bảo trợ xã hội', en: 'Social protection' },
    agency: { vi: 'Phòng Văn hóa – Xã hội', en: 'Office of social affairs' },
    limit: unknown,
    neededWhen: asksFor('socialProtection'),
  },
];

const facts: CaseFacts = {
  nationalCode: '2.002913',
  name: {
    vi: 'Liên thông khai tử, xóa đăng ký thường trú, mai táng phí, tử tuất',
    en: 'Death, end of residence and help for the family',
  },
  serviceField: deathRegistration1.serviceField,
  timeLimit: { rule: 'sameDay' },
  result: {
    vi: 'Trích lục khai tử; kết quả xóa thường trú và của từng chế độ',
    en: 'Extract of the death entry; the agencies’ results',
  },
  papers: [
    ...deathRegistration1.papers,
    {
      id: 'benefits',
      name: { vi: 'Tờ khai đề nghị hưởng mai táng phí, tử tuất', en: 'Declaration for the family’s help' },
      kind: 'submit',
      neededWhen: (fields) => fields['benefits.1.regime'] !== undefined,
    },
  ],
};

/** Liên thông đăng ký khai tử, xóa đăng ký thường trú, mai táng phí, tử tuất (NĐ 63/2024, am. NĐ 301/2026); details from memory. */
export const linkedDeath1: Procedure = {
  ...deathRegistration1,
  place: listedBehind,
  ...facts,
  id: 'linked-death',
  ofCase: (fields) => ({ ...facts, timeLimit: promisedIn(fields) }),
  whoActs: {
    vi: 'Người thân thích; nộp trực tuyến, cán bộ hỗ trợ nộp',
    en: 'A relative, online or with an officer’s help',
  },
  channels: ['online', 'direct'],
  sameEventAs: 'death',
  linked: {
    own: { vi: 'Đăng ký khai tử', en: 'Registration of the death' },
    limit: { vi: 'trong ngày', en: 'the same day' },
    agencies,
  },
  legalBasis: [
    ...deathRegistration1.legalBasis,
    { vi: 'Nghị định số 63/2024/NĐ-CP', en: 'Decree 63/2024/NĐ-CP' },
    { vi: 'Nghị định số 301/2026/NĐ-CP', en: 'Decree 301/2026/NĐ-CP' },
  ],
  groups: deathRegistration1.groups.flatMap((group) =>
    group.id === 'declaration' ? [residenceEndGroup, benefitsGroup, group] : [group],
  ),
  checks: [...deathRegistration1.checks, oneForEachRegime, receiverLives],
};
