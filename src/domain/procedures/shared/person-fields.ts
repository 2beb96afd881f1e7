import { residenceKinds } from '../../code-lists.ts';
import { ethnicGroups } from '../../ethnic-groups.ts';
import type { FieldPath, Fields, FieldSpec } from '../../field.ts';
import type { Label } from '../../words.ts';

export interface PersonWishes {
  /** Id of the block, and first part of its fields' paths. */
  readonly id: string;
  /** Prefix of the block's names in the national exchange. */
  readonly national: string;
  readonly nameLabel: Label;
  readonly birthLabel: Label;
  /** Name within the block, its label, and whether it must be given. */
  readonly residence: { readonly name: string; readonly label: Label; readonly required: FieldSpec['required'] };
  readonly sameAs: readonly FieldPath[];
  /** Absent: always asked. */
  readonly askedWhen?: (fields: Fields) => boolean;
}

/** The questions every declaration asks of a person it is about, in the order of the forms. */
export function personFields(wishes: PersonWishes): readonly FieldSpec[] {
  const { id, national, residence, askedWhen } = wishes;
  const field = (
    name: string,
    nationalName: string,
    spec: Omit<FieldSpec, 'path' | 'askedWhen' | 'nationalName'>,
  ): FieldSpec => ({
    path: `${id}.${name}`,
    ...(askedWhen === undefined ? {} : { askedWhen }),
    nationalName: `${national}${nationalName}`,
    ...spec,
  });
  return [
    field('fullName', 'HoTen', { label: wishes.nameLabel, kind: 'name', required: 'always' }),
    field('birthDate', 'NgaySinh', {
      label: wishes.birthLabel,
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
      seldom: 'always',
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
      seldom: 'always',
      longList: 'nationalities',
      required: 'never',
    }),
    field(residence.name, 'NoiCuTru', {
      label: residence.label,
      kind: 'address',
      required: residence.required,
      sameAs: wishes.sameAs,
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
      seldom: (fields) => fields[`${id}.pin`] !== undefined,
      required: 'never',
    }),
  ];
}
