import type { Procedure } from '../../procedure.ts';
import { civilStatusLaw2026, lawOf2026Unread } from './legal-basis.ts';

/** The same under Luật Hộ tịch 03/2026, as far as it is known: 24 hours, the same questions, one warning (docs/decisions/0136). */
export function underLawOf2026(first: Procedure, changed: Partial<Procedure> = {}): Procedure {
  return {
    ...first,
    version: 2,
    receivedFrom: '2027-03-01',
    receivedUntil: null,
    unsure: lawOf2026Unread,
    timeLimit: { rule: 'duration', duration: 'PT24H' },
    legalBasis: civilStatusLaw2026,
    ...changed,
  };
}
