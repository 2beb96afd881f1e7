import type { Check, FieldGroup } from '../../field.ts';
import { error } from '../../finding.ts';
import type { Paper, Verification } from '../../procedure.ts';
import { oldPaperFields } from '../shared/old-papers.ts';
import { fromMemory, remembered } from '../shared/remembered.ts';

/** Papers of her or his own that say when and of whom somebody was born, whose birth nobody ever registered. */
export const ownPapersGroup: FieldGroup = {
  id: 'ownPapers',
  title: { vi: 'Hồ sơ, giấy tờ cá nhân đã có', en: 'Papers of the person' },
  fields: [
    {
      path: 'ownPapers.neverRegistered',
      label: { vi: 'Chưa từng được đăng ký khai sinh', en: 'The birth was never registered' },
      kind: 'yesNo',
      required: 'always',
      help: {
        vi: 'Người yêu cầu cam đoan. Đã đăng ký mà mất sổ, mất bản chính thì là đăng ký lại khai sinh (1.004884).',
        en: 'The applicant swears so. One that was registered and lost is registered again (1.004884).',
      },
    },
    ...oldPaperFields,
    {
      path: 'ownPapers.lookup',
      label: { vi: 'Xác minh', en: 'Verification' },
      kind: 'choice',
      choices: [
        { code: 'done', label: { vi: 'Đủ căn cứ, không phải xác minh', en: 'Not needed' } },
        { code: 'pending', label: { vi: 'Đang xác minh', en: 'Under way' } },
      ],
      required: 'always',
      initial: 'done',
      help: fromMemory({
        vi: `Giấy tờ không khớp nhau, hoặc nghi đã đăng ký ở nơi khác, thì xác minh trước, không quá ${remembered.birthFromPapers.withAnswer} ngày làm việc (hoặc số ngày xã ghi).`,
        en: `Where papers differ, or it may be registered elsewhere, it is verified first, within ${remembered.birthFromPapers.withAnswer} working days, or as the commune states.`,
      }),
    },
  ],
};

export const awaitsVerificationOfPapers: Verification = {
  extensionDays: remembered.birthFromPapers.withAnswer,
  neededWhen: (fields) => fields['ownPapers.lookup'] === 'pending',
  notice: {
    vi: 'Đang xác minh giấy tờ cá nhân. Có kết quả thì ghi vào hồ sơ (nút Sửa, mục Xác minh); trước đó chưa trình ký.',
    en: 'The papers are being verified. Record the result (Edit, Verification); until then nothing is signed.',
  },
};

export const neverRegistered: Check = (fields) =>
  fields['ownPapers.neverRegistered'] === false
    ? [
        error(
          'ownPapers.neverRegistered',
          'registeredBefore',
          'Đã đăng ký khai sinh rồi thì làm thủ tục đăng ký lại, hoặc cấp bản sao trích lục.',
          'What was registered before is registered again, or a copy is given.',
        ),
      ]
    : [];

export const ownPapers: readonly Paper[] = [
  {
    id: 'declaration',
    name: { vi: 'Tờ khai đăng ký khai sinh', en: 'Declaration of birth' },
    kind: 'submit',
    neededWhen: 'always',
  },
  {
    id: 'oath',
    name: { vi: 'Văn bản cam đoan chưa được đăng ký khai sinh', en: 'Sworn statement that it was never registered' },
    kind: 'submit',
    neededWhen: 'always',
  },
  {
    id: 'oldPapers',
    name: {
      vi: 'Bản sao hồ sơ, giấy tờ cá nhân có họ tên, ngày sinh, quê quán, cha mẹ',
      en: 'Copies of papers that say name, birth, hometown and parents',
    },
    kind: 'submit',
    neededWhen: 'always',
  },
];
