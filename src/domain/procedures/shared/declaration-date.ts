import type { Check } from '../../field.ts';
import { warning } from '../../finding.ts';
import { textAt } from '../../read-field.ts';

export const declarationDate: Check = (fields, { receivedOn }) => {
  const declaredOn = textAt(fields, 'applicant.declaredOn');
  if (declaredOn === undefined || declaredOn <= receivedOn) return [];
  return [
    warning(
      'applicant.declaredOn',
      'declaredAfterReceipt',
      'Ngày làm tờ khai sau ngày nhận hồ sơ. Hãy xem lại.',
      'The declaration is dated after the dossier was received. Look again.',
    ),
  ];
};
