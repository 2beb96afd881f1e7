import { bookFactsOf } from './books/book-id.ts';
import { isOfficeId } from './office/office-id.ts';
import type { RecordKind } from './record-ref.ts';

/** What kind of record an id is of: books and office records say it themselves. */
export function kindOfId(id: string): RecordKind {
  if (bookFactsOf(id) !== undefined) return 'book';
  return isOfficeId(id) ? 'office' : 'dossier';
}
