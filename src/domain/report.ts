import type { Fields } from './field.ts';
import type { Said } from './steps/step-facts.ts';
import type { Instant } from './words.ts';

/** What somebody brought of an event before anybody came to the desk. Nothing of it is ever rewritten. */
export interface Report {
  /** `BAO-…`: by which people speak of it; no receipt. */
  readonly code: string;
  /** When it was written down, by the clock of that device. Who did so is the author of the record's first event. */
  readonly reportedAt: Instant;
  /** Who brought it, where and when it was heard, in whose name: by the paths of the report's own questions. */
  readonly told: Fields;
  /** What became of it where it is still no dossier. Absent: it waits, or was received. */
  readonly ended?: ReportEnding;
  /** How it became a dossier, and what it said of the event until then. Absent: it has not. */
  readonly received?: Said & { readonly procedureVersion: number; readonly fields: Fields };
}

export type ReportEnding = Said & { readonly reason: string } & (
    { readonly kind: 'joined'; readonly other: string } | { readonly kind: 'setAside' }
  );

/**
 * What has become of a report, as far as whoever brought it is told: it waits for an officer, is a dossier now, is one that
 * has come to its end, lies beside a dossier of the same event, or was put aside.
 */
export type ReportFate = 'waiting' | 'takenUp' | 'closed' | 'joined' | 'setAside';
