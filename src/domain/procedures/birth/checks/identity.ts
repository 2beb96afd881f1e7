import type { Check, Fields, Finding } from '../../../field.ts';
import { error, warning } from '../../../finding.ts';
import { boundsOf } from '../../../partial-date.ts';
import { doubtsAboutPersonalNumber, type PersonalNumberDoubt } from '../../../personal-number.ts';
import { idDocumentAt, partialDateAt, textAt } from '../../../read-field.ts';
import type { Label } from '../../../words.ts';

const doubts: Readonly<Record<PersonalNumberDoubt, Label>> = {
  pinSex: {
    vi: 'Số định danh này là của người khác giới. Hãy xem có nhầm cha với mẹ không.',
    en: 'This personal number belongs to the other sex. Are father and mother mixed up?',
  },
  pinYear: {
    vi: 'Năm sinh trong số định danh khác năm sinh đã ghi. Hãy xem lại cả hai.',
    en: 'The year in the personal number is not the year of birth given. Look at both again.',
  },
};

function parentDoubts(fields: Fields, parent: 'mother' | 'father', sex: '1' | '2'): readonly Finding[] {
  const pin = textAt(fields, `${parent}.pin`);
  if (pin?.length !== 12) return [];
  const birthDate = partialDateAt(fields, `${parent}.birthDate`);
  return doubtsAboutPersonalNumber(pin, { sex, birthDate }).map((doubt) =>
    warning(`${parent}.pin`, doubt, doubts[doubt].vi, doubts[doubt].en),
  );
}

/** The number tells sex and year (warnings only: old data has such faults). */
export const personalNumbers: Check = (fields) => {
  const mother = textAt(fields, 'mother.pin');
  const findings = [...parentDoubts(fields, 'mother', '2'), ...parentDoubts(fields, 'father', '1')];
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

const people: readonly string[] = ['applicant', 'mother', 'father'];

/** The cards whose number is the personal number itself. */
const cards: readonly string[] = ['4', '10'];

/** Issued before it was shown, a card with the person's own number; and the nine-digit card ended on 31 December 2024. */
export const identityPapers: Check = (fields, { receivedOn }) =>
  people.flatMap((person) => {
    const path = `${person}.idDocument`;
    const pin = textAt(fields, `${person}.pin`);
    const paper = idDocumentAt(fields, path);
    if (paper === undefined) return [];
    if (paper.issuedOn !== undefined && boundsOf(paper.issuedOn).earliest > receivedOn) {
      const [vi, en] = [
        'Ngày cấp giấy tờ sau ngày nhận hồ sơ. Hãy xem lại.',
        'The paper is dated after the dossier was received. Look again.',
      ];
      return [error(path, 'issuedAfterReceipt', vi, en)];
    }
    if (pin !== undefined && cards.includes(paper.type) && paper.number !== pin) {
      const [vi, en] = [
        'Số thẻ căn cước khác số định danh đã ghi. Hãy xem lại cả hai.',
        'The card’s number is not the personal number given. Look at both again.',
      ];
      return [warning(path, 'cardNotNumber', vi, en)];
    }
    if (paper.type !== '1') return [];
    return [
      warning(
        path,
        'oldIdentityCard',
        'Chứng minh nhân dân đã hết giá trị từ 31/12/2024. Nên ghi số định danh hoặc thẻ căn cước.',
        'The old identity card expired on 31 December 2024. Better the personal number or the new card.',
      ),
    ];
  });
