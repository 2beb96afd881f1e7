import type { FieldGroup, FieldPath, Fields } from '../../field.ts';
import type { Label } from '../../words.ts';
import { personFields } from '../shared/person-fields.ts';
import { fatherKnown, motherKnown } from './parentage.ts';

/** The same questions of either parent; none of them once that parent is unknown. */
function parentGroup(
  id: 'mother' | 'father',
  title: Label,
  national: 'me' | 'cha',
  askedWhen: (fields: Fields) => boolean,
  sameAs: readonly FieldPath[],
): FieldGroup {
  return {
    id,
    title,
    fields: personFields({
      id,
      national,
      askedWhen,
      sameAs,
      nameLabel: { vi: 'Họ tên', en: 'Full name' },
      birthLabel: { vi: 'Năm sinh', en: 'Year of birth' },
      residence: { name: 'residence', label: { vi: 'Nơi cư trú', en: 'Residence' }, required: 'never' },
    }),
  };
}

export const motherGroup = parentGroup('mother', { vi: 'Người mẹ', en: 'Mother' }, 'me', motherKnown, [
  'applicant.residence',
  'child.hometown',
  'father.residence',
]);
export const fatherGroup = parentGroup('father', { vi: 'Người cha', en: 'Father' }, 'cha', fatherKnown, [
  'applicant.residence',
  'child.hometown',
  'mother.residence',
]);
