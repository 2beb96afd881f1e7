import type { FieldGroup, Fields } from '../../field.ts';

const copiesWanted = (fields: Fields): boolean => fields['applicant.copiesRequested'] === true;

/** The foot of the declaration: copies, oath, place, date, signature. */
export const declarationGroup = ({ copiesNationalName }: { readonly copiesNationalName: string }): FieldGroup => ({
  id: 'declaration',
  title: { vi: 'Bản sao và cam đoan', en: 'Copies and oath' },
  fields: [
    {
      path: 'applicant.copiesRequested',
      label: { vi: 'Đề nghị cấp bản sao', en: 'Copies asked for' },
      kind: 'yesNo',
      required: 'always',
      initial: false,
      opensUntilGiven: true,
    },
    {
      path: 'applicant.copies',
      label: { vi: 'Số lượng bản sao', en: 'Number of copies' },
      kind: 'integer',
      range: { min: 0, max: 99 },
      required: 'always',
      askedWhen: copiesWanted,
      nationalName: copiesNationalName,
      opensUntilGiven: true,
    },
    {
      path: 'applicant.signature',
      label: { vi: 'Ký', en: 'Signature' },
      kind: 'choice',
      choices: [
        { code: 'onPaper', label: { vi: 'Ký trên giấy', en: 'Signed on paper' } },
        { code: 'onScreen', label: { vi: 'Xác nhận trên máy', en: 'Confirmed on screen' } },
      ],
      required: 'always',
      initial: 'onPaper',
    },
    {
      path: 'applicant.oath',
      label: { vi: 'Cam đoan', en: 'Oath' },
      kind: 'yesNo',
      // The printed declaration carries the oath: whoever signs the paper has sworn it.
      required: (fields) => fields['applicant.signature'] !== 'onPaper',
      help: {
        vi: 'Người yêu cầu cam đoan nội dung khai là đúng sự thật và chịu trách nhiệm trước pháp luật. Đã ký tờ khai giấy thì không cần đánh dấu.',
        en: 'The applicant swears that what is declared is true. Not needed when the paper declaration is signed.',
      },
    },
    {
      path: 'applicant.declaredAt',
      label: { vi: 'Làm tại', en: 'Done at' },
      kind: 'text',
      required: 'always',
      initial: (context) => context.communeName,
    },
    {
      path: 'applicant.declaredOn',
      label: { vi: 'Ngày làm tờ khai', en: 'Date of the declaration' },
      kind: 'date',
      required: 'always',
      initial: (context) => context.receivedOn,
    },
  ],
});

/** Where no copies can be asked for beside it. */
export function withoutCopies(group: FieldGroup): FieldGroup {
  const copies = ['applicant.copiesRequested', 'applicant.copies'];
  return {
    ...group,
    title: { vi: 'Cam đoan', en: 'Oath' },
    fields: group.fields.filter(({ path }) => !copies.includes(path)),
  };
}
