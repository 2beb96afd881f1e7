import type { Check, FieldGroup, FieldSpec } from '../../field.ts';
import { error, warning } from '../../finding.ts';
import { boundsOf, printPartialDate } from '../../partial-date.ts';
import { addressAt, partialDateAt, textAt } from '../../read-field.ts';
import type { Label } from '../../words.ts';
import { childGroup } from '../birth/child-fields.ts';
import { fatherKnown, motherKnown } from '../birth/parentage.ts';
import { numberDoubts } from './number-doubts.ts';
import { registeredHere } from './previous-entry.ts';

const residence: FieldSpec = {
  path: 'child.residence',
  help: {
    vi: 'Nơi thường trú; không có thì nơi tạm trú; không có nữa thì nơi ở hiện tại (Luật Cư trú 68/2020).',
    en: 'Permanent residence; else the temporary one; else where the person lives now (Luật Cư trú 68/2020).',
  },
  label: { vi: 'Nơi cư trú hiện nay', en: 'Residence of today' },
  kind: 'address',
  required: 'always',
  sameAs: ['applicant.residence', 'child.hometown'],
};

const idDocument: FieldSpec = {
  path: 'child.idDocument',
  help: {
    vi: 'Loại, số, ngày cấp, nơi cấp: khi chưa có số định danh. Ghi từ giấy được xuất trình.',
    en: 'Kind, number, date and issuer, where there is no personal number; from the paper shown.',
  },
  label: { vi: 'Giấy tờ tùy thân', en: 'Identity paper' },
  kind: 'idDocument',
  required: 'never',
};

function asGrown(spec: FieldSpec): readonly FieldSpec[] {
  if (spec.path === 'child.birthDate') {
    return [
      {
        ...spec,
        kind: 'partialDate',
        help: {
          vi: 'Theo giấy tờ cũ; chỉ biết năm thì ghi năm, không đoán ngày, tháng.',
          en: 'As the old papers say; the year alone if that is all that is known.',
        },
      },
    ];
  }
  if (spec.path !== 'child.pin') return [spec];
  const { filledBy: _, ...typed } = spec;
  const help = {
    vi: '12 chữ số, như trên thẻ căn cước hoặc trong dữ liệu dân cư. Chưa có thì để trống; không đoán, không tự đặt.',
    en: 'The 12 digits of the identity card or the population data. Empty if there is none; never made up.',
  };
  return [{ ...typed, help }, idDocument, residence];
}

/** A birth entry's questions about somebody who is no newborn: perhaps the year alone, a number and a paper of her or his own. */
export const grownChildGroup: FieldGroup = {
  ...childGroup,
  title: { vi: 'Người được đăng ký', en: 'Person whose birth it is' },
  fields: childGroup.fields.flatMap(asGrown),
};

/** Not born after the desk took the dossier, and after the parents. */
export const bornBeforeReceipt: Check = (fields, { receivedOn }) => {
  const birth = partialDateAt(fields, 'child.birthDate');
  if (birth === undefined) return [];
  if (boundsOf(birth).earliest > receivedOn) {
    const [vi, en] = [
      `Ngày sinh ${printPartialDate(birth)} sau ngày nhận hồ sơ. Hãy xem lại.`,
      `Born ${printPartialDate(birth)}, after the dossier was received. Look again.`,
    ];
    return [error('child.birthDate', 'bornAfterReceipt', vi, en)];
  }
  return [motherKnown(fields) ? 'mother' : '', fatherKnown(fields) ? 'father' : ''].flatMap((parent) => {
    const path = `${parent}.birthDate`;
    const older = partialDateAt(fields, path);
    if (older === undefined || older.y < birth.y) return [];
    const [vi, en] = [
      `Cha, mẹ sinh năm ${older.y}, không trước năm sinh của con. Hãy xem lại cả hai.`,
      `A parent born in ${older.y}, not before the child. Look at both dates again.`,
    ];
    return [error(path, 'parentNotOlder', vi, en)];
  });
};

const otherSex: Label = {
  vi: 'Số định danh này là của người khác giới. Hãy xem thẻ nào đã quét vào phần nào.',
  en: 'This personal number belongs to the other sex. Which card was read into which block?',
};

/** The number tells sex and year (warnings only); nobody is her own parent. */
export const grownChildsNumber: Check = (fields) => {
  const sex = textAt(fields, 'child.sex');
  const pin = textAt(fields, 'child.pin');
  const doubts = sex === '1' || sex === '2' ? numberDoubts('child', sex, otherSex, fields) : [];
  const parents = ['mother.pin', 'father.pin'].filter((path) => pin !== undefined && textAt(fields, path) === pin);
  return [
    ...doubts,
    ...parents.map((path) =>
      error(
        path,
        'parentAndChildOne',
        'Số định danh trùng với người được đăng ký. Hãy xem lại.',
        'This is the number of the person registered. Look again.',
      ),
    ),
  ];
};

/** Where it was registered before, or where the person lives. */
export const competenceOfGrown: Check = (fields, { communeCode }) => {
  const home = addressAt(fields, 'child.residence');
  if (communeCode === undefined || home === undefined || home.communeCode === communeCode) return [];
  if (registeredHere(fields)) return [];
  return [
    warning(
      'child.residence',
      'otherCommune',
      'Người này không cư trú ở xã này, trước đây cũng không đăng ký ở đây: xã kia mới có thẩm quyền. Hãy giúp nộp tới đó.',
      'This person neither lives here nor was registered here: the other commune is competent. Help to file there.',
    ),
  ];
};
