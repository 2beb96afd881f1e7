import type { FieldGroup, Fields } from '../../field.ts';

const copiesWanted = (fields: Fields): boolean => fields['applicant.copiesRequested'] === true;

/** The foot of the declaration: copies, oath, place, date, signature. */
export const declarationGroup = ({ copiesNationalName }: { readonly copiesNationalName: string }): FieldGroup => ({
  id: 'declaration',
  title: { vi: 'Bản sao và cam đoan', en: 'Copies and oath' },
  fields: [
    {
      path: 'applicant.copiesRequested',
      help: {
        vi: 'Bản chính không cần đề nghị; đây là bản sao trích lục xin thêm, có thể thu lệ phí. Sửa được cho tới khi trả kết quả.',
        en: 'The original needs no asking; these are further copies, for which a fee may apply. May be changed until the result is given.',
      },
      label: { vi: 'Đề nghị cấp bản sao', en: 'Copies asked for' },
      kind: 'yesNo',
      required: 'always',
      initial: false,
      opensUntilGiven: true,
    },
    {
      path: 'applicant.copies',
      help: { vi: 'Số bản sao xin thêm, không kể bản chính. Ví dụ: 2.', en: 'Copies beside the original, e.g. 2.' },
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
      help: {
        vi: 'Ký trên giấy: in tờ khai, người yêu cầu ký tay. Xác nhận trên máy: người yêu cầu đọc lại rồi cam đoan ở dòng dưới.',
        en: 'On paper: the declaration is printed and signed. On screen: the applicant reads it and swears below.',
      },
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
      help: {
        vi: 'Tên xã nơi khai; khai ở nhà (lưu động) thì vẫn ghi tên xã.',
        en: 'The commune, also where the officer has gone to a house.',
      },
      label: { vi: 'Làm tại', en: 'Done at' },
      kind: 'text',
      required: 'always',
      initial: (context) => context.communeName,
    },
    {
      path: 'applicant.declaredOn',
      help: {
        vi: 'Ngày ghi trên tờ khai; thường là ngày nhận, không sau ngày nhận.',
        en: 'As on the declaration: usually the day of receipt, never after it.',
      },
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
