import type { Check } from '../../../field.ts';
import { error, warning } from '../../../finding.ts';
import { ageBounds } from '../../../partial-date.ts';
import { addressAt, partialDateAt, textAt } from '../../../read-field.ts';
import { chosenRecord } from '../../shared/original-entry.ts';
import { isEthnicity } from '../actions.ts';
import { consentField, needsConsent } from '../change-fields.ts';

const wrong = (code: string, vi: string, en: string) => [error(consentField, code, vi, en)];

/** Luật Hộ tịch 60/2014 Art. 26: a child of nine is asked about the name; BLDS 91/2015 Art. 29: one of fifteen about the ethnicity. */
export const ownConsent: Check = (fields, { receivedOn }) => {
  const birth = partialDateAt(fields, 'subject.birthDate');
  const consent = textAt(fields, consentField);
  if (birth === undefined || consent === undefined || !needsConsent(fields)) return [];
  const { atLeast, atMost } = ageBounds(birth, receivedOn);
  const asked = isEthnicity(fields) ? 15 : 9;
  if (consent === 'adult' && atMost < 18)
    return wrong(
      'notOfAge',
      'Người này chưa đủ 18 tuổi: cha, mẹ yêu cầu, và phải có ý kiến của chính người đó khi đến tuổi.',
      'Not yet 18: the parents ask, and the person agrees if old enough.',
    );
  if (consent === 'tooYoung' && atLeast >= asked)
    return wrong(
      'mustAgree',
      `Người này đã đủ ${asked} tuổi: phải hỏi và có chữ ký đồng ý của chính người đó.`,
      `The person is ${asked} already: ask, and have the consent signed.`,
    );
  return [];
};

/** Without the parents no name of a minor is changed. */
export const parentsConsent: Check = (fields) =>
  fields['change.parentsAgree'] === false
    ? [
        error(
          'change.parentsAgree',
          'parentsDisagree',
          'Chưa có sự đồng ý của cha, mẹ thì chưa nhận được. Bản nháp vẫn giữ đây.',
          'Without the parents’ consent it cannot be taken. The draft stays here.',
        ),
      ]
    : [];

/** Luật Hộ tịch 60/2014 Art. 27: where it was registered, or where the person lives. */
export const competence: Check = (fields, { communeCode, record }) => {
  const residence = addressAt(fields, 'subject.residence');
  const here = chosenRecord(fields, record) !== undefined;
  if (communeCode === undefined || residence === undefined || residence.communeCode === communeCode || here) return [];
  return [
    warning(
      'subject.residence',
      'otherCommune',
      'Người này không cư trú ở xã này: chỉ nhận nếu việc hộ tịch đã đăng ký ở đây. Không thì giúp nộp tới xã nơi cư trú hoặc nơi đã đăng ký.',
      'This person does not live here: take it only if the entry stands in our books. Else help to file where the person lives or where it was registered.',
    ),
  ];
};
