import type { Check, FieldPath, Finding } from '../../field.ts';
import { error, warning } from '../../finding.ts';
import { ageBounds, boundsOf, comparePartialDates } from '../../partial-date.ts';
import { addressAt, partialDateAt, textAt } from '../../read-field.ts';
import { rolesIn } from './relations.ts';

const minimumGap = 12;

/** A father is a man, a mother a woman, and older than the child. */
export const rolesFit: Check = (fields) => {
  const roles = rolesIn(fields);
  if (roles === undefined) return [];
  const { parent, child, as } = roles;
  const findings: Finding[] = [];
  const sex = textAt(fields, `${parent}.sex`);
  if (sex !== undefined && sex !== '3' && sex !== (as === 'father' ? '1' : '2')) {
    const [vi, en] = [
      'Giới tính không khớp với «cha» hay «mẹ» đã chọn. Hãy xem lại ai nhận ai.',
      'The sex does not fit “father” or “mother”. Who recognises whom?',
    ];
    findings.push(error(`${parent}.sex`, 'sexNotRole', vi, en));
  }
  const [older, younger] = [partialDateAt(fields, `${parent}.birthDate`), partialDateAt(fields, `${child}.birthDate`)];
  if (older !== undefined && younger !== undefined) {
    if (comparePartialDates(older, younger) !== 'before' && older.y >= younger.y) {
      const [vi, en] = ['Cha, mẹ phải sinh trước con. Hãy xem lại.', 'A parent is born before the child. Look again.'];
      findings.push(error(`${parent}.birthDate`, 'parentNotOlder', vi, en));
    } else if (younger.y - older.y < minimumGap) {
      const [vi, en] = [
        `Cha, mẹ hơn con chưa đến ${minimumGap} tuổi. Hãy xem lại cả hai ngày sinh.`,
        `Less than ${minimumGap} years between parent and child. Look at both dates again.`,
      ];
      findings.push(warning(`${parent}.birthDate`, 'parentVeryYoung', vi, en));
    }
  }
  const pin = textAt(fields, 'recogniser.pin');
  if (pin !== undefined && pin === textAt(fields, 'recognised.pin')) {
    const [vi, en] = ['Hai người có cùng số định danh. Hãy xem lại.', 'Both have the same number. Look again.'];
    findings.push(error('recognised.pin', 'samePersonTwice', vi, en));
  }
  return findings;
};

/** BLDS 91/2015 and Luật Hôn nhân và gia đình 52/2014: a child of nine is asked; the other parent of a minor too (from memory). */
export const opinions: Check = (fields, { receivedOn }) => {
  const roles = rolesIn(fields);
  const birth = roles === undefined ? undefined : partialDateAt(fields, `${roles.child}.birthDate`);
  if (birth === undefined || boundsOf(birth).latest > receivedOn) return [];
  const { atLeast, atMost } = ageBounds(birth, receivedOn);
  const findings: Finding[] = [];
  if (fields['recognition.child'] === 'tooYoung' && atLeast >= 9) {
    const [vi, en] = [
      'Người con đã đủ 9 tuổi: phải hỏi ý kiến và được đồng ý.',
      'The child is nine already and must be asked and agree.',
    ];
    findings.push(error('recognition.child', 'childMustAgree', vi, en));
  }
  if (fields['recognition.otherParent'] === 'notNeeded' && atMost < 18) {
    const [vi, en] = [
      'Người con chưa thành niên: phải hỏi người cha hoặc mẹ còn lại.',
      'The child is a minor: the other parent must be asked.',
    ];
    findings.push(error('recognition.otherParent', 'otherParentAsked', vi, en));
  }
  return findings;
};

const conditions: readonly (readonly [FieldPath, string, string, string])[] = [
  [
    'recognition.bothPresent',
    'notBothPresent',
    'Các bên phải cùng có mặt, không ủy quyền. Hãy hẹn cùng đến; bản nháp vẫn giữ đây.',
    'The parties must be here themselves. Ask them to come together; the draft stays here.',
  ],
  [
    'recognition.noDispute',
    'dispute',
    'Có tranh chấp thì Tòa án giải quyết, xã không đăng ký. Hãy hướng dẫn người dân.',
    'A dispute is for the court, not for the commune. Tell the citizen so.',
  ],
];

export const declaredByBoth: Check = (fields) =>
  conditions.flatMap(([path, code, vi, en]) => (fields[path] === false ? [error(path, code, vi, en)] : []));

/** Luật Hộ tịch 60/2014 Art. 24: where either lives. */
export const competence: Check = (fields, { communeCode }) => {
  const homes = ['recogniser', 'recognised'].map((person) => addressAt(fields, `${person}.residence`));
  if (communeCode === undefined || homes.some((home) => home === undefined || home.communeCode === communeCode))
    return [];
  return [
    warning(
      'recogniser.residence',
      'otherCommune',
      'Không bên nào cư trú ở xã này: xã nơi một trong hai bên cư trú mới có thẩm quyền. Hãy giúp nộp tới đó.',
      'Neither lives in this commune: the commune where either lives is competent. Help to file there.',
    ),
  ];
};

/** Only a birth entry says who the parents are. */
export const originalIsBirth: Check = (fields) =>
  fields['original.kind'] === 'KS' || fields['original.kind'] === undefined
    ? []
    : [
        error(
          'original.kind',
          'notABirth',
          'Ở đây ghi việc khai sinh của người con. Hãy chọn «Khai sinh».',
          'This is the child’s birth entry. Choose “Birth”.',
        ),
      ];
