import type { Dossier } from '../dossier.ts';
import { type Outcome, type Problem, refused } from '../outcome.ts';
import type { Instant, Label } from '../words.ts';
import type { Book } from './book.ts';

/** What is known when an act is judged: on a device, nothing of the server's yet. */
export interface Moment {
  /** When the server took the act in; `null` while it waits on the device. */
  readonly recordedAt: Instant | null;
  /** The server's epoch; `null` on a device. */
  readonly epoch: string | null;
}

export const onDevice: Moment = { recordedAt: null, epoch: null };

/** What one act does to one book. */
export type BookOutcome =
  /** `merged`: it was so already. */
  | { readonly status: 'applied' | 'merged'; readonly book: Book }
  | { readonly status: 'refused'; readonly problems: readonly Problem[] }
  /** The book is not there (yet): its opening has not arrived. */
  | { readonly status: 'recordMissing' }
  | { readonly status: 'unknownKind' };

/** What an act does to both its records together: all of it, or nothing. */
export type JointOutcome =
  | {
      readonly status: 'applied' | 'merged';
      readonly dossier: Dossier;
      /** Absent: the book stays as it is. */
      readonly book?: Book;
      /** The number that the server gave, when the act had asked for one. */
      readonly given?: { readonly number: number; readonly fence: Book['pen']['fence'] };
    }
  | Exclude<Outcome, { status: 'applied' | 'merged' | 'recordMissing' }>
  /** `of`: the second record is not there (yet); absent: the first. */
  | { readonly status: 'recordMissing'; readonly of?: string };

/** A refusal, for whichever of the two records it is. */
export function refusal(code: string, vi: string, en: string, field: string | null = null): Refused {
  const message: Label = { vi, en };
  return refused(code, message, field);
}

export type Refused = Extract<Outcome, { status: 'refused' }>;

export const noBookId = refusal(
  'notThisBook',
  'Mã của sổ không khớp với cơ quan, loại sổ, năm và ngày mở sổ.',
  'The register’s id does not fit its authority, kind, year and opening day.',
);
