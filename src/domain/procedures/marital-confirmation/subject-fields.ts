import type { FieldGroup } from '../../field.ts';
import { personFields } from '../shared/person-fields.ts';
import { personWithSex } from '../shared/person-with-sex.ts';
import { maritalStateIs, maritalStates, otherPurpose, purposes, toMarry } from './marital-states.ts';

export const subjectGroup: FieldGroup = {
  id: 'subject',
  title: { vi: 'Người được xác nhận', en: 'Person to be confirmed' },
  fields: personWithSex({
    id: 'subject',
    national: 'nxn',
    nameLabel: { vi: 'Họ, chữ đệm, tên', en: 'Full name' },
    birthLabel: { vi: 'Ngày, tháng, năm sinh', en: 'Date of birth' },
    residence: { name: 'residence', label: { vi: 'Nơi cư trú hiện nay', en: 'Residence now' }, required: 'always' },
    sameAs: ['applicant.residence'],
  }),
};

const ended = maritalStateIs('divorced', 'widowed');

export const maritalGroup: FieldGroup = {
  id: 'marital',
  title: { vi: 'Tình trạng hôn nhân', en: 'Marital status' },
  fields: [
    {
      path: 'marital.state',
      help: {
        vi: 'Trong thời gian cư trú ở xã này, theo sổ và dữ liệu tra được, không theo lời khai một mình.',
        en: 'While living in this commune, as books and data say, not by her word alone.',
      },
      label: { vi: 'Tình trạng hôn nhân trong thời gian đó', en: 'Marital status in that time' },
      kind: 'choice',
      choices: maritalStates,
      required: 'always',
      nationalName: 'nxnTinhTrangHonNhan',
    },
    {
      path: 'marital.spouse',
      help: {
        vi: 'Như trên giấy chứng nhận kết hôn, bản án hoặc trích lục khai tử.',
        en: 'As on the marriage certificate, judgment or extract of death.',
      },
      label: { vi: 'Họ tên vợ, chồng', en: 'Name of the spouse' },
      kind: 'name',
      required: 'always',
      askedWhen: maritalStateIs('married', 'divorced', 'widowed'),
    },
    {
      path: 'marital.certificate',
      help: {
        vi: 'Ví dụ: số 45 ngày 12/5/2019, UBND xã Thử Nghiệm.',
        en: 'E.g. no. 45 of 12 May 2019, and the commune.',
      },
      label: { vi: 'Giấy chứng nhận kết hôn (số, ngày, nơi cấp)', en: 'Marriage certificate (number, date, issuer)' },
      kind: 'text',
      required: 'always',
      askedWhen: maritalStateIs('married'),
    },
    {
      path: 'marital.endPaper',
      label: {
        vi: 'Bản án, quyết định ly hôn hoặc trích lục khai tử (số, cơ quan)',
        en: 'Divorce ruling or death extract (number, issuer)',
      },
      kind: 'text',
      required: 'always',
      askedWhen: ended,
      help: {
        vi: 'Ly hôn: số bản án hoặc quyết định, tòa án. Vợ, chồng đã chết: số trích lục khai tử, nơi cấp.',
        en: 'Divorced: number of the ruling, court. Widowed: number of the death extract, who issued it.',
      },
    },
    {
      path: 'marital.endedOn',
      help: {
        vi: 'Bản án ly hôn: ngày có hiệu lực, không phải ngày tuyên. Vợ, chồng chết: ngày chết.',
        en: 'Of a divorce the day it took effect, not when it was pronounced; of a death its day.',
      },
      label: { vi: 'Ngày có hiệu lực của bản án, hoặc ngày chết', en: 'Day the ruling took effect, or of the death' },
      kind: 'date',
      required: 'always',
      askedWhen: ended,
    },
  ],
};

export const purposeGroup: FieldGroup = {
  id: 'purpose',
  title: { vi: 'Mục đích sử dụng', en: 'Purpose' },
  fields: [
    {
      path: 'purpose.kind',
      help: {
        vi: 'Giấy để kết hôn chỉ có giá trị cho việc đó và cấp một bản; giấy dùng việc khác không dùng để kết hôn (NĐ 123/2015 Điều 23, theo trí nhớ).',
        en: 'One for a marriage is good for that alone, and one of another purpose not for a marriage (NĐ 123/2015 Art. 23, from memory).',
      },
      label: { vi: 'Giấy dùng để làm gì', en: 'What the paper is for' },
      kind: 'choice',
      choices: purposes,
      required: 'always',
      initial: '1',
      nationalName: 'nxnLoaiMucDichSuDung',
    },
    {
      path: 'purpose.text',
      label: { vi: 'Mục đích khác (ghi rõ)', en: 'Other purpose (say which)' },
      kind: 'text',
      required: 'always',
      askedWhen: otherPurpose,
      help: {
        vi: 'Ví dụ: bổ sung hồ sơ mua bán nhà đất. Giấy ghi rõ «không có giá trị để đăng ký kết hôn».',
        en: 'E.g. for the sale of a house. The paper then says that it is not good for a marriage.',
      },
      nationalName: 'nxnMucDichSuDung',
    },
    {
      path: 'purpose.place',
      help: {
        vi: 'Xã, tỉnh hoặc nước, cơ quan dự định đến, ví dụ: UBND xã Mẫu, tỉnh Mẫu.',
        en: 'The commune or country where they mean to marry.',
      },
      label: { vi: 'Nơi dự định đăng ký kết hôn', en: 'Where the marriage is to be registered' },
      kind: 'text',
      required: 'always',
      askedWhen: toMarry,
    },
    {
      path: 'previous.paper',
      help: {
        vi: 'Đã được cấp giấy thì nộp lại giấy cũ; mất thì cam đoan và nêu lý do.',
        en: 'An earlier paper is handed back; if it is lost, it is sworn and the reason told.',
      },
      label: { vi: 'Giấy xác nhận đã cấp trước đây', en: 'A confirmation issued before' },
      kind: 'choice',
      choices: [
        { code: 'none', label: { vi: 'Chưa từng cấp', en: 'None' } },
        { code: 'returned', label: { vi: 'Đã nộp lại', en: 'Handed back' } },
        { code: 'notReturned', label: { vi: 'Không nộp lại được', en: 'Cannot be handed back' } },
      ],
      required: 'always',
      initial: 'none',
    },
    {
      path: 'previous.reason',
      help: {
        vi: 'Ví dụ: giấy bị mất khi chuyển nhà, chưa dùng để kết hôn.',
        en: 'E.g. lost when moving, not used for a marriage.',
      },
      label: { vi: 'Vì sao không nộp lại được', en: 'Why not' },
      kind: 'text',
      required: 'always',
      askedWhen: (fields) => fields['previous.paper'] === 'notReturned',
    },
  ],
};

export const intendedGroup: FieldGroup = {
  id: 'intended',
  title: { vi: 'Người định kết hôn', en: 'Intended spouse' },
  fields: personFields({
    id: 'intended',
    national: 'nxnNguoiKetHon',
    nameLabel: { vi: 'Họ, chữ đệm, tên', en: 'Full name' },
    birthLabel: { vi: 'Ngày, tháng, năm sinh', en: 'Date of birth' },
    residence: { name: 'residence', label: { vi: 'Nơi cư trú', en: 'Residence' }, required: 'never' },
    sameAs: ['subject.residence'],
    askedWhen: toMarry,
  }).map((spec) => (spec.path === 'intended.ethnicity' ? { ...spec, required: 'never' } : spec)),
};
