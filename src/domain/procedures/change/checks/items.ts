import type { Check, Fields, Finding, KnownRecord } from '../../../field.ts';
import { error, warning } from '../../../finding.ts';
import { rowPath } from '../../../numbered-rows.ts';
import { sameValue } from '../../../same-value.ts';
import { chosenRecord } from '../../shared/original-entry.ts';
import { isChange, isEthnicity, isSupplement } from '../actions.ts';
import { type ItemRow, itemRows, itemsIn } from '../item-rows.ts';
import { isOfKind, itemSpec, otherItem } from '../items.ts';
import { readAsWritten, writtenForm } from '../noted-value.ts';

const yearOfReceipt = (receivedOn: string): number => Number(receivedOn.slice(0, 4));

function readable({ n, item, toText, to }: ItemRow): readonly Finding[] {
  if (itemSpec(item) === undefined || toText === undefined || to !== undefined) return [];
  return [
    error(
      rowPath(itemRows, n, 'to'),
      'cannotBeRead',
      'Chưa đọc được theo kiểu của mục này. Ngày gõ như 15/3/1990; giới tính, dân tộc gõ đúng tên trong danh mục.',
      'This cannot be read as what the item holds. Dates like 15/3/1990; sex and ethnicity by their name in the list.',
    ),
  ];
}

function allowed({ n, item }: ItemRow, fields: Fields): readonly Finding[] {
  if (item === undefined) return [];
  const path = rowPath(itemRows, n, 'item');
  if (!isOfKind(item, fields))
    return [
      error(
        path,
        'itemOfAnotherKind',
        'Sổ loại này không có mục đó. Hãy chọn lại mục hoặc loại việc hộ tịch.',
        'Entries of this kind do not say that. Choose another item or another kind.',
      ),
    ];
  if (isEthnicity(fields) && !item.endsWith('.ethnicity'))
    return [
      error(
        path,
        'onlyEthnicity',
        'Xác định lại dân tộc chỉ sửa mục dân tộc. Mục khác làm hồ sơ riêng.',
        'Only the ethnicity is redetermined. Anything else is another request.',
      ),
    ];
  const changeable = item === otherItem || item.endsWith('.fullName') || /^(?:mother|father)\./u.test(item);
  return isChange(fields) && !changeable
    ? [
        error(
          path,
          'notChangeable',
          'Mục này không được thay đổi; chỉ cải chính khi sổ ghi sai. Hãy chọn lại việc đề nghị.',
          'This is never changed, only corrected where the book was wrong. Choose another action.',
        ),
      ]
    : [];
}

/** Items that the entry has and the action may touch, each once, and each to something else than it was. */
export const itemsFit: Check = (fields, { receivedOn }) => {
  const rows = itemsIn(fields, yearOfReceipt(receivedOn));
  const seen = new Set<string>();
  return rows.flatMap((row) => {
    const findings = [...allowed(row, fields), ...readable(row)];
    const { n, item, fromText, toText } = row;
    if (item !== undefined && item !== otherItem && seen.has(item)) {
      const [vi, en] = ['Mục này đã có ở trên. Hãy bỏ một dòng.', 'This item stands above already. Leave one out.'];
      findings.push(error(rowPath(itemRows, n, 'item'), 'itemTwice', vi, en));
    }
    if (item !== undefined) seen.add(item);
    if (fromText !== undefined && fromText === toText) {
      const [vi, en] = ['Hai bên giống nhau, không có gì để ghi. Hãy xem lại.', 'Both are the same. Look again.'];
      findings.push(error(rowPath(itemRows, n, 'to'), 'nothingChanges', vi, en));
    }
    return findings;
  });
};

function against(row: ItemRow, known: KnownRecord, supplement: boolean, year: number): readonly Finding[] {
  const spec = itemSpec(row.item);
  if (spec === undefined || spec.kind === 'address' || spec.kind === 'place') return [];
  const stored = known.fields[spec.path];
  const path = rowPath(itemRows, row.n, 'from');
  const said = stored === undefined ? 'để trống' : (writtenForm(spec, stored) ?? '…');
  const from = row.fromText === undefined ? undefined : (readAsWritten(spec, row.fromText, year) ?? row.fromText);
  if (supplement && stored !== undefined)
    return [
      warning(
        path,
        'notEmpty',
        `Mục này sổ đã ghi «${said}»: không phải bổ sung. Hãy chọn thay đổi hoặc cải chính.`,
        `The entry says “${said}” already: this is no supplement. Choose change or correction.`,
      ),
    ];
  if (sameValue(stored, from)) return [];
  return [
    warning(
      path,
      'fromDiffers',
      `Bản ghi trên máy: «${said}». Phải trùng thì mới ghi chú được vào sổ gốc; hãy đối chiếu sổ giấy.`,
      `The record here says “${said}”. Only if it is the same can the original be noted; compare with the paper book.`,
    ),
  ];
}

/** "From" is what the entry says today, where the entry is here. */
export const fromAsEntered: Check = (fields, { receivedOn, record }) => {
  const known = chosenRecord(fields, record);
  if (known === undefined) return [];
  const year = yearOfReceipt(receivedOn);
  return itemsIn(fields, year).flatMap((row) => against(row, known, isSupplement(fields), year));
};
