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
      help: {
        vi: 'Xác định được cả cha lẫn mẹ, chỉ một người, không ai, hoặc trẻ bị bỏ rơi. Phần của người chưa xác định sẽ không hỏi nữa (NĐ 123/2015 Điều 14–16, theo trí nhớ).',
        en: 'Both parents known, one, none, or a foundling. Nothing is asked of who is unknown (NĐ 123/2015 Art. 14–16, from memory).',
      },
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
      seldom: 'always',
      help: {
        vi: 'Chỉ ghi khi danh mục gọi tên nhóm khác với địa phương. Không có thì để trống.',
        en: 'Only where the list calls the group otherwise than people do here; else empty.',
      },
      label: { vi: 'Tên nhóm theo cách gọi địa phương', en: 'Local name of the group' },
      kind: 'text',
      required: 'never',
      askedWhen: (fields) => !noParentKnown(fields),
      nationalName: 'nksDanTocKhac',
    },
    {
      path: 'child.nationality',
      help: {
        vi: 'Cha và mẹ là công dân Việt Nam thì để nguyên. Có cha hoặc mẹ là người nước ngoài: thủ tục có yếu tố nước ngoài.',
        en: 'Left as it is where both parents are Vietnamese; with a foreign parent, the procedure with a foreign element.',
      },
      label: { vi: 'Quốc tịch', en: 'Nationality' },
      kind: 'choice',
      longList: 'nationalities',
      required: 'always',
      initial: 'VN',
      nationalName: 'nksQuocTich',
    },
    {
      path: 'child.otherNationality',
      seldom: 'always',
      help: {
        vi: 'Chỉ khi có giấy tờ chứng minh quốc tịch thứ hai. Không có thì để trống.',
        en: 'Only with a paper that proves a second nationality; else empty.',
      },
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
