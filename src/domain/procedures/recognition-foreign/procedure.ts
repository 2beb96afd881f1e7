import type { Fields } from '../../field.ts';
import { listedBehind, type Procedure } from '../../procedure.ts';
import { recognition1 } from '../recognition/procedure.ts';
import { foreignElement, mayLiveAbroad } from '../shared/living-abroad.ts';
import { paperFromAbroad, papersFromAbroadGroup, usableHere } from '../shared/papers-from-abroad.ts';
import { noticeOver, noticePending, withNotice } from './public-notice.ts';

const groups = recognition1.groups.flatMap((group) => {
  switch (group.id) {
    case 'recogniser':
    case 'recognised':
      return [mayLiveAbroad(group)];
    case 'recognition':
      return [withNotice(group), papersFromAbroadGroup];
    default:
      return [group];
  }
});

const verified = recognition1.verification?.neededWhen ?? ((): boolean => false);

/** Đăng ký nhận cha, mẹ, con có yếu tố nước ngoài: ten working days, the public notice among them (NĐ 120/2025). */
export const recognitionForeign1: Procedure = {
  ...recognition1,
  place: listedBehind,
  id: 'recognition-foreign',
  nationalCode: '2.000779',
  name: {
    vi: 'Đăng ký nhận cha, mẹ, con có yếu tố nước ngoài',
    en: 'Recognition of parentage with a foreign element',
  },
  timeLimit: { rule: 'workingDays', days: 10 },
  verification: {
    extensionDays: 10,
    neededWhen: (fields: Fields) => noticePending(fields) || verified(fields),
    notice: {
      vi: 'Đang niêm yết hoặc xác minh. Hết hạn niêm yết, có kết quả thì ghi vào hồ sơ (nút Sửa); trước đó chưa trình ký.',
      en: 'Public notice or verification is under way. Record its result (Edit); until then nothing is signed.',
    },
  },
  groups,
  checks: [
    foreignElement(['recogniser', 'recognised'], '1.001022'),
    ...[usableHere('abroad'), noticeOver],
    ...recognition1.checks,
  ],
  papers: [...recognition1.papers, paperFromAbroad],
};
