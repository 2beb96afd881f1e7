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
      help: {
        vi: 'Theo giấy khai sinh hoặc dữ liệu dân cư, không theo lời kể. Ví dụ: Kinh, Tày, Mông.',
        en: 'As the birth certificate or the population data say. E.g. Kinh, Tày, Mông.',
      },
      label: { vi: 'Dân tộc', en: 'Ethnicity' },
      kind: 'choice',
      choices: ethnicGroups,
      required: 'always',
    }),
    field('ethnicityText', 'DanTocKhac', {
      help: {
        vi: 'Chỉ ghi khi danh mục gọi tên nhóm khác với địa phương, ví dụ Xạ Phang (nhóm Hoa). Không có thì để trống.',
        en: 'Only where the list calls the group otherwise than people do here; else empty.',
      },
      label: { vi: 'Tên nhóm theo cách gọi địa phương', en: 'Local name of the group' },
      kind: 'text',
      seldom: 'always',
      required: 'never',
    }),
    field('nationality', 'QuocTich', {
      help: {
        vi: 'Người Việt Nam để nguyên. Người nước ngoài hoặc có hai quốc tịch thì chọn thủ tục có yếu tố nước ngoài.',
        en: 'Left as it is for a Vietnamese; of a foreigner, or of two nationalities, choose the procedure with a foreign element.',
      },
      label: { vi: 'Quốc tịch', en: 'Nationality' },
      kind: 'choice',
      longList: 'nationalities',
      required: 'always',
      initial: 'VN',
    }),
    field('otherNationality', 'QuocTichKhac', {
      help: {
        vi: 'Chỉ khi còn quốc tịch thứ hai và có giấy tờ chứng minh, ví dụ hộ chiếu. Không có thì để trống.',
        en: 'Only with a second nationality that a paper proves, e.g. a passport; else empty.',
      },
      label: { vi: 'Đồng thời là công dân nước', en: 'Also a citizen of' },
      kind: 'choice',
      seldom: 'always',
      longList: 'nationalities',
      required: 'never',
    }),
    field(residence.name, 'NoiCuTru', {
      help: {
        vi: 'Nơi thường trú; không có thì nơi tạm trú; không có nữa thì nơi ở hiện tại (Luật Cư trú 68/2020). Ví dụ: thôn 3, xã Thử Nghiệm, tỉnh Mẫu.',
        en: 'Permanent residence; else the temporary one; else where the person lives now (Luật Cư trú 68/2020).',
      },
      label: residence.label,
      kind: 'address',
      required: residence.required,
      sameAs: wishes.sameAs,
    }),
    field('residenceKind', 'LoaiCuTru', {
      help: {
        vi: 'Địa chỉ vừa ghi là thường trú, tạm trú hay nơi ở hiện tại, theo dữ liệu cư trú. Chưa biết thì để trống.',
        en: 'Whether the address is the permanent or the temporary one, or where the person lives now; empty if not known.',
      },
      label: { vi: 'Loại cư trú', en: 'Kind of residence' },
      kind: 'choice',
      choices: residenceKinds,
      required: 'never',
    }),
    field('pin', 'SoDDCN', {
      help: {
        vi: '12 chữ số, như trên thẻ căn cước hoặc trong dữ liệu dân cư. Chưa có thì để trống; không đoán, không tự đặt.',
        en: '12 digits, as on the identity card or in the population data. Empty if there is none; never made up.',
      },
      label: { vi: 'Số định danh cá nhân', en: 'Personal number' },
      kind: 'pin',
      required: 'never',
    }),
    field('idDocument', 'SoGiayToTuyThan', {
      help: {
        vi: 'Loại, số, ngày cấp, nơi cấp: khi không có số định danh. Ghi từ giấy được xuất trình, không đòi bản sao (NĐ 18/2026).',
        en: 'Kind, number, date and issuer, where there is no personal number. Taken from the paper shown; no copy is asked for (NĐ 18/2026).',
      },
      label: { vi: 'Giấy tờ tùy thân', en: 'Identity paper' },
      kind: 'idDocument',
      seldom: (fields) => fields[`${id}.pin`] !== undefined,
      required: 'never',
    }),
  ];
}
