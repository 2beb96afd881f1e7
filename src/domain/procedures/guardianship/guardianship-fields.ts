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
      label: { vi: 'Người được giám hộ là', en: 'The ward is' },
      kind: 'choice',
      choices: wardStates,
      required: 'always',
      initial: 'minor',
    },
    {
      path: 'guardianship.paper',
      label: {
        vi: 'Văn bản cử, hoặc giấy tờ chứng minh giám hộ đương nhiên',
        en: 'Appointment, or proof that it is by law',
      },
      kind: 'text',
      required: 'always',
    },
    { path: 'guardianship.reason', label: { vi: 'Lý do', en: 'Reason' }, kind: 'text', required: 'always' },
    ...rowFields(assets),
  ],
};

export const endGroup: FieldGroup = {
  id: 'end',
  title: { vi: 'Chấm dứt giám hộ', en: 'End of the guardianship' },
  fields: [
    { path: 'end.reason', label: { vi: 'Lý do chấm dứt', en: 'Why it ends' }, kind: 'text', required: 'always' },
    {
      path: 'end.paper',
      label: { vi: 'Giấy tờ làm căn cứ', en: 'Papers it rests on' },
      kind: 'text',
      required: 'always',
    },
  ],
};
