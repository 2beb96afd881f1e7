import type { Check, FieldGroup, Fields } from '../../field.ts';
import { error } from '../../finding.ts';
import { ageBounds } from '../../partial-date.ts';
import { partialDateAt, textAt } from '../../read-field.ts';
import { personWithSex } from '../shared/person-with-sex.ts';
import { mustBe } from '../shared/must-be.ts';
import { agreedFields } from './certification.ts';

const needsWitnesses = (fields: Fields): boolean => fields['will.reads'] === false;

export const testatorGroup: FieldGroup = {
  id: 'testator',
  title: { vi: 'Người lập di chúc', en: 'Testator' },
  fields: personWithSex({
    id: 'testator',
    national: 'ldc',
    nameLabel: { vi: 'Họ, chữ đệm, tên', en: 'Full name' },
    birthLabel: { vi: 'Ngày, tháng, năm sinh', en: 'Date of birth' },
    residence: { name: 'residence', label: { vi: 'Nơi cư trú', en: 'Residence' }, required: 'always' },
    sameAs: [],
  }).map(({ nationalName: _, ...spec }) => spec),
};

/** What is certified about a will. What it says is nobody's business here and is not kept. */
export const willGroup: FieldGroup = {
  id: 'will',
  title: { vi: 'Việc lập di chúc', en: 'The will' },
  fields: [
    {
      path: 'will.pages',
      label: { vi: 'Số trang', en: 'Pages' },
      kind: 'integer',
      range: { min: 1, max: 100 },
      required: 'always',
      help: { vi: 'Không ghi nội dung di chúc vào hồ sơ.', en: 'What the will says is not written here.' },
    },
    {
      path: 'will.copies',
      help: {
        vi: 'Một bản lưu ở xã, các bản khác giao người lập. Ví dụ 2.',
        en: 'One stays here, the others go to the testator. E.g. 2.',
      },
      label: { vi: 'Số bản chính', en: 'Originals' },
      kind: 'integer',
      range: { min: 1, max: 9 },
      required: 'always',
      initial: 2,
    },
    {
      path: 'will.fit',
      help: {
        vi: 'Hỏi riêng, không có người thừa kế bên cạnh. Nghi ngờ thì dừng và giải thích.',
        en: 'Asked alone, with no heir beside. In doubt stop, and say why.',
      },
      label: {
        vi: 'Minh mẫn, sáng suốt, không bị lừa dối, đe dọa, cưỡng ép',
        en: 'Of sound mind, not deceived or forced',
      },
      kind: 'yesNo',
      required: 'always',
    },
    {
      path: 'will.reads',
      label: { vi: 'Đọc được, nghe được, ký được', en: 'Can read, hear and sign' },
      kind: 'yesNo',
      required: 'always',
      help: {
        vi: 'Không thì phải có hai người làm chứng (BLDS 2015, theo trí nhớ).',
        en: 'If not, two witnesses are needed (Civil Code 2015, from memory).',
      },
    },
    {
      path: 'witnesses.first',
      help: {
        vi: 'Ví dụ: Nguyễn Mẫu, căn cước số 099…; ký vào di chúc trước mặt người chứng thực.',
        en: 'Name and paper; signs the will before the officer.',
      },
      label: { vi: 'Người làm chứng thứ nhất: họ tên, số giấy tờ', en: 'First witness: name and paper' },
      kind: 'text',
      required: 'always',
      askedWhen: needsWitnesses,
    },
    {
      path: 'witnesses.second',
      help: { vi: 'Một người khác, cùng điều kiện.', en: 'Another person, on the same terms.' },
      label: { vi: 'Người làm chứng thứ hai: họ tên, số giấy tờ', en: 'Second witness: name and paper' },
      kind: 'text',
      required: 'always',
      askedWhen: needsWitnesses,
    },
    {
      path: 'witnesses.fit',
      help: {
        vi: 'Người thừa kế, người có quyền lợi liên quan, người chưa thành niên không làm chứng (BLDS 91/2015 Điều 632, theo trí nhớ).',
        en: 'No heirs, nobody with an interest, no minors (Civil Code 2015 Art. 632, from memory).',
      },
      label: { vi: 'Cả hai không phải người thừa kế, đủ 18 tuổi', en: 'Both no heirs, and of age' },
      kind: 'yesNo',
      required: 'always',
      askedWhen: needsWitnesses,
    },
    {
      path: 'will.consent',
      label: { vi: 'Văn bản đồng ý của cha, mẹ hoặc người giám hộ', en: 'Consent of the parents or guardian' },
      kind: 'text',
      required: 'never',
      help: { vi: 'Khi người lập di chúc từ đủ 15 đến dưới 18 tuổi.', en: 'Of a testator of fifteen to seventeen.' },
    },
    ...agreedFields,
  ],
};

/** BLDS 91/2015 Art. 625, from memory: of age; from fifteen on with the consent of parents or guardian. */
const ageOfTestator: Check = (fields, { receivedOn }) => {
  const born = partialDateAt(fields, 'testator.birthDate');
  if (born === undefined) return [];
  const { atLeast, atMost } = ageBounds(born, receivedOn);
  if (atMost < 15) {
    const [vi, en] = ['Người chưa đủ 15 tuổi không lập di chúc.', 'Nobody under fifteen makes a will.'];
    return [error('testator.birthDate', 'testatorTooYoung', vi, en)];
  }
  if (atLeast >= 18 || textAt(fields, 'will.consent') !== undefined) return [];
  const [vi, en] = [
    'Người lập di chúc chưa chắc đủ 18 tuổi: cần văn bản đồng ý của cha, mẹ hoặc người giám hộ.',
    'The testator may be under eighteen: the consent of the parents or guardian is needed.',
  ];
  return [error('will.consent', 'testatorMinor', vi, en)];
};

const twoWitnesses: Check = (fields) => {
  const [first, second] = [textAt(fields, 'witnesses.first'), textAt(fields, 'witnesses.second')];
  if (first === undefined || first !== second) return [];
  const [vi, en] = ['Hai người làm chứng là một người. Hãy xem lại.', 'The two witnesses are one person. Look again.'];
  return [error('witnesses.second', 'samePersonTwice', vi, en)];
};

export const willChecks: readonly Check[] = [
  mustBe(
    'will.fit',
    'testatorUnfit',
    'Người lập di chúc phải minh mẫn, sáng suốt và tự nguyện; không thì không chứng thực.',
    'A testator must be of sound mind and free will; otherwise nothing is certified.',
  ),
  mustBe(
    'witnesses.fit',
    'witnessUnfit',
    'Người thừa kế và người chưa thành niên không được làm chứng di chúc.',
    'Heirs and minors may not witness a will.',
  ),
  ...[ageOfTestator, twoWitnesses],
];
