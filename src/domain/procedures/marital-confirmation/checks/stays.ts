import type { Check, Fields, Finding } from '../../../field.ts';
import { error, warning } from '../../../finding.ts';
import { printLocalDate } from '../../../local-date.ts';
import { rowPath } from '../../../numbered-rows.ts';
import { boundsOf, comparePartialDates } from '../../../partial-date.ts';
import { addressAt, partialDateAt, textAt } from '../../../read-field.ts';
import { gapBetween, gapNote, type Stay, stays, staysIn } from '../stays.ts';

/** Each stay by itself: it ends after it begins, within the person's life, not after the day of receipt. */
export const staysInLife: Check = (fields, { receivedOn }) => {
  const birth = partialDateAt(fields, 'subject.birthDate');
  return staysIn(fields).flatMap(({ n, from, to }): readonly Finding[] => {
    const findings: Finding[] = [];
    if (from !== undefined && birth !== undefined && comparePartialDates(from, birth) === 'before')
      findings.push(
        error(
          rowPath(stays, n, 'from'),
          'stayBeforeBirth',
          'Ngày này trước ngày sinh. Hãy xem lại cả hai.',
          'This is before the birth. Look at both again.',
        ),
      );
    if (from !== undefined && to !== undefined && comparePartialDates(to, from) === 'before')
      findings.push(
        error(
          rowPath(stays, n, 'to'),
          'stayEndsBeforeItBegins',
          '«Đến ngày» trước «Từ ngày». Hãy xem lại cả hai.',
          'The end is before the beginning. Look at both again.',
        ),
      );
    for (const [name, date] of [['from', from] as const, ['to', to] as const]) {
      if (date !== undefined && boundsOf(date).earliest > receivedOn)
        findings.push(
          error(
            rowPath(stays, n, name),
            'stayAfterReceipt',
            'Không xác nhận được cho thời gian sau ngày nhận hồ sơ. Đang cư trú thì để trống «Đến ngày».',
            'Time after the dossier was received cannot be confirmed. Leave the end empty if the person lives there now.',
          ),
        );
    }
    return findings;
  });
};

function betweenTwo(before: Stay, after: Stay, fields: Fields): readonly Finding[] {
  const { to } = before;
  const { n, from } = after;
  if (to === undefined || from === undefined) return [];
  const path = rowPath(stays, n, 'from');
  // The day of moving belongs to both.
  if (boundsOf(from).latest < boundsOf(to).earliest)
    return [
      error(
        path,
        'staysOverlap',
        `Trùng với thời gian ở nơi thứ ${before.n}. Ghi theo thứ tự, nơi sau bắt đầu khi nơi trước đã hết.`,
        `This overlaps with no. ${before.n}. In order of time: one begins when the one before has ended.`,
      ),
    ];
  const gap = gapBetween(to, from);
  if (gap === undefined || textAt(fields, gapNote) !== undefined) return [];
  const [first, last] = [printLocalDate(gap.first), printLocalDate(gap.last)];
  return [
    error(
      path,
      'gapBetweenStays',
      `Từ ${first} đến ${last} chưa khai cư trú ở đâu. Thêm nơi đó; nếu ở nước ngoài thì ghi vào «Khoảng thời gian không cư trú trong nước».`,
      `From ${first} to ${last} no residence is declared. Add it; if it was abroad, say so in “Time not spent in the country”.`,
    ),
  ];
}

/** Several places follow each other without a gap and without an overlap. */
export const staysFollow: Check = (fields) => {
  const all = staysIn(fields);
  return all.flatMap((stay, index) => {
    const before = all[index - 1];
    return before === undefined ? [] : betweenTwo(before, stay, fields);
  });
};

/** What this commune's own books tell is only of those who lived here. */
export const ownBooksOfOwn: Check = (fields, { communeCode }) =>
  staysIn(fields).flatMap(({ n }) => {
    const place = addressAt(fields, rowPath(stays, n, 'place'));
    const own = fields[rowPath(stays, n, 'lookup')] === 'ownBooks';
    if (communeCode === undefined || place === undefined || place.communeCode === communeCode || !own) return [];
    return [
      warning(
        rowPath(stays, n, 'lookup'),
        'booksOfAnotherCommune',
        'Nơi này thuộc xã khác: sổ của xã này không đủ để xác nhận. Hãy tra cơ sở dữ liệu hoặc hỏi xã đó.',
        'This place is in another commune: our own books are not enough. Ask the database or that commune.',
      ),
    ];
  });
