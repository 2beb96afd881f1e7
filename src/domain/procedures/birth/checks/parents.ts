import type { Check, Fields, Finding } from '../../../field.ts';
import { error, warning } from '../../../finding.ts';
import { isLocalDate } from '../../../local-date.ts';
import { ageBounds, partialFromLocalDate } from '../../../partial-date.ts';
import { addressAt, partialDateAt, textAt } from '../../../read-field.ts';
import { identityMissing } from '../../shared/identity-papers.ts';
import { fatherKnown, motherKnown } from '../parentage.ts';

const youngest = 12;
const oldest = 60;

interface Parent {
  readonly id: 'mother' | 'father';
  readonly vi: string;
  readonly en: string;
  readonly known: (fields: Fields) => boolean;
}

const parents: readonly Parent[] = [
  { id: 'mother', vi: 'Mẹ', en: 'The mother', known: motherKnown },
  { id: 'father', vi: 'Cha', en: 'The father', known: fatherKnown },
];

function ageFindings(parent: Parent, fields: Fields): readonly Finding[] {
  const path = `${parent.id}.birthDate`;
  const birth = partialDateAt(fields, path);
  const childBirth = textAt(fields, 'child.birthDate');
  if (birth === undefined || childBirth === undefined || !isLocalDate(childBirth)) return [];
  const gap = partialFromLocalDate(childBirth).y - birth.y;
  if (gap <= 0) {
    return [
      error(
        path,
        'parentNotOlder',
        `${parent.vi} sinh năm ${birth.y}, không trước năm sinh của con. Hãy xem lại cả hai ngày.`,
        `${parent.en} was born in ${birth.y}, not before the child’s year. Look at both dates again.`,
      ),
    ];
  }
  const { atMost } = ageBounds(birth, childBirth);
  const odd = atMost < youngest ? atMost : gap > oldest ? gap : undefined;
  if (odd === undefined) return [];
  return [
    warning(
      path,
      odd < youngest ? 'parentVeryYoung' : 'parentVeryOld',
      `${parent.vi} ${odd} tuổi khi sinh con, có đúng không? Hãy xem lại năm sinh.`,
      `${parent.en} would be ${odd} when the child was born. Is that so? Look at the year again.`,
    ),
  ];
}

/** The parents' ages at the birth: impossible is an error, unlikely a warning. */
export const parentsAges: Check = (fields) =>
  parents.filter((parent) => parent.known(fields)).flatMap((parent) => ageFindings(parent, fields));

function missingFindings(parent: Parent, fields: Fields): readonly Finding[] {
  const findings: Finding[] = [];
  if (textAt(fields, `${parent.id}.fullName`) === undefined) return findings;
  if (addressAt(fields, `${parent.id}.residence`) === undefined) {
    findings.push(
      warning(
        `${parent.id}.residence`,
        'residenceMissing',
        `${parent.vi} chưa có nơi cư trú. Chỉ bỏ trống khi đã mất hoặc không xác định được.`,
        `${parent.en} has no residence. Leave it empty only if dead or if none can be told.`,
      ),
    );
  }
  findings.push(...identityMissing(parent.id, parent.vi, parent.en, fields));
  return findings;
}

/** What the law wants of a known parent but what a family may truly not have. */
export const parentsParticulars: Check = (fields) =>
  parents.filter((parent) => parent.known(fields)).flatMap((parent) => missingFindings(parent, fields));
