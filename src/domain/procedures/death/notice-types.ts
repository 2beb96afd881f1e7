import type { Fields } from '../../field.ts';
import type { Choice } from '../../words.ts';

/** National exchange, `gbtLoai`. */
export const noticeTypes: readonly Choice[] = [
  { code: '1', label: { vi: 'Giấy báo tử', en: 'Death notice' } },
  {
    code: '2',
    label: { vi: 'Biên bản của Hội đồng thi hành án tử hình', en: 'Record of the execution council' },
  },
  { code: '3', label: { vi: 'Quyết định của Tòa án tuyên bố chết', en: 'Court ruling that declares death' } },
  {
    code: '4',
    label: { vi: 'Văn bản của Công an hoặc cơ quan giám định pháp y', en: 'Paper of the police or forensic service' },
  },
  { code: '5', label: { vi: 'Giấy tờ của cơ sở khám, chữa bệnh', en: 'Paper of a health facility' } },
  { code: '6', label: { vi: 'Giấy tờ chứng minh việc chết đã lâu', en: 'Older paper that proves the death' } },
  { code: '7', label: { vi: 'Văn bản của người làm chứng', en: 'Statement of a witness' } },
];

/** What a private person wrote has neither a number nor an office that issued it. */
export const isOfficial = (fields: Fields): boolean =>
  fields['notice.type'] !== undefined && fields['notice.type'] !== '7';
