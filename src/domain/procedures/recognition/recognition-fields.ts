import type { FieldGroup, FieldPath, Fields } from '../../field.ts';
import type { Label } from '../../words.ts';
import { personWithSex } from '../shared/person-with-sex.ts';
import { relationField, relations } from './relations.ts';

function personGroup(id: string, title: Label, national: string, other: FieldPath): FieldGroup {
  return {
    id,
    title,
    fields: personWithSex({
      id,
      national,
      nameLabel: { vi: 'Họ, chữ đệm, tên', en: 'Full name' },
      birthLabel: { vi: 'Ngày, tháng, năm sinh', en: 'Date of birth' },
      residence: { name: 'residence', label: { vi: 'Nơi cư trú', en: 'Residence' }, required: 'always' },
      sameAs: [other],
    }),
  };
}

export const recogniserGroup = personGroup(
  'recogniser',
  { vi: 'Người nhận cha, mẹ, con', en: 'Who recognises' },
  'cm',
  'recognised.residence',
);
export const recognisedGroup = personGroup(
  'recognised',
  { vi: 'Người được nhận', en: 'Who is recognised' },
  'nc',
  'recogniser.residence',
);

export const byUndertaking = (fields: Fields): boolean => fields['recognition.evidence'] === 'undertaking';

export const recognitionGroup: FieldGroup = {
  id: 'recognition',
  title: { vi: 'Quan hệ cha, mẹ, con', en: 'Relation' },
  fields: [
    {
      path: relationField,
      help: {
        vi: 'Ai nhận ai: cha nhận con, mẹ nhận con, con nhận cha, con nhận mẹ. Bên nhận là người đứng ra yêu cầu.',
        en: 'Who recognises whom. The first is the one who asks for it.',
      },
      label: { vi: 'Bên nhận và bên được nhận', en: 'Who recognises whom' },
      kind: 'choice',
      choices: relations,
      required: 'always',
      initial: '1',
    },
    {
      path: 'recognition.evidence',
      help: {
        vi: 'Kết quả giám định ADN, hoặc văn bản cam đoan có ít nhất hai người làm chứng (TT 04/2020 Điều 14, theo trí nhớ).',
        en: 'A DNA finding, or an undertaking with at least two witnesses (TT 04/2020 Art. 14, from memory).',
      },
      label: { vi: 'Chứng cứ quan hệ cha, mẹ, con', en: 'Evidence' },
      kind: 'choice',
      choices: [
        { code: 'expert', label: { vi: 'Văn bản giám định (ADN)', en: 'Expert’s paper (DNA)' } },
        {
          code: 'undertaking',
          label: { vi: 'Văn bản cam đoan, có hai người làm chứng', en: 'Written undertaking with two witnesses' },
        },
      ],
      required: 'always',
      initial: 'expert',
    },
    {
      path: 'recognition.paper',
      help: {
        vi: 'Ví dụ: giám định số 88/GĐ ngày 10/02/2026, Trung tâm Mẫu.',
        en: 'E.g. finding no. 88/GĐ of 10 February 2026.',
      },
      label: { vi: 'Số, ngày, nơi cấp văn bản', en: 'Number, date and issuer of the paper' },
      kind: 'text',
      required: 'always',
    },
    {
      path: 'recognition.firstWitness',
      help: {
        vi: 'Người làm chứng ký trong văn bản cam đoan, không phải người nhận hoặc được nhận.',
        en: 'Who signed the undertaking as a witness; neither of the two parties.',
      },
      label: { vi: 'Người làm chứng thứ nhất', en: 'First witness' },
      kind: 'name',
      required: 'always',
      askedWhen: byUndertaking,
    },
    {
      path: 'recognition.secondWitness',
      label: { vi: 'Người làm chứng thứ hai', en: 'Second witness' },
      kind: 'name',
      required: 'always',
      askedWhen: byUndertaking,
    },
    {
      path: 'recognition.otherParent',
      help: {
        vi: 'Người cha hoặc mẹ kia của trẻ có biết và đồng ý không. Không đồng ý tức là có tranh chấp: việc của tòa án.',
        en: 'Whether the child’s other parent knows and agrees. If not there is a dispute, which is for the court.',
      },
      label: { vi: 'Ý kiến của người cha hoặc mẹ còn lại', en: 'What the other parent says' },
      kind: 'choice',
      choices: [
        { code: 'agrees', label: { vi: 'Đồng ý', en: 'Agrees' } },
        {
          code: 'cannot',
          label: { vi: 'Đã chết, mất tích hoặc không hỏi được', en: 'Dead, missing or cannot be asked' },
        },
        { code: 'notNeeded', label: { vi: 'Con đã thành niên, không phải hỏi', en: 'The child is of age' } },
      ],
      required: 'always',
    },
    {
      path: 'recognition.child',
      help: {
        vi: 'Con từ đủ 9 tuổi thì hỏi ý kiến của con; dưới 9 tuổi thì không hỏi (Luật HN&GĐ 52/2014, theo trí nhớ).',
        en: 'A child of nine or more is asked; a younger one is not (Luật HN&GĐ 52/2014, from memory).',
      },
      label: { vi: 'Ý kiến của người con', en: 'What the child says' },
      kind: 'choice',
      choices: [
        { code: 'agrees', label: { vi: 'Đồng ý', en: 'Agrees' } },
        { code: 'tooYoung', label: { vi: 'Chưa đủ 9 tuổi', en: 'Not yet nine' } },
      ],
      required: 'always',
    },
    {
      path: 'recognition.bothPresent',
      help: {
        vi: 'Việc này không ủy quyền: các bên cùng có mặt khi đăng ký (Luật Hộ tịch 60/2014 Điều 25).',
        en: 'Not by proxy: the parties are present (Luật Hộ tịch 60/2014 Art. 25).',
      },
      label: { vi: 'Các bên cùng có mặt', en: 'The parties are here' },
      kind: 'yesNo',
      required: 'always',
    },
    {
      path: 'recognition.noDispute',
      help: {
        vi: 'Có tranh chấp thì không đăng ký ở xã: hướng dẫn tới tòa án.',
        en: 'With a dispute nothing is registered here: show the way to the court.',
      },
      label: { vi: 'Việc nhận tự nguyện, không có tranh chấp', en: 'Of free will, without dispute' },
      kind: 'yesNo',
      required: 'always',
    },
    {
      path: 'recognition.lookup',
      help: {
        vi: 'Chứng cứ đã đủ thì để «không phải xác minh». Đang xác minh: thêm không quá 5 ngày làm việc (Luật Hộ tịch 60/2014 Điều 25).',
        en: 'Left where the proof is enough. A verification adds at most five working days (Luật Hộ tịch 60/2014 Art. 25).',
      },
      label: { vi: 'Xác minh', en: 'Verification' },
      kind: 'choice',
      choices: [
        { code: 'done', label: { vi: 'Đủ căn cứ, không phải xác minh', en: 'Not needed' } },
        { code: 'pending', label: { vi: 'Đang xác minh', en: 'Under way' } },
      ],
      required: 'always',
      initial: 'done',
    },
  ],
};
