import type { BookKind } from '../../books/book.ts';
import type { Check, FieldGroup, FieldPath } from '../../field.ts';
import type { PersonBlock, Procedure } from '../../procedure.ts';
import type { Choice, Label } from '../../words.ts';
import { applicantGroup } from '../shared/applicant.ts';
import { declarationDate } from '../shared/declaration-date.ts';
import { declarationGroup } from '../shared/declaration.ts';
import { withExemption } from '../shared/exemption.ts';
import { foreignEntryGroup, foreignEntryPapers, notedFromAbroad, settledInWords } from '../shared/foreign-entry.ts';
import { identityPapers } from '../shared/identity-papers.ts';
import { mayLiveAbroad } from '../shared/living-abroad.ts';
import { applicantsIdentity, authorizationPaper } from '../shared/papers.ts';
import { usableHere } from '../shared/papers-from-abroad.ts';

interface Event {
  readonly id: string;
  readonly event: Label;
  readonly book: BookKind;
  readonly subjects: readonly FieldPath[];
  readonly tellingFacts: readonly FieldPath[];
  readonly persons: readonly PersonBlock[];
  /** The applicant, the persons, the event; how it was settled abroad and the oath come after. */
  readonly groups: readonly FieldGroup[];
  readonly checks: readonly Check[];
  /** Blocks whose identity papers are looked at, beside the applicant's. */
  readonly people: readonly string[];
}

export function applicantOf(vi: string, relationships: readonly Choice[], sameAs: readonly FieldPath[]): FieldGroup {
  const relationshipLabel = { vi, en: 'Relationship to that person' };
  return mayLiveAbroad(applicantGroup({ relationshipLabel, relationships, sameAs }));
}

/**
 * One kind of the other events settled abroad (2.000547). All have one national code; the book, the questions and the
 * notes on older entries are those of the event, so each is a procedure of its own.
 */
export function noteOfEvent({ event, groups, checks, people, ...rest }: Event): Procedure {
  return {
    ...notedFromAbroad,
    ...rest,
    nationalCode: '2.000547',
    name: {
      vi: `Ghi vào Sổ hộ tịch việc ${event.vi} đã giải quyết ở nước ngoài`,
      en: `Note of ${event.en}`,
    },
    submitter: () => ['applicant'],
    result: { vi: `Trích lục ghi vào sổ việc ${event.vi}`, en: 'Extract of what was noted' },
    groups: [...groups, foreignEntryGroup, withExemption(declarationGroup({ copiesNationalName: 'soLuongBanSao' }))],
    checks: [...checks, usableHere('foreign'), identityPapers(['applicant', ...people]), declarationDate],
    papers: [...foreignEntryPapers, authorizationPaper, applicantsIdentity],
  };
}

type NotesOn = NonNullable<Procedure['notesOn']>;

/** The same note, resting on the foreign paper. */
export const basedOnForeignPaper =
  (notesOn: NotesOn): NotesOn =>
  (source, target) => {
    const note = notesOn(source, target);
    if (note === undefined) return undefined;
    const basis = [note.basis, settledInWords(source.fields)].filter((text) => text !== '').join('; ');
    return { ...note, basis };
  };
