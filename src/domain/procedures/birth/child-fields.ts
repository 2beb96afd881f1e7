import { sexes } from '../../code-lists.ts';
import { ethnicGroups } from '../../ethnic-groups.ts';
import type { FieldGroup } from '../../field.ts';
import { noParentKnown, parentageCases } from './parentage.ts';

export const childGroup: FieldGroup = {
  id: 'child',
  title: { vi: 'Trẻ được khai sinh', en: 'Child' },
  fields: [
    {
      path: 'parentageCase',
      label: { vi: 'Loại khai sinh', en: 'Case of parentage' },
      kind: 'choice',
      choices: parentageCases,
      required: 'always',
      initial: '1',
      nationalName: 'nksLoaiKhaiSinh',
    },
    {
      path: 'child.fullName',
      label: { vi: 'Họ, chữ đệm, tên', en: 'Full name' },
      kind: 'name',
      required: 'always',
      help: {
        vi: 'Họ theo cha hoặc mẹ, do cha mẹ thỏa thuận hoặc theo tập quán; chưa xác định được cha thì theo mẹ.',
        en: 'The family name is the father’s or the mother’s, as they agree or by custom; the mother’s if the father is unknown.',
      },
      nationalName: 'nksHoTen',
    },
    {
      path: 'child.birthDate',
      label: { vi: 'Ngày, tháng, năm sinh', en: 'Date of birth' },
      kind: 'date',
      required: 'always',
      help: { vi: 'Theo dương lịch, ví dụ 15/3/2026 hoặc 150326.', en: 'Solar calendar, e.g. 15/3/2026 or 150326.' },
      nationalName: 'nksNgaySinh',
    },
    {
      path: 'child.sex',
      label: { vi: 'Giới tính', en: 'Sex' },
      kind: 'choice',
      choices: sexes,
      required: 'always',
      nationalName: 'nksGioiTinh',
    },
    {
      path: 'child.ethnicity',
      label: { vi: 'Dân tộc', en: 'Ethnicity' },
      kind: 'choice',
      choices: ethnicGroups,
      required: 'always',
      askedWhen: (fields) => !noParentKnown(fields),
      help: { vi: 'Theo dân tộc của cha hoặc mẹ.', en: 'The father’s or the mother’s.' },
      nationalName: 'nksDanToc',
    },
    {
      path: 'child.ethnicityText',
      label: { vi: 'Tên nhóm theo cách gọi địa phương', en: 'Local name of the group' },
      kind: 'text',
      required: 'never',
      askedWhen: (fields) => !noParentKnown(fields),
      nationalName: 'nksDanTocKhac',
    },
    {
      path: 'child.nationality',
      label: { vi: 'Quốc tịch', en: 'Nationality' },
      kind: 'choice',
      longList: 'nationalities',
      required: 'always',
      initial: 'VN',
      nationalName: 'nksQuocTich',
    },
    {
      path: 'child.otherNationality',
      label: { vi: 'Đồng thời là công dân nước', en: 'Also a citizen of' },
      kind: 'choice',
      longList: 'nationalities',
      required: 'never',
      nationalName: 'nksQuocTichKhac',
    },
    {
      path: 'child.birthPlace',
      label: { vi: 'Nơi sinh', en: 'Place of birth' },
      kind: 'place',
      required: 'always',
      help: {
        vi: 'Tên và địa chỉ cơ sở y tế; sinh nơi khác thì ghi xã, tỉnh; ở nước ngoài thì ghi thành phố, nước.',
        en: 'Name and address of the health facility; elsewhere, commune and province; abroad, city and country.',
      },
      nationalName: 'nksNoiSinh',
    },
    {
      path: 'child.hometown',
      label: { vi: 'Quê quán', en: 'Hometown' },
      kind: 'address',
      required: 'always',
      help: {
        vi: 'Theo quê quán của cha hoặc mẹ. Không biết cả cha lẫn mẹ thì ghi nơi sinh.',
        en: 'The father’s or the mother’s. With neither known, the place of birth.',
      },
      sameAs: ['applicant.residence', 'mother.residence', 'father.residence'],
      nationalName: 'nksQueQuan',
    },
    {
      path: 'child.pin',
      label: { vi: 'Số định danh cá nhân', en: 'Personal number' },
      kind: 'pin',
      required: 'never',
      filledBy: 'system',
      nationalName: 'soDinhDanh',
    },
  ],
};
