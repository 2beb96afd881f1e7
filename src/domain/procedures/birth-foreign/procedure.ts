import { listedBehind, type Procedure } from '../../procedure.ts';
import { parentsParticulars } from '../birth/checks/parents.ts';
import { birthRegistration1 } from '../birth/procedure.ts';
import { foreignElement, mayLiveAbroad } from '../shared/living-abroad.ts';
import { paperFromAbroad, papersFromAbroadGroup, usableHere } from '../shared/papers-from-abroad.ts';
import { underLawOf2026 } from '../shared/under-law-2026.ts';
import { nationalityAgreed, nationalityPaper, parentsParticularsAbroad, withNationalityPaper } from './nationality.ts';

const groups = birthRegistration1.groups.flatMap((group) => {
  switch (group.id) {
    case 'child':
      return [withNationalityPaper(group)];
    case 'applicant':
    case 'mother':
    case 'father':
      return [mayLiveAbroad(group)];
    case 'declaration':
      return [papersFromAbroadGroup, group];
    default:
      return [group];
  }
});

/** Đăng ký khai sinh có yếu tố nước ngoài: the commune's since NĐ 120/2025. */
export const birthForeign1: Procedure = {
  ...birthRegistration1,
  place: listedBehind,
  id: 'birth-foreign',
  nationalCode: '2.000528',
  name: {
    vi: 'Đăng ký khai sinh có yếu tố nước ngoài',
    en: 'Registration of a birth with a foreign element',
  },
  groups,
  checks: [
    foreignElement(['mother', 'father', 'child'], '1.001193'),
    ...[nationalityAgreed, usableHere('abroad')],
    ...birthRegistration1.checks.filter((check) => check !== parentsParticulars),
    parentsParticularsAbroad,
  ],
  papers: [...birthRegistration1.papers, nationalityPaper, paperFromAbroad],
};

export const birthForeign2: Procedure = underLawOf2026(birthForeign1);
