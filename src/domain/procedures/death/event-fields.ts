import type { FieldGroup } from '../../field.ts';
import { isOfficial, noticeTypes } from './notice-types.ts';

export const deathGroup: FieldGroup = {
  id: 'death',
  title: { vi: 'Việc chết', en: 'The death' },
  fields: [
    {
      path: 'death.date',
      label: { vi: 'Ngày, tháng, năm chết', en: 'Date of death' },
      kind: 'partialDate',
      required: 'always',
      help: {
        vi: 'Theo dương lịch, như giấy báo tử ghi. Chỉ bỏ ngày hoặc tháng khi việc chết đã lâu, không còn ai biết.',
        en: 'Solar calendar, as the notice says. Leave out day or month only of a death long ago, when nobody knows.',
      },
      nationalName: 'nktNgayChet',
    },
    {
      path: 'death.time',
      label: { vi: 'Giờ, phút chết', en: 'Time of death' },
      kind: 'time',
      required: 'never',
      help: { vi: 'Ví dụ 8:05 hoặc 0805. Giấy không ghi thì để trống.', en: 'E.g. 8:05 or 0805; empty if not told.' },
      nationalName: 'nktGioPhutChet',
    },
    {
      path: 'death.place',
      label: { vi: 'Nơi chết', en: 'Place of death' },
      kind: 'place',
      required: 'always',
      sameAs: ['deceased.lastResidence'],
      saysDetail: true,
      help: {
        vi: 'Tên và địa chỉ cơ sở y tế; chết ở nhà thì chọn «Nơi khác trong nước» rồi nhấn phím =.',
        en: 'Name and address of the health facility; at home: choose “Elsewhere” and press =.',
      },
      nationalName: 'nktNoiChet',
    },
    {
      path: 'death.cause',
      label: { vi: 'Nguyên nhân chết', en: 'Cause of death' },
      kind: 'text',
      required: 'never',
      sensitive: true,
      help: {
        vi: 'Chép đúng như giấy báo tử; giấy không ghi thì để trống, không hỏi thêm.',
        en: 'As the notice says; empty if it does not. Nothing more is asked.',
      },
      nationalName: 'nktNguyenNhanChet',
    },
  ],
};

export const noticeGroup: FieldGroup = {
  id: 'notice',
  title: { vi: 'Giấy báo tử hoặc giấy tờ thay thế', en: 'Death notice or what stands for it' },
  fields: [
    {
      path: 'notice.type',
      help: {
        vi: 'Chết tại cơ sở y tế: giấy báo tử của nơi đó. Chết ở nhà: giấy báo tử của UBND xã. Việc khác: theo quyết định, bản án, kết luận đã có (NĐ 123/2015 Điều 4, theo trí nhớ).',
        en: 'In a health facility: its notice. At home: the commune’s. Else the decision, judgment or finding there is (NĐ 123/2015 Art. 4, from memory).',
      },
      label: { vi: 'Loại giấy tờ', en: 'Kind of paper' },
      kind: 'choice',
      choices: noticeTypes,
      required: 'always',
      initial: '1',
      nationalName: 'gbtLoai',
    },
    {
      path: 'notice.number',
      help: {
        vi: 'Chép nguyên cả chữ và số, ví dụ 12/GBT-UBND.',
        en: 'Letters and figures as they stand, e.g. 12/GBT-UBND.',
      },
      label: { vi: 'Số giấy', en: 'Its number' },
      kind: 'text',
      required: isOfficial,
      askedWhen: isOfficial,
      nationalName: 'gbtSo',
    },
    {
      path: 'notice.date',
      help: {
        vi: 'Ngày cấp ghi cuối giấy, không phải ngày chết.',
        en: 'The date at the foot of the paper, not the day of death.',
      },
      label: { vi: 'Ngày cấp', en: 'Its date' },
      kind: 'date',
      required: 'always',
      nationalName: 'gbtNgay',
    },
    {
      path: 'notice.issuer',
      help: {
        vi: 'Như trên dấu của giấy, ví dụ: Bệnh viện Mẫu, UBND xã Thử Nghiệm.',
        en: 'As its stamp says, e.g. a hospital or a commune.',
      },
      label: { vi: 'Cơ quan cấp', en: 'Issued by' },
      kind: 'text',
      required: isOfficial,
      askedWhen: isOfficial,
      nationalName: 'gbtCoQuanCap',
    },
  ],
};
