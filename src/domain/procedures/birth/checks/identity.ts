import type { Check } from '../../../field.ts';
import { error, warning } from '../../../finding.ts';
import { textAt } from '../../../read-field.ts';
import type { Label } from '../../../words.ts';
import { numberDoubts } from '../../shared/number-doubts.ts';

const otherSex: Label = {
  vi: 'Số định danh này là của người khác giới. Hãy xem có nhầm cha với mẹ không.',
  en: 'This personal number belongs to the other sex. Are father and mother mixed up?',
};

/** The number tells sex and year (warnings only: old data has such faults). */
export const personalNumbers: Check = (fields) => {
  const mother = textAt(fields, 'mother.pin');
  const findings = [...numberDoubts('mother', '2', otherSex, fields), ...numberDoubts('father', '1', otherSex, fields)];
  if (mother === undefined || mother !== textAt(fields, 'father.pin')) return findings;
  const [vi, en] = [
    'Số định danh của cha trùng với của mẹ. Hãy xem lại.',
    'Father and mother have the same number. Look again.',
  ];
  return [...findings, error('father.pin', 'samePersonTwice', vi, en)];
};

/** An applicant who says to be a parent is that parent. */
export const applicantAsParent: Check = (fields) => {
  const relationship = textAt(fields, 'applicant.relationship');
  if (relationship !== 'mother' && relationship !== 'father') return [];
  const own = textAt(fields, 'applicant.pin');
  const parents = textAt(fields, `${relationship}.pin`);
  if (own === undefined || parents === undefined || own === parents) return [];
  const [vi, en] = relationship === 'mother' ? ['mẹ', 'the mother'] : ['cha', 'the father'];
  return [
    warning(
      'applicant.pin',
      'applicantNotThatParent',
      `Người yêu cầu là ${vi} nhưng số định danh khác với số ở phần ${vi}. Hãy xem lại.`,
      `The applicant is ${en}, but the number differs from the one given for ${en}. Look again.`,
    ),
  ];
};
