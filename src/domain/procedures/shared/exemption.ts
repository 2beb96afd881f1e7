import type { Label } from '../../words.ts';
import { exemptionField, feeExemptions, type FeeRule } from '../../fees.ts';
import type { FieldGroup } from '../../field.ts';

const onlyTheExempt: Label = {
  vi: 'Chỉ ghi khi người yêu cầu thuộc diện được miễn.',
  en: 'Only if the applicant is exempt.',
};

/** Where registration in time costs nothing anyway. */
export const freeInTime: Label = {
  vi: 'Chỉ ghi khi người yêu cầu thuộc diện được miễn. Đăng ký đúng hạn thì ai cũng được miễn.',
  en: 'Only if the applicant is exempt. What is registered in time is free for everybody.',
};

/** The group with the question who pays no fee after it: the reason is kept with the dossier. */
export function withExemption(group: FieldGroup, help = onlyTheExempt): FieldGroup {
  return {
    ...group,
    fields: [
      ...group.fields,
      {
        path: exemptionField,
        label: { vi: 'Miễn lệ phí vì', en: 'No fee because' },
        kind: 'choice',
        choices: feeExemptions,
        required: 'never',
        help,
      },
    ],
  };
}

/** Set by the province's People's Council; free only for those whom the law exempts (Luật Hộ tịch 60/2014 Art. 11). */
export const provincesFee: FeeRule = {
  freeWhen: () => false,
  freeBecause: {
    vi: 'người thuộc gia đình có công với cách mạng, hộ nghèo, người khuyết tật',
    en: 'families of merit, poor households and disabled persons',
  },
};
