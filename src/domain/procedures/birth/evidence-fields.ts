import type { FieldGroup, Fields } from '../../field.ts';
import type { Choice } from '../../words.ts';
import { writeOutBirthNoticeCode } from './birth-notice.ts';
import { isFoundling } from './parentage.ts';

/** What proves the birth (Luật Hộ tịch 60/2014 Art. 16). The codes are ours. */
const evidenceKinds: readonly Choice[] = [
  { code: 'birthNotice', label: { vi: 'Giấy chứng sinh', en: 'Birth notice' } },
  { code: 'witness', label: { vi: 'Văn bản của người làm chứng', en: 'Statement of a witness' } },
  { code: 'undertaking', label: { vi: 'Giấy cam đoan về việc sinh', en: 'Sworn statement of the birth' } },
  { code: 'foundlingRecord', label: { vi: 'Biên bản trẻ bị bỏ rơi', en: 'Record of an abandoned child' } },
  { code: 'surrogacy', label: { vi: 'Xác nhận mang thai hộ', en: 'Confirmation of surrogacy' } },
];

const byNotice = (fields: Fields): boolean => fields['evidenceKind'] === 'birthNotice';
const mayHaveNotice = (fields: Fields): boolean => byNotice(fields) || fields['evidenceKind'] === 'surrogacy';

export const evidenceGroup: FieldGroup = {
  id: 'evidence',
  title: { vi: 'Giấy tờ chứng minh việc sinh', en: 'Evidence of the birth' },
  fields: [
    {
      path: 'evidenceKind',
      help: {
        vi: 'Giấy chứng sinh; không có thì văn bản của người làm chứng; không có nữa thì giấy cam đoan (Luật Hộ tịch 60/2014 Điều 16).',
        en: 'The birth notice; without one a witness’s statement; without that a sworn statement (Luật Hộ tịch 60/2014 Art. 16).',
      },
      label: { vi: 'Loại giấy tờ chứng minh việc sinh', en: 'Kind of evidence' },
      kind: 'choice',
      choices: evidenceKinds,
      required: 'always',
      initial: 'birthNotice',
    },
    {
      path: 'birthNotice.code',
      writtenOut: writeOutBirthNoticeCode,
      label: { vi: 'Số Giấy chứng sinh', en: 'Number of the birth notice' },
      kind: 'text',
      required: byNotice,
      askedWhen: mayHaveNotice,
      help: {
        vi: 'Từ 01/10/2025 có 18 ký tự, ví dụ 99001.GCS.00012.26; gõ 12 chữ số là đủ; giấy cũ ghi như trên giấy. Mỗi trẻ một giấy.',
        en: 'From 1 October 2025 it has 18 characters, e.g. 99001.GCS.00012.26; its twelve digits are enough; older ones as written. One for each child.',
      },
      nationalName: 'maGCS',
    },
    {
      path: 'birthNotice.date',
      help: {
        vi: 'Ngày ghi cuối giấy, không phải ngày sinh. Ví dụ 17/3/2026.',
        en: 'The date at the foot of the notice, not the birth date. E.g. 17/3/2026.',
      },
      label: { vi: 'Ngày cấp Giấy chứng sinh', en: 'Date of the birth notice' },
      kind: 'date',
      required: byNotice,
      askedWhen: mayHaveNotice,
      nationalName: 'ngayCapGCS',
    },
    {
      // Not on the declaration: without it nobody could say when the seven days of notice are over (NĐ 123/2015 Art. 14).
      path: 'foundling.noticeFrom',
      label: { vi: 'Ngày bắt đầu niêm yết', en: 'First day of public notice' },
      kind: 'date',
      required: 'always',
      askedWhen: isFoundling,
      help: {
        vi: 'Niêm yết 7 ngày liên tục tại trụ sở; hết ngày thứ bảy mới đăng ký.',
        en: 'Seven days in a row at the commune hall; registration only after the seventh.',
      },
    },
  ],
};
