import type { Check } from '../../field.ts';
import { textAt } from '../../read-field.ts';
import type { Label } from '../../words.ts';
import { identityMissing } from './identity-papers.ts';
import { numberDoubts } from './number-doubts.ts';

const otherSex: Label = {
  vi: 'Số định danh này là của người khác giới. Hãy xem thẻ nào đã quét vào phần nào.',
  en: 'This personal number belongs to the other sex. Which card was read into which block?',
};

function isSex(text: string | undefined): text is '1' | '2' | '3' {
  return text === '1' || text === '2' || text === '3';
}

/** Who a block is about can be told: by a number that fits, or by a paper. `vi`, `en`: what the person is called there. */
export const identityOf =
  (person: string, vi: string, en: string): Check =>
  (fields) => {
    const sex = textAt(fields, `${person}.sex`);
    const missing = textAt(fields, `${person}.fullName`) === undefined ? [] : identityMissing(person, vi, en, fields);
    return [...missing, ...(isSex(sex) ? numberDoubts(person, sex, otherSex, fields) : [])];
  };
