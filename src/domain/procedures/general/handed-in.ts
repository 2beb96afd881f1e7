import type { FieldGroup, Fields } from '../../field.ts';
import { filledRows, type NumberedRows, rowFields } from '../../numbered-rows.ts';
import type { Paper } from '../../procedure.ts';
import { textAt } from '../../read-field.ts';
import type { Choice } from '../../words.ts';

/** In what form a paper was handed in. Codes are ours. */
const forms: readonly Choice[] = [
  { code: 'original', label: { vi: 'Bản chính', en: 'Original' } },
  { code: 'certified', label: { vi: 'Bản sao có chứng thực', en: 'Certified copy' } },
  { code: 'copy', label: { vi: 'Bản chụp', en: 'Plain copy' } },
  { code: 'shown', label: { vi: 'Chỉ xuất trình', en: 'Only shown' } },
];

const handedIn: NumberedRows = {
  id: 'handed',
  most: 9,
  atLeastOne: true,
  row: (n, path) => [
    {
      path: path('name'),
      label: { vi: `Giấy tờ thứ ${n}`, en: `Paper no. ${n}` },
      kind: 'text',
      required: 'always',
      ...(n === 1
        ? {
            help: {
              vi: 'Ghi từng thứ một như sẽ in trên giấy tiếp nhận.',
              en: 'One at a time, as the slip will name it.',
            },
          }
        : {}),
    },
    {
      path: path('form'),
      help: {
        vi: 'Bản chính, bản sao có chứng thực, bản chụp, hay chỉ cho xem. Chỉ xem thì không giữ lại.',
        en: 'Original, certified copy, plain copy, or only shown. What was only shown is not kept.',
      },
      label: { vi: `Dạng bản ${n}`, en: `Form of ${n}` },
      kind: 'choice',
      choices: forms,
      required: 'never',
    },
  ],
};

export const handedInGroup: FieldGroup = {
  id: 'handed',
  title: { vi: 'Giấy tờ đã nộp', en: 'Papers handed in' },
  fields: rowFields(handedIn),
};

/** The papers as the slip names them. */
export function papersIn(fields: Fields): readonly Paper[] {
  return filledRows(handedIn, fields).map((n) => {
    const name = textAt(fields, `handed.${n}.name`) ?? '';
    const code = textAt(fields, `handed.${n}.form`);
    const form = code === 'shown' ? undefined : forms.find((each) => each.code === code);
    return {
      id: `handed${n}`,
      name: {
        vi: form === undefined ? name : `${name} (${form.label.vi.toLowerCase()})`,
        en: form === undefined ? name : `${name} (${form.label.en.toLowerCase()})`,
      },
      kind: code === 'shown' ? 'present' : 'submit',
      neededWhen: 'always',
    };
  });
}
