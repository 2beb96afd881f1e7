import { warning } from '../finding.ts';
import type { Finding } from '../field.ts';
import { printLocalDate } from '../local-date.ts';
import type { LocalDate } from '../words.ts';
import type { Book } from './book.ts';

/** What is odd about a number or a day before it is entered: told once, a person decides against the paper book. */
export function entryWarnings(
  book: Book,
  { number, registeredOn }: { readonly number: number; readonly registeredOn: LocalDate },
): readonly Finding[] {
  const { last, lastDate } = book;
  const found: Finding[] = [];
  if (lastDate !== null && number > last && registeredOn < lastDate) {
    const latest = printLocalDate(lastDate);
    found.push(
      warning(
        'registeredOn',
        'dateOutOfOrder',
        `Mục trước trong sổ ghi ngày ${latest}, sau ngày này. Hãy xem lại sổ giấy.`,
        `The entry before this one is dated ${latest}, after this day. Look at the paper book.`,
      ),
    );
  }
  if (number > last + 1) {
    const range = number === last + 2 ? `${last + 1}` : `${last + 1}–${number - 1}`;
    found.push(
      warning(
        'number',
        'numbersPassedOver',
        `Bỏ qua số ${range}: các số này sẽ chờ làm rõ.`,
        `This passes over ${range}: those stay in doubt until they are settled.`,
      ),
    );
  }
  return found;
}
