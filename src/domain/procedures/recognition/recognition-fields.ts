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
      label: { vi: 'Bên nhận và bên được nhận', en: 'Who recognises whom' },
      kind: 'choice',
      choices: relations,
      required: 'always',
      initial: '1',
    },
    {
      path: 'recognition.evidence',
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
      label: { vi: 'Số, ngày, nơi cấp văn bản', en: 'Number, date and issuer of the paper' },
      kind: 'text',
      required: 'always',
    },
    {
      path: 'recognition.firstWitness',
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
      label: { vi: 'Các bên cùng có mặt', en: 'The parties are here' },
      kind: 'yesNo',
      required: 'always',
    },
    {
      path: 'recognition.noDispute',
      label: { vi: 'Việc nhận tự nguyện, không có tranh chấp', en: 'Of free will, without dispute' },
      kind: 'yesNo',
      required: 'always',
    },
    {
      path: 'recognition.lookup',
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
