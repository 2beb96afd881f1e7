import { residenceKinds } from '../../code-lists.ts';
import { ethnicGroups } from '../../ethnic-groups.ts';
import type { FieldGroup, Fields, FieldSpec } from '../../field.ts';
import type { Label } from '../../words.ts';
import { fatherKnown, motherKnown } from './parentage.ts';

/** The same questions of either parent; none of them once that parent is unknown. */
function parentGroup(
  id: 'mother' | 'father',
  title: Label,
  prefix: 'me' | 'cha',
  known: (fields: Fields) => boolean,
): FieldGroup {
  const field = (
    name: string,
    nationalName: string,
    spec: Omit<FieldSpec, 'path' | 'askedWhen' | 'nationalName'>,
  ): FieldSpec => ({ path: `${id}.${name}`, askedWhen: known, nationalName: `${prefix}${nationalName}`, ...spec });
  return {
    id,
    title,
    fields: [
      field('fullName', 'HoTen', { label: { vi: 'Họ tên', en: 'Full name' }, kind: 'name', required: 'always' }),
      field('birthDate', 'NgaySinh', {
        label: { vi: 'Năm sinh', en: 'Year of birth' },
        kind: 'partialDate',
        required: 'always',
        help: { vi: 'Biết đủ ngày, tháng, năm thì ghi đủ.', en: 'The whole date if it is known.' },
      }),
      field('ethnicity', 'DanToc', {
        label: { vi: 'Dân tộc', en: 'Ethnicity' },
        kind: 'choice',
        choices: ethnicGroups,
        required: 'always',
      }),
      field('ethnicityText', 'DanTocKhac', {
        label: { vi: 'Tên nhóm theo cách gọi địa phương', en: 'Local name of the group' },
        kind: 'text',
        required: 'never',
      }),
      field('nationality', 'QuocTich', {
        label: { vi: 'Quốc tịch', en: 'Nationality' },
        kind: 'choice',
        longList: 'nationalities',
        required: 'always',
        initial: 'VN',
      }),
      field('otherNationality', 'QuocTichKhac', {
        label: { vi: 'Đồng thời là công dân nước', en: 'Also a citizen of' },
        kind: 'choice',
        longList: 'nationalities',
        required: 'never',
      }),
      field('residence', 'NoiCuTru', {
        label: { vi: 'Nơi cư trú', en: 'Residence' },
        kind: 'address',
        required: 'never',
      }),
      field('residenceKind', 'LoaiCuTru', {
        label: { vi: 'Loại cư trú', en: 'Kind of residence' },
        kind: 'choice',
        choices: residenceKinds,
        required: 'never',
      }),
      field('pin', 'SoDDCN', {
        label: { vi: 'Số định danh cá nhân', en: 'Personal number' },
        kind: 'pin',
        required: 'never',
      }),
      field('idDocument', 'SoGiayToTuyThan', {
        label: { vi: 'Giấy tờ tùy thân', en: 'Identity paper' },
        kind: 'idDocument',
        required: 'never',
      }),
    ],
  };
}

export const motherGroup = parentGroup('mother', { vi: 'Người mẹ', en: 'Mother' }, 'me', motherKnown);
export const fatherGroup = parentGroup('father', { vi: 'Người cha', en: 'Father' }, 'cha', fatherKnown);
