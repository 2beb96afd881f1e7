import type { Check, FieldGroup, Fields, FieldSpec } from '../../field.ts';
import { error } from '../../finding.ts';
import type { Paper } from '../../procedure.ts';

/** Whether papers of another country may be used here, and in which words: legalised unless exempt, translated unless in Vietnamese. */
export function legalisationFields(
  block: string,
  askedWhen: (fields: Fields) => boolean = () => true,
): readonly FieldSpec[] {
  const legalisation = `${block}.legalisation`;
  const translation = `${block}.translation`;
  const has =
    (path: string, ...codes: readonly string[]) =>
    (fields: Fields): boolean =>
      askedWhen(fields) && codes.some((code) => fields[path] === code);
  return [
    {
      path: legalisation,
      label: { vi: 'Hợp pháp hóa lãnh sự', en: 'Legalisation' },
      kind: 'choice',
      choices: [
        { code: 'legalised', label: { vi: 'Đã hợp pháp hóa', en: 'Legalised' } },
        { code: 'exempt', label: { vi: 'Được miễn', en: 'Exempt' } },
        { code: 'missing', label: { vi: 'Chưa có', en: 'Not yet' } },
      ],
      required: 'always',
      askedWhen,
      help: {
        vi: 'Giấy tờ nước ngoài phải được hợp pháp hóa lãnh sự, trừ khi được miễn theo điều ước quốc tế hoặc có đi có lại.',
        en: 'Papers of another country are legalised, unless a treaty or reciprocity exempts them.',
      },
    },
    {
      path: `${block}.legalisationBasis`,
      help: {
        vi: 'Ví dụ: số 1234/HPH ngày 05/3/2026, Cục Lãnh sự; được miễn thì ghi tên hiệp định hoặc văn bản.',
        en: 'E.g. no. 1234/HPH of 5 March 2026, Consular Department; of an exemption, the treaty.',
      },
      label: { vi: 'Số, ngày, cơ quan chứng nhận; hoặc căn cứ miễn', en: 'Number, date, authority; or why exempt' },
      kind: 'text',
      required: 'always',
      askedWhen: has(legalisation, 'legalised', 'exempt'),
    },
    {
      path: translation,
      help: {
        vi: 'Giấy tờ bằng tiếng nước ngoài phải dịch ra tiếng Việt, bản dịch có chứng thực chữ ký người dịch.',
        en: 'A paper in another language is translated, and the translator’s signature certified.',
      },
      label: { vi: 'Bản dịch tiếng Việt', en: 'Vietnamese translation' },
      kind: 'choice',
      choices: [
        { code: 'certified', label: { vi: 'Có, đã chứng thực', en: 'Yes, certified' } },
        { code: 'notNeeded', label: { vi: 'Giấy tờ đã bằng tiếng Việt', en: 'The paper is in Vietnamese' } },
        { code: 'missing', label: { vi: 'Chưa dịch', en: 'Not yet' } },
      ],
      required: 'always',
      askedWhen,
    },
    {
      path: `${block}.translator`,
      help: {
        vi: 'Họ tên người dịch và nơi chứng thực chữ ký, ví dụ: Nguyễn Mẫu, UBND xã Thử Nghiệm.',
        en: 'The translator’s name and who certified the signature.',
      },
      label: { vi: 'Người dịch, nơi chứng thực', en: 'Translator and who certified it' },
      kind: 'text',
      required: 'always',
      askedWhen: has(translation, 'certified'),
    },
  ];
}

/** What is neither legalised nor exempt, or cannot be read, proves nothing here yet. */
export const usableHere =
  (block: string): Check =>
  (fields) => [
    ...(fields[`${block}.legalisation`] === 'missing'
      ? [
          error(
            `${block}.legalisation`,
            'notLegalised',
            'Giấy tờ nước ngoài chưa hợp pháp hóa lãnh sự thì chưa dùng được. Hãy hướng dẫn bổ sung; bản nháp vẫn giữ đây.',
            'Papers of another country cannot be used before they are legalised. Ask for it; the draft stays here.',
          ),
        ]
      : []),
    ...(fields[`${block}.translation`] === 'missing'
      ? [
          error(
            `${block}.translation`,
            'notTranslated',
            'Giấy tờ chưa có bản dịch tiếng Việt được chứng thực. Hãy hướng dẫn bổ sung; bản nháp vẫn giữ đây.',
            'There is no certified Vietnamese translation yet. Ask for it; the draft stays here.',
          ),
        ]
      : []),
  ];

const anyBrought = (fields: Fields): boolean => fields['abroad.papers'] === true;

/** Of a registration here for which papers of another country may have been brought. */
export const papersFromAbroadGroup: FieldGroup = {
  id: 'abroad',
  title: { vi: 'Giấy tờ do nước ngoài cấp', en: 'Papers of another country' },
  fields: [
    {
      path: 'abroad.papers',
      help: {
        vi: 'Đánh dấu khi có ít nhất một giấy tờ do nước ngoài cấp, kể cả giấy chứng sinh ở nước ngoài.',
        en: 'Where at least one paper was issued by another country.',
      },
      label: { vi: 'Có nộp giấy tờ do nước ngoài cấp', en: 'Papers of another country are handed in' },
      kind: 'yesNo',
      required: 'always',
      initial: false,
    },
    {
      path: 'abroad.list',
      help: {
        vi: 'Kể từng giấy tờ và nước cấp, ví dụ: giấy khai sinh của Lào, hộ chiếu Hàn Quốc.',
        en: 'Each paper and its country, e.g. a birth certificate of Laos.',
      },
      label: { vi: 'Đó là những giấy tờ nào', en: 'Which papers' },
      kind: 'text',
      required: 'always',
      askedWhen: anyBrought,
    },
    ...legalisationFields('abroad', anyBrought),
  ],
};

export const paperFromAbroad: Paper = {
  id: 'fromAbroad',
  name: {
    vi: 'Giấy tờ do nước ngoài cấp, đã hợp pháp hóa lãnh sự (trừ khi được miễn), kèm bản dịch',
    en: 'Papers of another country, legalised unless exempt, with their translation',
  },
  kind: 'submit',
  neededWhen: anyBrought,
};
