import type { Check, Fields } from '../../field.ts';
import { error } from '../../finding.ts';
import { isLocalDate } from '../../local-date.ts';
import { ageBounds, partialFromLocalDate } from '../../partial-date.ts';
import { listedBehind, type AgencyStep, type Procedure } from '../../procedure.ts';
import { textAt } from '../../read-field.ts';
import { birthRegistration1 } from '../birth/procedure.ts';
import { mustBe } from '../shared/must-be.ts';
import { insuranceGroup, parentsApart, residenceGroup } from './linked-fields.ts';

const underSix: Check = (fields, { receivedOn }) => {
  const born = textAt(fields, 'child.birthDate');
  if (born === undefined || !isLocalDate(born) || born > receivedOn) return [];
  if (ageBounds(partialFromLocalDate(born), receivedOn).atLeast < 6) return [];
  return [
    error(
      'child.birthDate',
      'notUnderSix',
      'Trẻ đã đủ 6 tuổi: không làm liên thông. Hãy nhận theo thủ tục đăng ký khai sinh.',
      'The child is six already: register the birth by itself.',
    ),
  ];
};

const verified = (fields: Fields): boolean => fields['residence.verify'] === true;

const agencies: readonly AgencyStep[] = [
  {
    id: 'residence',
    name: { vi: 'Đăng ký thường trú', en: 'Residence' },
    agency: { vi: 'Công an cấp xã', en: 'Commune police' },
    limit: { vi: '2 ngày làm việc, 5 ngày nếu xác minh', en: '2 working days, 5 with a verification' },
    days: (fields) => (verified(fields) ? 5 : 2),
    neededWhen: 'always',
  },
  {
    id: 'healthInsurance',
    name: { vi: 'Cấp thẻ bảo hiểm y tế', en: 'Health insurance' },
    agency: { vi: 'Bảo hiểm xã hội cơ sở', en: 'Social insurance office' },
    limit: { vi: '2 ngày làm việc', en: '2 working days' },
    days: () => 2,
    neededWhen: 'always',
  },
  {
    id: 'idCard',
    name: { vi: 'Cấp thẻ căn cước', en: 'Identity card' },
    agency: { vi: 'Công an cấp tỉnh', en: 'Provincial police' },
    limit: { vi: 'theo công an, chưa rõ', en: 'as the police say; not known' },
    neededWhen: (fields) => fields['card.wanted'] === true,
  },
];

/** Liên thông đăng ký khai sinh, thường trú, bảo hiểm y tế, thẻ căn cước for a child under six (NĐ 63/2024, am. NĐ 301/2026). */
export const linkedBirth1: Procedure = {
  ...birthRegistration1,
  place: listedBehind,
  id: 'linked-birth',
  nationalCode: '3.000722',
  name: {
    vi: 'Liên thông khai sinh, thường trú, bảo hiểm y tế, thẻ căn cước cho trẻ dưới 6 tuổi',
    en: 'Birth, residence, health insurance and identity card of a child under six',
  },
  whoActs: {
    vi: 'Cha, mẹ hoặc người thân thích; nộp trực tuyến, cán bộ hỗ trợ nộp',
    en: 'A parent or relative, online or with an officer’s help',
  },
  channels: ['online', 'direct'],
  sameEventAs: 'birth',
  // The birth the same day, then two days of residence and two of insurance, one after the other (docs/domain.md).
  timeLimit: { rule: 'workingDays', days: 4 },
  otherLimit: {
    limit: { rule: 'workingDays', days: 7 },
    when: verified,
    name: { vi: 'phải xác minh nơi cư trú', en: 'with a verification of the residence' },
  },
  result: {
    vi: 'Giấy khai sinh, thông báo thường trú, thẻ bảo hiểm y tế, thẻ căn cước (nếu đề nghị)',
    en: 'Birth certificate, notice of residence, insurance card, identity card if asked for',
  },
  linked: {
    own: { vi: 'Đăng ký khai sinh', en: 'Registration of the birth' },
    limit: { vi: 'trong ngày', en: 'the same day' },
    agencies,
  },
  legalBasis: [
    ...birthRegistration1.legalBasis,
    { vi: 'Nghị định số 63/2024/NĐ-CP', en: 'Decree 63/2024/NĐ-CP' },
    { vi: 'Nghị định số 301/2026/NĐ-CP', en: 'Decree 301/2026/NĐ-CP' },
  ],
  groups: birthRegistration1.groups.flatMap((group) =>
    group.id === 'declaration' ? [residenceGroup, insuranceGroup, group] : [group],
  ),
  checks: [
    ...birthRegistration1.checks,
    underSix,
    mustBe(
      'residence.consent',
      'noConsent',
      'Chủ hộ hoặc chủ sở hữu chỗ ở phải đồng ý thì mới đăng ký thường trú cho trẻ.',
      'Without the consent of head or owner the residence is not registered.',
    ),
    mustBe(
      'residence.parentConsent',
      'noParentConsent',
      'Cha mẹ ở hai nơi: phải có ý kiến đồng ý của người kia.',
      'The parents live apart: the other one must agree.',
    ),
  ],
  papers: [
    ...birthRegistration1.papers,
    {
      id: 'residenceDeclaration',
      name: { vi: 'Tờ khai thay đổi thông tin cư trú', en: 'Declaration of residence' },
      kind: 'submit',
      neededWhen: 'always',
    },
    {
      id: 'parentConsent',
      name: { vi: 'Ý kiến đồng ý của cha hoặc mẹ ở nơi khác', en: 'Consent of the parent who lives elsewhere' },
      kind: 'submit',
      neededWhen: parentsApart,
    },
  ],
};
