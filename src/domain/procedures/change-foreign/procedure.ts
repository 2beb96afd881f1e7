import { listedBehind, type Procedure } from '../../procedure.ts';
import { changeOfEntry1 } from '../change/procedure.ts';
import { foreignElement, mayLiveAbroad } from '../shared/living-abroad.ts';
import { paperFromAbroad, papersFromAbroadGroup, usableHere } from '../shared/papers-from-abroad.ts';

const groups = changeOfEntry1.groups.flatMap((group) => {
  switch (group.id) {
    case 'applicant':
    case 'subject':
      return [mayLiveAbroad(group)];
    case 'declaration':
      return [papersFromAbroadGroup, group];
    default:
      return [group];
  }
});

/** Thay đổi, cải chính, bổ sung hộ tịch, xác định lại dân tộc có yếu tố nước ngoài. */
export const changeForeign1: Procedure = {
  ...changeOfEntry1,
  place: listedBehind,
  id: 'change-foreign',
  nationalCode: '2.000748',
  name: {
    vi: 'Thay đổi, cải chính, bổ sung thông tin hộ tịch, xác định lại dân tộc có yếu tố nước ngoài',
    en: 'Change, correction or supplement of an entry with a foreign element',
  },
  groups,
  checks: [foreignElement(['subject'], '1.004859'), usableHere('abroad'), ...changeOfEntry1.checks],
  papers: [...changeOfEntry1.papers, paperFromAbroad],
};
