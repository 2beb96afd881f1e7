import type { FieldPath, FieldValue } from '../field.ts';
import type { Instant, LocalDate } from '../words.ts';
import type { BookKind, Fence } from './book.ts';

/** How an event came into the book (loaiDangKy): on time, late, registered again, noted from abroad; of an old book perhaps nobody knows. */
export type EntryKind = 'timely' | 'late' | 'reRegistration' | 'foreignAnnotation' | 'unknown';

/** Where a dossier stands in a register book (Luật Hộ tịch 60/2014 Art. 58). Set once by the act that enters it; never edited. */
export interface RegisterEntry {
  /** Id of the book. */
  readonly book: string;
  readonly bookKind: BookKind;
  readonly year: number;
  /** Code of the commune that keeps the book, as it was on the day. */
  readonly authority: string;
  readonly number: number;
  /** Under which lending of the pen it was taken (R19). */
  readonly fence: Fence;
  /** E.g. `01/2026`. */
  readonly volume: string;
  readonly page: number | null;
  readonly registeredOn: LocalDate;
  readonly kind: EntryKind;
  readonly signer: string;
  readonly signerTitle: string;
  /** Name of the civil-status officer (người thực hiện). */
  readonly officer: string;
  readonly remarks: string | null;
}

/** What an entry says differently since, or what has ended it. */
export type AnnotationKind =
  'change' | 'correction' | 'supplement' | 'ethnicity' | 'recognition' | 'divorce' | 'annulment' | 'death' | 'other';

/** A note on an entry (ghi chú vào sổ): append-only, the entry itself is never edited; later extracts show it. */
export interface Annotation {
  /** The mutation's id. */
  readonly id: string;
  readonly kind: AnnotationKind;
  /** Day it was written in the book. */
  readonly on: LocalDate;
  /** What it rests on, in words a reader of the book can follow: paper, number, day, authority. */
  readonly basis: string;
  /** The dossier it comes from, where that is one of ours. */
  readonly dossier: string | null;
  readonly changes: readonly {
    readonly field: FieldPath;
    readonly from: FieldValue | null;
    readonly to: FieldValue | null;
  }[];
  readonly author: string;
  readonly recordedAt: Instant | null;
}
