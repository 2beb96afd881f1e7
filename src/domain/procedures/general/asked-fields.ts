import type { FieldGroup, Fields } from '../../field.ts';
import { printLocalDate } from '../../local-date.ts';
import { applicantGroup } from '../shared/applicant.ts';
import { relationships } from '../shared/relationships.ts';
import { listedOn, procedureChoices, serviceFields, writtenIn } from './known-procedures.ts';

/** Which procedure it is: from the dated list, or as somebody writes it. */
export const askedGroup: FieldGroup = {
  id: 'asked',
  title: { vi: 'Thủ tục được yêu cầu', en: 'Procedure asked for' },
  fields: [
    {
      path: 'asked.listed',
      label: { vi: 'Chọn trong danh mục', en: 'From the list' },
      kind: 'choice',
      choices: procedureChoices,
      required: 'always',
      help: {
        vi: `Danh mục lập ngày ${printLocalDate(listedOn)}, ghi theo trí nhớ: hãy đối chiếu tên và mã với bảng niêm yết. Không có thì chọn thủ tục khác.`,
        en: `The list is of ${printLocalDate(listedOn)} and from memory: compare name and code with the notice on the wall. Not there: another.`,
      },
    },
    {
      path: 'asked.name',
      label: { vi: 'Tên thủ tục', en: 'Name of the procedure' },
      kind: 'text',
      required: 'always',
      askedWhen: writtenIn,
      help: { vi: 'Như trong quyết định công bố của tỉnh.', en: 'As in the province’s decision.' },
    },
    {
      path: 'asked.code',
      label: { vi: 'Mã trên Cổng dịch vụ công', en: 'National code' },
      kind: 'text',
      required: 'never',
      askedWhen: writtenIn,
      help: { vi: 'Nếu biết, ví dụ 1.001193.', en: 'If it is known, e.g. 1.001193.' },
    },
    {
      path: 'asked.field',
      help: {
        vi: 'Lĩnh vực như trên bảng niêm yết; sổ theo dõi chia theo lĩnh vực này.',
        en: 'As the notice on the wall has it; the tracking book is divided by it.',
      },
      label: { vi: 'Lĩnh vực', en: 'Field of service' },
      kind: 'choice',
      choices: serviceFields,
      required: 'always',
      askedWhen: writtenIn,
    },
    {
      path: 'asked.fieldText',
      help: { vi: 'Ví dụ: Thủy lợi.', en: 'E.g. irrigation.' },
      label: { vi: 'Ghi rõ là', en: 'Which one' },
      kind: 'text',
      required: 'always',
      askedWhen: (fields) => writtenIn(fields) && fields['asked.field'] === 'other',
    },
    {
      path: 'asked.content',
      help: {
        vi: 'Một câu về việc cụ thể, ví dụ: tách thửa đất số 12, tờ bản đồ 5.',
        en: 'One sentence, e.g. to divide plot 12.',
      },
      label: { vi: 'Nội dung yêu cầu', en: 'What is asked for' },
      kind: 'text',
      required: 'never',
    },
  ],
};

const forOrganisation = (fields: Fields): boolean => fields['applicant.relationship'] === 'organisation';

const applicant = applicantGroup({
  relationshipLabel: { vi: 'Nộp với tư cách', en: 'Files as' },
  relationships: [
    ...relationships.filter(({ code }) => ['self', 'guardian', 'authorized'].includes(code)),
    { code: 'organisation', label: { vi: 'Đại diện cơ quan, tổ chức, hộ kinh doanh', en: 'For an organisation' } },
    ...relationships.filter(({ code }) => code === 'other'),
  ],
  sameAs: [],
});

export const applicantsGroup: FieldGroup = {
  ...applicant,
  fields: [
    ...applicant.fields,
    {
      path: 'applicant.organisation',
      help: { vi: 'Tên đầy đủ như trên quyết định thành lập hoặc giấy đăng ký.', en: 'Its full name, as registered.' },
      label: { vi: 'Tên cơ quan, tổ chức, hộ kinh doanh', en: 'Name of the organisation' },
      kind: 'text',
      required: 'always',
      askedWhen: forOrganisation,
    },
  ],
};
