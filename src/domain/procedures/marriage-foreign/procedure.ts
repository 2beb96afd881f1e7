import { listedBehind, type Procedure } from '../../procedure.ts';
import { competence, foreignElement as usualWarning } from '../marriage/checks/parties.ts';
import { parties } from '../marriage/marital-status.ts';
import { marriageRegistration1, marriageRegistration2 } from '../marriage/procedure.ts';
import { provincesFee, withExemption } from '../shared/exemption.ts';
import { foreignElement, mayLiveAbroad } from '../shared/living-abroad.ts';
import { paperFromAbroad, papersFromAbroadGroup, usableHere } from '../shared/papers-from-abroad.ts';
import { underLawOf2026 } from '../shared/under-law-2026.ts';
import { fitToMarry, healthGroup, lookedUpOfAForeigner } from './health.ts';

const { verification, ...usual } = marriageRegistration1;

const groups = usual.groups.flatMap((group) => {
  switch (group.id) {
    case 'bride':
    case 'groom':
      return [mayLiveAbroad(group)];
    case 'declaration':
      return [healthGroup, papersFromAbroadGroup, withExemption(group)];
    default:
      return [group];
  }
});

/** Đăng ký kết hôn có yếu tố nước ngoài (NĐ 120/2025): five working days, ten at most. */
export const marriageForeign1: Procedure = {
  ...usual,
  place: listedBehind,
  id: 'marriage-foreign',
  nationalCode: '2.000806',
  name: { vi: 'Đăng ký kết hôn có yếu tố nước ngoài', en: 'Registration of a marriage with a foreign element' },
  timeLimit: { rule: 'workingDays', days: 5 },
  ...(verification === undefined ? {} : { verification: { ...verification, extensionDays: 10 } }),
  fee: provincesFee,
  result: {
    vi: 'Giấy chứng nhận kết hôn (02 bản chính), hai bên cùng đến nhận trong 60 ngày',
    en: 'Marriage certificate (two originals), fetched by both within 60 days',
  },
  groups,
  checks: [
    foreignElement(parties, '1.000894'),
    ...[fitToMarry, lookedUpOfAForeigner, usableHere('abroad')],
    ...usual.checks.filter((check) => check !== usualWarning),
  ],
  papers: [
    ...usual.papers,
    {
      id: 'health',
      name: {
        vi: 'Giấy xác nhận của cơ sở y tế về khả năng nhận thức, làm chủ hành vi của hai bên',
        en: 'Health facility’s paper that both understand and govern what they do',
      },
      kind: 'submit',
      neededWhen: 'always',
    },
    {
      id: 'foreignStatus',
      name: {
        vi: 'Giấy tờ chứng minh tình trạng hôn nhân của người nước ngoài, do nước đó cấp',
        en: 'Marital status of the foreigner, by the country of nationality',
      },
      kind: 'submit',
      neededWhen: (fields) => parties.some((party) => (fields[`${party}.nationality`] ?? 'VN') !== 'VN'),
    },
    paperFromAbroad,
  ],
};

export const marriageForeign2: Procedure = underLawOf2026(marriageForeign1, {
  legalBasis: marriageRegistration2.legalBasis,
  checks: marriageForeign1.checks.filter((check) => check !== competence),
});
