import type { Check, FieldGroup } from '../../field.ts';
import { mustBe } from '../shared/must-be.ts';
import { agreedFields } from './certification.ts';

/** The paper that somebody signs before the officer. */
export const signingGroup: FieldGroup = {
  id: 'signing',
  title: { vi: 'Giấy tờ, văn bản cần chứng thực chữ ký', en: 'Paper to be signed' },
  fields: [
    {
      path: 'signing.title',
      help: {
        vi: 'Như đầu đề của giấy, ví dụ: Giấy ủy quyền, Sơ yếu lý lịch.',
        en: 'As its heading has it, e.g. an authorisation.',
      },
      label: { vi: 'Tên giấy tờ, văn bản', en: 'What it is' },
      kind: 'text',
      required: 'always',
    },
    {
      path: 'signing.pages',
      help: { vi: 'Số trang người ký phải ký. Văn bản nhiều tờ thì đóng dấu giáp lai.', en: 'Pages to be signed.' },
      label: { vi: 'Số trang', en: 'Pages' },
      kind: 'integer',
      range: { min: 1, max: 500 },
      required: 'always',
    },
    {
      path: 'signing.how',
      help: {
        vi: 'Không ký được thì điểm chỉ; không ký cũng không điểm chỉ được thì phải có người làm chứng.',
        en: 'Who cannot sign gives a fingerprint.',
      },
      label: { vi: 'Cách ký', en: 'Signed by' },
      kind: 'choice',
      choices: [
        { code: 'signature', label: { vi: 'Ký tên', en: 'Signature' } },
        { code: 'fingerprint', label: { vi: 'Điểm chỉ (không ký được)', en: 'Fingerprint (cannot sign)' } },
      ],
      required: 'always',
      initial: 'signature',
    },
    {
      path: 'signing.where',
      help: {
        vi: 'Ngoài trụ sở chỉ khi già yếu, không đi lại được, bị tạm giam hoặc lý do chính đáng (NĐ 23/2015 Điều 10, theo trí nhớ).',
        en: 'Elsewhere only of who cannot come (NĐ 23/2015 Art. 10, from memory).',
      },
      label: { vi: 'Nơi chứng thực', en: 'Certified at' },
      kind: 'choice',
      choices: [
        { code: 'office', label: { vi: 'Trụ sở', en: 'The office' } },
        {
          code: 'elsewhere',
          label: { vi: 'Ngoài trụ sở (già yếu, không đi lại được)', en: 'Elsewhere (cannot come)' },
        },
      ],
      required: 'always',
      initial: 'office',
    },
    {
      path: 'signing.present',
      help: {
        vi: 'Ký trước mặt người tiếp nhận; đã ký sẵn thì không chứng thực.',
        en: 'Signed before the officer; what comes signed is not certified.',
      },
      label: {
        vi: 'Người ký có mặt, minh mẫn, tự nguyện, ký trước mặt',
        en: 'Signs here, of sound mind and free will',
      },
      kind: 'yesNo',
      required: 'always',
    },
    {
      path: 'signing.fit',
      label: {
        vi: 'Nội dung không trái luật, không phải hợp đồng hoặc giao dịch',
        en: 'Nothing unlawful, no contract or transaction',
      },
      kind: 'yesNo',
      required: 'always',
      help: {
        vi: 'Hợp đồng, giao dịch có thủ tục chứng thực riêng; giấy ủy quyền không thù lao thì được (theo trí nhớ).',
        en: 'Contracts have a certification of their own; an unpaid authorisation may be signed here (from memory).',
      },
    },
    ...agreedFields,
  ],
};

export const signingChecks: readonly Check[] = [
  mustBe(
    'signing.present',
    'signerUnfit',
    'Người ký phải có mặt, minh mẫn, tự nguyện và ký trước mặt người thực hiện chứng thực.',
    'Who signs must be here, of sound mind and free will, and sign before the officer.',
  ),
  mustBe(
    'signing.fit',
    'paperUnfit',
    'Văn bản trái luật, hoặc là hợp đồng, giao dịch thì không chứng thực chữ ký.',
    'A signature under what is unlawful, or a contract, is not certified here.',
  ),
];
