import { listedBehind, type Procedure } from '../../procedure.ts';
import { competence } from '../death/checks/persons.ts';
import { deathRegistration1 } from '../death/procedure.ts';
import { foreignElement, mayLiveAbroad } from '../shared/living-abroad.ts';
import { paperFromAbroad, papersFromAbroadGroup, usableHere } from '../shared/papers-from-abroad.ts';
import { underLawOf2026 } from '../shared/under-law-2026.ts';

const groups = deathRegistration1.groups.flatMap((group) => {
  switch (group.id) {
    case 'applicant':
      return [mayLiveAbroad(group)];
    case 'deceased':
      return [mayLiveAbroad(group, 'lastResidence')];
    case 'declaration':
      return [papersFromAbroadGroup, group];
    default:
      return [group];
  }
});

/** Đăng ký khai tử có yếu tố nước ngoài: somebody of another country who died here. */
export const deathForeign1: Procedure = {
  ...deathRegistration1,
  place: listedBehind,
  id: 'death-foreign',
  nationalCode: '1.001766',
  name: { vi: 'Đăng ký khai tử có yếu tố nước ngoài', en: 'Registration of a death with a foreign element' },
  groups,
  checks: [foreignElement(['deceased'], '1.000656'), usableHere('abroad'), ...deathRegistration1.checks],
  papers: [...deathRegistration1.papers, paperFromAbroad],
};

export const deathForeign2: Procedure = underLawOf2026(deathForeign1, {
  result: { vi: 'Giấy chứng tử', en: 'Death certificate' },
  checks: deathForeign1.checks.filter((check) => check !== competence),
});
