import type { Check } from '../../../field.ts';
import { error, warning } from '../../../finding.ts';
import { addressAt, textAt } from '../../../read-field.ts';
import type { Label } from '../../../words.ts';
import { identityMissing } from '../../shared/identity-papers.ts';
import { numberDoubts } from '../../shared/number-doubts.ts';

const otherSex: Label = {
  vi: 'Số định danh này là của người khác giới. Hãy xem có nhầm người chết với người yêu cầu không.',
  en: 'This personal number belongs to the other sex. Are the applicant and the person who died mixed up?',
};

function isSex(text: string | undefined): text is '1' | '2' | '3' {
  return text === '1' || text === '2' || text === '3';
}

export const deceasedIdentity: Check = (fields) => {
  const sex = textAt(fields, 'deceased.sex');
  const missing =
    textAt(fields, 'deceased.fullName') === undefined
      ? []
      : identityMissing('deceased', 'Người chết', 'The person who died', fields);
  return [...missing, ...(isSex(sex) ? numberDoubts('deceased', sex, otherSex, fields) : [])];
};

/** Nobody reports her own death. */
export const applicantLives: Check = (fields) => {
  const pin = textAt(fields, 'applicant.pin');
  if (pin === undefined || pin !== textAt(fields, 'deceased.pin')) return [];
  return [
    error(
      'applicant.pin',
      'samePersonTwice',
      'Số định danh của người yêu cầu trùng với của người chết. Hãy xem thẻ nào đã quét vào phần nào.',
      'The applicant and the person who died have the same number. Which card was read into which block?',
    ),
  ];
};

/** Luật Hộ tịch 60/2014 Art. 32: the commune of the last residence, else where the person died or was found. */
export const competence: Check = (fields, { communeCode }) => {
  const residence = addressAt(fields, 'deceased.lastResidence');
  if (communeCode === undefined || residence === undefined || residence.communeCode === communeCode) return [];
  return [
    warning(
      'deceased.lastResidence',
      'otherCommune',
      'Nơi cư trú cuối cùng không ở xã này: xã nơi đó mới có thẩm quyền. Hãy giúp người dân nộp trực tuyến tới xã đó; chỉ đăng ký tại đây khi không xác định được nơi cư trú cuối cùng và người đó chết ở xã này.',
      'The last residence is not in this commune: the commune there is competent. Help to file online with it; register here only if no last residence can be told and the person died here.',
    ),
  ];
};
