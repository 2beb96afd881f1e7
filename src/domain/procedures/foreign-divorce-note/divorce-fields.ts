import type { FieldGroup, Fields } from '../../field.ts';
import { originalGroup } from '../shared/original-entry.ts';

export const isAnnulment = (fields: Fields): boolean => fields['divorce.kind'] === 'annulment';

/** Whether a book of this country tells of the marriage. */
export const marriageEntryHere = (fields: Fields): boolean => fields['divorce.marriedWhere'] === 'vietnam';

export const divorceGroup: FieldGroup = {
  id: 'divorce',
  title: { vi: 'Việc ly hôn, hủy kết hôn', en: 'The divorce or annulment' },
  fields: [
    {
      path: 'divorce.kind',
      help: {
        vi: 'Theo bản án hoặc quyết định của nước ngoài: chấm dứt hôn nhân hay hủy việc kết hôn.',
        en: 'As the foreign judgment has it.',
      },
      label: { vi: 'Việc được ghi chú', en: 'What is noted' },
      kind: 'choice',
      choices: [
        { code: 'divorce', label: { vi: 'Ly hôn', en: 'Divorce' } },
        { code: 'annulment', label: { vi: 'Hủy kết hôn', en: 'Annulment' } },
      ],
      required: 'always',
      initial: 'divorce',
    },
    {
      path: 'divorce.marriedWhere',
      help: {
        vi: 'Có trong sổ ở Việt Nam thì việc ly hôn được ghi vào đó; chỉ ở nước ngoài thì không có mục để ghi.',
        en: 'Where a book here holds the marriage the divorce is noted on it; else there is nothing to note it on.',
      },
      label: { vi: 'Việc kết hôn đã đăng ký ở đâu', en: 'Where the marriage is registered' },
      kind: 'choice',
      choices: [
        { code: 'vietnam', label: { vi: 'Tại Việt Nam, hoặc đã ghi chú kết hôn', en: 'In Viet Nam, or noted here' } },
        { code: 'abroad', label: { vi: 'Chỉ ở nước ngoài, chưa ghi chú', en: 'Abroad only, never noted' } },
      ],
      required: 'always',
      initial: 'vietnam',
    },
  ],
};

const entry = originalGroup('never', 'KH');

export const endedMarriageGroup: FieldGroup = {
  ...entry,
  title: { vi: 'Việc kết hôn đã đăng ký', en: 'The marriage entry' },
  fields: entry.fields.map((spec) => ({ ...spec, askedWhen: marriageEntryHere })),
};
