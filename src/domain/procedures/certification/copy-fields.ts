import type { Check, FieldGroup, Fields } from '../../field.ts';
import { error } from '../../finding.ts';
import type { FeeRow } from '../../fees.ts';
import { textAt } from '../../read-field.ts';
import { mustBe } from '../shared/must-be.ts';
import { agreedFields } from './certification.ts';

const fromAbroad = (fields: Fields): boolean => fields['document.abroad'] === true;

/** One document a dossier: its copies have one number (TT 01/2020/TT-BTP). */
export const documentGroup: FieldGroup = {
  id: 'document',
  title: { vi: 'Giấy tờ cần chứng thực bản sao', en: 'Document to be copied' },
  fields: [
    {
      path: 'document.title',
      label: { vi: 'Tên, loại giấy tờ', en: 'What it is' },
      kind: 'text',
      required: 'always',
      help: {
        vi: 'Mỗi loại giấy tờ một hồ sơ, một số chứng thực (theo trí nhớ, hãy đối chiếu).',
        en: 'One document a dossier and one number (from memory).',
      },
    },
    {
      path: 'document.issuer',
      help: {
        vi: 'Như trên dấu, ví dụ: Trường Đại học Mẫu. Không rõ thì để trống.',
        en: 'As its stamp says; empty if not clear.',
      },
      label: { vi: 'Nơi cấp', en: 'Issued by' },
      kind: 'text',
      required: 'never',
    },
    {
      path: 'document.on',
      help: {
        vi: 'Ngày trên bản chính. Không có thì để trống.',
        en: 'The date on the original; empty if there is none.',
      },
      label: { vi: 'Ngày cấp', en: 'Issued on' },
      kind: 'date',
      required: 'never',
    },
    {
      path: 'document.pages',
      help: {
        vi: 'Đếm trang có nội dung của bản chính; phí tính theo trang.',
        en: 'Pages with something on them; the fee goes by the page.',
      },
      label: { vi: 'Số trang của bản chính', en: 'Pages of the original' },
      kind: 'integer',
      range: { min: 1, max: 2_000 },
      required: 'always',
    },
    {
      path: 'request.copies',
      help: { vi: 'Số bản sao cho giấy tờ này, ví dụ 3.', en: 'Copies of this document, e.g. 3.' },
      label: { vi: 'Số bản sao', en: 'Copies' },
      kind: 'integer',
      range: { min: 1, max: 99 },
      required: 'always',
      initial: 1,
    },
    {
      path: 'document.originalSeen',
      help: {
        vi: 'Phải đối chiếu với bản chính trước khi ký (NĐ 23/2015 Điều 20, theo trí nhớ).',
        en: 'It is compared with the original before signing (NĐ 23/2015 Art. 20, from memory).',
      },
      label: { vi: 'Đã xem bản chính', en: 'The original was seen' },
      kind: 'yesNo',
      required: 'always',
    },
    {
      path: 'document.fit',
      help: {
        vi: 'Xem từng trang. Một trong các trường hợp này thì từ chối (NĐ 23/2015 Điều 22, theo trí nhớ).',
        en: 'Look at each page; any of these is refused (NĐ 23/2015 Art. 22, from memory).',
      },
      label: {
        vi: 'Không tẩy xóa, hư hỏng, không mật, nội dung không trái luật',
        en: 'Not erased, spoiled or secret, nothing unlawful',
      },
      kind: 'yesNo',
      required: 'always',
    },
    {
      path: 'document.abroad',
      help: {
        vi: 'Đánh dấu thì phải hợp pháp hóa lãnh sự, trừ khi được miễn.',
        en: 'Then it must be legalised, unless exempt.',
      },
      label: { vi: 'Do cơ quan nước ngoài cấp', en: 'Issued abroad' },
      kind: 'yesNo',
      required: 'never',
    },
    {
      path: 'document.legalised',
      help: {
        vi: 'Ví dụ: số 1234/HPH ngày 05/3/2026; được miễn thì ghi tên hiệp định.',
        en: 'E.g. no. 1234/HPH of 5 March 2026; of an exemption, the treaty.',
      },
      label: { vi: 'Hợp pháp hóa lãnh sự: số, ngày, hoặc căn cứ được miễn', en: 'Legalised: number, day, or why not' },
      kind: 'text',
      required: 'always',
      askedWhen: fromAbroad,
    },
    ...agreedFields,
  ],
};

const issuedBeforeReceipt: Check = (fields, { receivedOn }) => {
  const on = textAt(fields, 'document.on');
  if (on === undefined || on <= receivedOn) return [];
  return [
    error(
      'document.on',
      'issuedAfterReceipt',
      'Giấy tờ cấp sau ngày nhận hồ sơ. Hãy xem lại.',
      'The document is dated after the dossier was received. Look again.',
    ),
  ];
};

export const copyChecks: readonly Check[] = [
  mustBe(
    'document.originalSeen',
    'noOriginal',
    'Không có bản chính thì không chứng thực bản sao.',
    'Without the original nothing is certified.',
  ),
  mustBe(
    'document.fit',
    'documentUnfit',
    'Bản chính bị tẩy xóa, hư hỏng, mật hoặc trái luật thì không được dùng để chứng thực.',
    'An original that is erased, spoiled, secret or unlawful may not be certified.',
  ),
  issuedBeforeReceipt,
];

/** TT 226/2016/TT-BTC, from memory: the first two pages 2,000 đ each, the others 1,000 đ, a copy 200,000 đ at most. */
export function copyFee(fields: Fields): Pick<FeeRow, 'amount' | 'source'> | undefined {
  const [pages, copies] = [fields['document.pages'], fields['request.copies']];
  if (typeof pages !== 'number' || typeof copies !== 'number') return undefined;
  const each = Math.min(Math.min(pages, 2) * 2_000 + Math.max(pages - 2, 0) * 1_000, 200_000);
  return { amount: each * copies, source: 'memory' };
}
