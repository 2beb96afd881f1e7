import { listedBehind, type Procedure } from '../../procedure.ts';
import { birthRegistration1 } from '../birth/procedure.ts';
import { deathRegistration1 } from '../death/procedure.ts';
import { marriageRegistration1 } from '../marriage/procedure.ts';
import { visitChecks, visitGroup } from './visit.ts';

/** The same event with the same questions, asked where the people are. */
function mobile(
  base: Procedure,
  { id, nationalCode, name }: Pick<Procedure, 'id' | 'nationalCode' | 'name'>,
): Procedure {
  return {
    ...base,
    place: listedBehind,
    ...{ id, nationalCode, name },
    sameEventAs: base.id,
    channels: ['direct'],
    timeLimit: { rule: 'workingDays', days: 5 },
    limitsFromMemory: ['usual'],
    legalBasis: [...base.legalBasis, { vi: 'Thông tư số 04/2020/TT-BTP', en: 'Circular 04/2020/TT-BTP' }],
    groups: [visitGroup, ...base.groups],
    checks: [...visitChecks, ...base.checks],
  };
}

export const mobileBirth1 = mobile(birthRegistration1, {
  id: 'mobile-birth',
  nationalCode: '1.003583',
  name: { vi: 'Đăng ký khai sinh lưu động', en: 'Mobile registration of a birth' },
});

export const mobileDeath1 = mobile(deathRegistration1, {
  id: 'mobile-death',
  nationalCode: '1.000419',
  name: { vi: 'Đăng ký khai tử lưu động', en: 'Mobile registration of a death' },
});

export const mobileMarriage1 = mobile(marriageRegistration1, {
  id: 'mobile-marriage',
  nationalCode: '1.000593',
  name: { vi: 'Đăng ký kết hôn lưu động', en: 'Mobile registration of a marriage' },
});
