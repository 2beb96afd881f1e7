import type { FieldPath, Fields, FieldValue } from '../../field.ts';
import { filledRows, type NumberedRows, rowPath } from '../../numbered-rows.ts';
import { addressAt, placeAt, textAt } from '../../read-field.ts';
import { chosenRecord } from '../shared/original-entry.ts';
import { isSupplement } from './actions.ts';
import { isOfKind, itemChoices, itemSpec, otherItem } from './items.ts';
import { readAsWritten, writtenForm } from './noted-value.ts';

const itemAt = (fields: Fields, path: FieldPath): string | undefined => textAt(fields, path);

const isOfField = (fields: Fields, path: FieldPath, kind: 'address' | 'place'): boolean =>
  itemSpec(itemAt(fields, path))?.kind === kind;

const isText = (fields: Fields, path: FieldPath): boolean =>
  !isOfField(fields, path, 'address') && !isOfField(fields, path, 'place');

export const itemRows: NumberedRows = {
  id: 'items',
  most: 6,
  atLeastOne: true,
  row: (n, path) => [
    {
      path: path('item'),
      help: {
        vi: 'Mỗi dòng một nội dung trong sổ, ví dụ: ngày sinh, quê quán. Không có trong danh sách thì chọn nội dung khác.',
        en: 'One item of the book a row, e.g. the birth date. Not in the list: another item.',
      },
      label: { vi: `Nội dung thứ ${n}`, en: `Item no. ${n}` },
      kind: 'choice',
      choices: itemChoices,
      offered: (fields, { code }) => isOfKind(code, fields),
      required: 'always',
    },
    {
      path: path('name'),
      help: { vi: 'Như sổ gọi nó, ví dụ: nơi sinh của mẹ.', en: 'As the book calls it.' },
      label: { vi: `Tên nội dung khác (${n})`, en: `What else (${n})` },
      kind: 'text',
      required: 'always',
      askedWhen: (fields) => itemAt(fields, path('item')) === otherItem,
    },
    {
      path: path('from'),
      label: { vi: `Sổ đang ghi (${n})`, en: `The book says (${n})` },
      kind: 'text',
      required: (fields) => !isSupplement(fields),
      askedWhen: (fields) => isText(fields, path('item')),
      drawn: (fields, record) => {
        const spec = itemSpec(itemAt(fields, path('item')));
        const stored = spec === undefined ? undefined : chosenRecord(fields, record)?.fields[spec.path];
        return spec === undefined || stored === undefined ? undefined : writtenForm(spec, stored);
      },
      help: {
        vi: 'Chép đúng như sổ. Ngày như 15/3/1990 hoặc 1990; giới tính «Nam», «Nữ»; dân tộc như danh mục.',
        en: 'As the book says. Dates like 15/3/1990 or 1990; sex “Nam”, “Nữ”; ethnicity as in the list.',
      },
    },
    {
      path: path('to'),
      help: {
        vi: 'Nội dung đúng theo giấy tờ làm căn cứ, ghi đủ, không ghi tắt.',
        en: 'What is right by the papers, in full.',
      },
      label: { vi: `Nay ghi là (${n})`, en: `Shall say (${n})` },
      kind: 'text',
      required: 'always',
      askedWhen: (fields) => isText(fields, path('item')),
    },
    {
      path: path('toAddress'),
      help: { vi: 'Địa chỉ đúng theo giấy tờ làm căn cứ.', en: 'The address that is right by the papers.' },
      label: { vi: `Địa chỉ mới (${n})`, en: `New address (${n})` },
      kind: 'address',
      required: 'always',
      askedWhen: (fields) => isOfField(fields, path('item'), 'address'),
      sameAs: ['subject.residence'],
    },
    {
      path: path('toPlace'),
      help: {
        vi: 'Nơi đúng theo giấy tờ làm căn cứ: cơ sở y tế, xã, hoặc nước ngoài.',
        en: 'The place that is right by the papers: a facility, a commune, or abroad.',
      },
      label: { vi: `Nơi mới (${n})`, en: `New place (${n})` },
      kind: 'place',
      required: 'always',
      askedWhen: (fields) => isOfField(fields, path('item'), 'place'),
    },
  ],
};

/** One line of the list, as far as it can be read. */
export interface ItemRow {
  readonly n: number;
  readonly item: string | undefined;
  readonly name: string | undefined;
  readonly fromText: string | undefined;
  readonly toText: string | undefined;
  /** What the entry's field shall hold; `undefined` while it cannot be read, or for something else than a field. */
  readonly to: FieldValue | undefined;
}

export function itemsIn(fields: Fields, contextYear: number): readonly ItemRow[] {
  return filledRows(itemRows, fields).map((n) => {
    const at = (name: string): FieldPath => rowPath(itemRows, n, name);
    const item = itemAt(fields, at('item'));
    const spec = itemSpec(item);
    const toText = textAt(fields, at('to'));
    const typed = spec === undefined || toText === undefined ? undefined : readAsWritten(spec, toText, contextYear);
    return {
      n,
      item,
      name: textAt(fields, at('name')),
      fromText: textAt(fields, at('from')),
      toText,
      to: addressAt(fields, at('toAddress')) ?? placeAt(fields, at('toPlace')) ?? typed,
    };
  });
}
