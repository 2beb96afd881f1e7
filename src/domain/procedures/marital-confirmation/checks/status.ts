import type { Check } from '../../../field.ts';
import { error, warning } from '../../../finding.ts';
import { printLocalDate } from '../../../local-date.ts';
import { ageBounds } from '../../../partial-date.ts';
import { addressAt, partialDateAt, textAt } from '../../../read-field.ts';
import { maritalStateIs, toMarry } from '../marital-states.ts';

const married = maritalStateIs('married');

/** Who is married gets the confirmation, but not to marry with. */
export const marriedToMarry: Check = (fields) =>
  married(fields) && toMarry(fields)
    ? [
        error(
          'purpose.kind',
          'marriedToMarry',
          'Người này đang có vợ, chồng: không cấp giấy để kết hôn. Hãy xem lại tình trạng hôn nhân hoặc mục đích.',
          'This person is married: no confirmation to marry with. Look at the marital status or the purpose again.',
        ),
      ]
    : [];

/** The paper that ended the marriage is not of tomorrow. */
export const endOfMarriage: Check = (fields, { receivedOn }) => {
  const endedOn = textAt(fields, 'marital.endedOn');
  if (endedOn === undefined || endedOn <= receivedOn) return [];
  return [
    error(
      'marital.endedOn',
      'endedAfterReceipt',
      `Ngày này sau ngày nhận hồ sơ (${printLocalDate(receivedOn)}). Hãy xem lại.`,
      `This is after the dossier was received (${printLocalDate(receivedOn)}). Look again.`,
    ),
  ];
};

/** Luật Hôn nhân và gia đình 52/2014 Art. 8(1)(a). Nobody is refused a confirmation for age: it is told. */
export const ageToMarry: Check = (fields, { receivedOn }) => {
  const birth = partialDateAt(fields, 'subject.birthDate');
  const years = textAt(fields, 'subject.sex') === '2' ? 18 : 20;
  if (birth === undefined || !toMarry(fields) || ageBounds(birth, receivedOn).atMost >= years) return [];
  return [
    warning(
      'subject.birthDate',
      'tooYoungToMarry',
      `Người này chưa đủ ${years} tuổi nên chưa kết hôn được. Giấy chỉ có giá trị 6 tháng: hãy hỏi xem có cần bây giờ không.`,
      `Not yet ${years}, this person cannot marry. The paper is valid for six months only: ask whether it is needed now.`,
    ),
  ];
};

/** With a Vietnamese citizen, or with a foreigner: purpose and intended spouse say the same. */
export const purposeFitsSpouse: Check = (fields) => {
  const nationality = textAt(fields, 'intended.nationality');
  if (nationality === undefined || !toMarry(fields)) return [];
  const withForeigner = ['2', '4'].some((code) => fields['purpose.kind'] === code);
  if (withForeigner === (nationality !== 'VN')) return [];
  return [
    error(
      'intended.nationality',
      'purposeNotSpouse',
      'Quốc tịch của người định kết hôn không khớp với mục đích đã chọn. Hãy xem lại cả hai.',
      'The intended spouse’s nationality does not fit the purpose chosen. Look at both again.',
    ),
  ];
};

/** NĐ 123/2015 Art. 21: the commune of permanent residence, else of temporary residence; for an earlier stay, the commune there asks. */
export const competence: Check = (fields, { communeCode }) => {
  const residence = addressAt(fields, 'subject.residence');
  if (communeCode === undefined || residence === undefined || residence.communeCode === communeCode) return [];
  return [
    warning(
      'subject.residence',
      'otherCommune',
      'Người này không cư trú ở xã này: xã nơi thường trú (không có thì nơi tạm trú) mới có thẩm quyền. Hãy giúp nộp tới xã đó.',
      'This person does not live here: the commune of permanent (else temporary) residence is competent. Help to file there.',
    ),
  ];
};
