import type { Check, FieldGroup } from '../../field.ts';
import { error, warning } from '../../finding.ts';
import { foldText } from '../../fold-text.ts';
import { partialDateAt, textAt } from '../../read-field.ts';
import { boundsOf } from '../../partial-date.ts';
import { mustBe } from '../shared/must-be.ts';
import { agreedFields } from './certification.ts';

/** The original register that a copy is made from: of the agency that keeps it. */
export const recordGroup: FieldGroup = {
  id: 'record',
  title: { vi: 'Nội dung trong sổ gốc', en: 'What stands in the original register' },
  fields: [
    {
      path: 'record.fullName',
      label: { vi: 'Họ, chữ đệm, tên người được cấp bản chính', en: 'Whom the original was issued to' },
      kind: 'name',
      required: 'always',
    },
    {
      path: 'record.title',
      help: {
        vi: 'Ví dụ: quyết định cấp đất, bằng tốt nghiệp. Bản sao hộ tịch là thủ tục 2.000635.',
        en: 'E.g. a decision, a diploma. Copies of civil status are procedure 2.000635.',
      },
      label: { vi: 'Loại giấy tờ đã cấp', en: 'What was issued' },
      kind: 'text',
      required: 'always',
    },
    {
      path: 'record.book',
      help: { vi: 'Như trên bìa sổ, ví dụ: Sổ cấp văn bằng 2015.', en: 'As on its cover.' },
      label: { vi: 'Tên sổ gốc', en: 'Name of the register' },
      kind: 'text',
      required: 'always',
    },
    {
      path: 'record.number',
      help: { vi: 'Ví dụ 112/2015. Không biết thì để trống.', en: 'E.g. 112/2015; empty if not known.' },
      label: { vi: 'Số vào sổ', en: 'Number there' },
      kind: 'text',
      required: 'never',
    },
    {
      path: 'record.on',
      help: {
        vi: 'Chỉ nhớ năm thì ghi năm. Không biết thì để trống.',
        en: 'The year alone if that is all; empty if not known.',
      },
      label: { vi: 'Ngày vào sổ', en: 'Entered on' },
      kind: 'partialDate',
      required: 'never',
    },
    {
      path: 'record.held',
      help: {
        vi: 'Chỉ cơ quan đang giữ sổ gốc mới cấp bản sao (NĐ 23/2015 Điều 4, theo trí nhớ).',
        en: 'Only who keeps the register gives copies (NĐ 23/2015 Art. 4, from memory).',
      },
      label: { vi: 'Ủy ban nhân dân xã đang giữ sổ này', en: 'This commune keeps the register' },
      kind: 'yesNo',
      required: 'always',
    },
    {
      path: 'request.copies',
      help: {
        vi: 'Số bản người dân cần, ví dụ 2. Lệ phí tính theo số này.',
        en: 'How many are wanted, e.g. 2; the fee goes by it.',
      },
      label: { vi: 'Số bản sao', en: 'Copies' },
      kind: 'integer',
      range: { min: 1, max: 99 },
      required: 'always',
      initial: 1,
    },
    ...agreedFields,
  ],
};

const enteredBeforeReceipt: Check = (fields, { receivedOn }) => {
  const on = partialDateAt(fields, 'record.on');
  if (on === undefined || boundsOf(on).earliest <= receivedOn) return [];
  const [vi, en] = ['Ngày vào sổ sau ngày nhận hồ sơ. Hãy xem lại.', 'Entered after the dossier came. Look again.'];
  return [error('record.on', 'enteredAfterReceipt', vi, en)];
};

const civilStatus = ['khai sinh', 'khai tu', 'ket hon', 'ho tich', 'trich luc'];

/** Copies from the registers of civil status are another procedure. */
const notOfCivilStatus: Check = (fields) => {
  const said = foldText(`${textAt(fields, 'record.title') ?? ''} ${textAt(fields, 'record.book') ?? ''}`);
  if (!civilStatus.some((word) => said.includes(word))) return [];
  return [
    warning(
      'record.title',
      'civilStatusCopy',
      'Bản sao trích lục hộ tịch, bản sao Giấy khai sinh cấp theo thủ tục 2.000635. Hãy xem lại.',
      'Copies from the registers of civil status are procedure 2.000635. Look again.',
    ),
  ];
};

export const recordChecks: readonly Check[] = [
  mustBe(
    'record.held',
    'registerElsewhere',
    'Chỉ nơi đang giữ sổ gốc mới cấp bản sao. Hãy hướng dẫn người dân tới nơi đó.',
    'Only who keeps the register gives copies of it. Show the citizen the way there.',
  ),
  ...[enteredBeforeReceipt, notOfCivilStatus],
];
