import type { FieldGroup } from '../../field.ts';
import { type NumberedRows, rowFields } from '../../numbered-rows.ts';
import type { Choice } from '../../words.ts';
import { personWithSex } from '../shared/person-with-sex.ts';

const names = {
  nameLabel: { vi: 'Họ, chữ đệm, tên', en: 'Full name' },
  birthLabel: { vi: 'Ngày, tháng, năm sinh', en: 'Date of birth' },
  residence: { name: 'residence', label: { vi: 'Nơi cư trú', en: 'Residence' }, required: 'always' },
} as const;

export const guardianGroup: FieldGroup = {
  id: 'guardian',
  title: { vi: 'Người giám hộ', en: 'Guardian' },
  fields: personWithSex({ id: 'guardian', national: 'gh', ...names, sameAs: ['ward.residence'] }),
};

export const wardGroup: FieldGroup = {
  id: 'ward',
  title: { vi: 'Người được giám hộ', en: 'Ward' },
  fields: personWithSex({ id: 'ward', national: 'dgh', ...names, sameAs: ['guardian.residence'] }),
};

const wardStates: readonly Choice[] = [
  { code: 'minor', label: { vi: 'Người chưa thành niên', en: 'A minor' } },
  { code: 'incapable', label: { vi: 'Mất năng lực hành vi dân sự', en: 'Without legal capacity' } },
  {
    code: 'difficulty',
    label: { vi: 'Khó khăn trong nhận thức, làm chủ hành vi', en: 'With difficulty to understand or act' },
  },
];

/** BLDS 91/2015 Art. 59(1)(d): a guardian keeps a list of the ward's property. */
export const assets: NumberedRows = {
  id: 'assets',
  most: 9,
  atLeastOne: false,
  row: (n, path) => [
    {
      path: path('text'),
      label: { vi: `Tài sản thứ ${n}`, en: `Property no. ${n}` },
      kind: 'text',
      required: 'always',
      ...(n === 1 ? { help: { vi: 'Có tài sản thì ghi từng thứ một.', en: 'One at a time, if there is any.' } } : {}),
    },
  ],
};

export const guardianshipGroup: FieldGroup = {
  id: 'guardianship',
  title: { vi: 'Việc giám hộ', en: 'The guardianship' },
  fields: [
    {
      path: 'guardianship.kind',
      help: {
        vi: 'Đương nhiên: theo luật, ví dụ anh cả, ông bà. Cử: UBND xã cử khi không có người đương nhiên (BLDS 91/2015 Điều 52–54, theo trí nhớ).',
        en: 'By law, e.g. an elder brother or a grandparent; appointed by the commune where there is nobody (Civil Code 2015 Art. 52–54, from memory).',
      },
      label: { vi: 'Loại giám hộ', en: 'Kind' },
      kind: 'choice',
      choices: [
        { code: 'natural', label: { vi: 'Giám hộ đương nhiên', en: 'By law' } },
        { code: 'appointed', label: { vi: 'Giám hộ cử', en: 'Appointed' } },
      ],
      required: 'always',
    },
    {
      path: 'guardianship.ward',
      help: {
        vi: 'Mất năng lực hoặc khó khăn trong nhận thức: chỉ khi đã có quyết định của tòa án.',
        en: 'Without capacity, or with difficulty: only with a court’s decision.',
      },
      label: { vi: 'Người được giám hộ là', en: 'The ward is' },
      kind: 'choice',
      choices: wardStates,
      required: 'always',
      initial: 'minor',
    },
    {
      path: 'guardianship.paper',
      help: {
        vi: 'Ví dụ: văn bản cử ngày 02/3/2026, có chữ ký người cử; hoặc trích lục khai tử của cha, mẹ.',
        en: 'E.g. the appointment of 2 March 2026, signed; or the parents’ extracts of death.',
      },
      label: {
        vi: 'Văn bản cử, hoặc giấy tờ chứng minh giám hộ đương nhiên',
        en: 'Appointment, or proof that it is by law',
      },
      kind: 'text',
      required: 'always',
    },
    {
      path: 'guardianship.reason',
      help: { vi: 'Vì sao cần giám hộ, ví dụ: cha, mẹ đều đã chết.', en: 'Why, e.g. both parents are dead.' },
      label: { vi: 'Lý do', en: 'Reason' },
      kind: 'text',
      required: 'always',
    },
    ...rowFields(assets),
  ],
};

export const endGroup: FieldGroup = {
  id: 'end',
  title: { vi: 'Chấm dứt giám hộ', en: 'End of the guardianship' },
  fields: [
    {
      path: 'end.reason',
      help: {
        vi: 'Ví dụ: người được giám hộ đã đủ 18 tuổi, đã được cha, mẹ nhận lại, đã chết (BLDS 91/2015 Điều 62, theo trí nhớ).',
        en: 'E.g. the ward has come of age, or has died (Civil Code 2015 Art. 62, from memory).',
      },
      label: { vi: 'Lý do chấm dứt', en: 'Why it ends' },
      kind: 'text',
      required: 'always',
    },
    {
      path: 'end.paper',
      help: {
        vi: 'Số, ngày, nơi cấp, ví dụ: quyết định của tòa án số 5 ngày 01/3/2026.',
        en: 'Number, date and issuer, e.g. the court’s decision no. 5 of 1 March 2026.',
      },
      label: { vi: 'Giấy tờ làm căn cứ', en: 'Papers it rests on' },
      kind: 'text',
      required: 'always',
    },
  ],
};
