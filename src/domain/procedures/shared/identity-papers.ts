import type { Check, FieldPath, Fields, Finding } from '../../field.ts';
import { error, warning } from '../../finding.ts';
import type { IdDocument } from '../../id-document.ts';
import { boundsOf } from '../../partial-date.ts';
import { idDocumentAt, textAt } from '../../read-field.ts';
import type { LocalDate } from '../../words.ts';

/** The cards whose number is the personal number itself. */
const cards: readonly string[] = ['4', '10'];

/** Issued before it was shown, a card with the person's own number; and the nine-digit card ended on 31 December 2024. */
export const identityPapers =
  (people: readonly string[]): Check =>
  (fields, { receivedOn }) =>
    people.flatMap((person) => {
      const path = `${person}.idDocument`;
      const paper = idDocumentAt(fields, path);
      if (paper === undefined) return [];
      const wrong = contradiction(path, paper, textAt(fields, `${person}.pin`), receivedOn);
      return wrong === undefined ? expired(path, paper) : [wrong];
    });

/** The same of a person who has died: that the paper has expired since is nobody's concern. */
export const identityPaperOfTheDead =
  (person: string): Check =>
  (fields, { receivedOn }) => {
    const path = `${person}.idDocument`;
    const paper = idDocumentAt(fields, path);
    const wrong =
      paper === undefined ? undefined : contradiction(path, paper, textAt(fields, `${person}.pin`), receivedOn);
    return wrong === undefined ? [] : [wrong];
  };

function contradiction(
  path: FieldPath,
  paper: IdDocument,
  pin: string | undefined,
  receivedOn: LocalDate,
): Finding | undefined {
  if (paper.issuedOn !== undefined && boundsOf(paper.issuedOn).earliest > receivedOn) {
    const [vi, en] = [
      'Ngày cấp giấy tờ sau ngày nhận hồ sơ. Hãy xem lại.',
      'The paper is dated after the dossier was received. Look again.',
    ];
    return error(path, 'issuedAfterReceipt', vi, en);
  }
  if (pin === undefined || !cards.includes(paper.type) || paper.number === pin) return undefined;
  const [vi, en] = [
    'Số thẻ căn cước khác số định danh đã ghi. Hãy xem lại cả hai.',
    'The card’s number is not the personal number given. Look at both again.',
  ];
  return warning(path, 'cardNotNumber', vi, en);
}

function expired(path: FieldPath, paper: IdDocument): readonly Finding[] {
  if (paper.type !== '1') return [];
  return [
    warning(
      path,
      'oldIdentityCard',
      'Chứng minh nhân dân đã hết giá trị từ 31/12/2024. Nên ghi số định danh hoặc thẻ căn cước.',
      'The old identity card expired on 31 December 2024. Better the personal number or the new card.',
    ),
  ];
}

/** Nothing can be looked up of a person without a number or a paper: a warning, for a family may truly have neither. */
export function identityMissing(person: string, vi: string, en: string, fields: Fields): readonly Finding[] {
  const known =
    textAt(fields, `${person}.pin`) !== undefined || idDocumentAt(fields, `${person}.idDocument`) !== undefined;
  if (known) return [];
  return [
    warning(
      `${person}.pin`,
      'identityMissing',
      `${vi} chưa có số định danh hay giấy tờ tùy thân, nên chưa tra cứu được. Có thì hãy ghi.`,
      `${en} has neither a personal number nor an identity paper, so nothing can be looked up. Add one if there is one.`,
    ),
  ];
}
