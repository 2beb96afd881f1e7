import type { BookKind } from '../../src/domain/books/book.ts';
import type { Dossier } from '../../src/domain/dossier.ts';
import { dueOf } from '../../src/domain/current-due.ts';
import type { DeskTime } from '../../src/domain/due-now.ts';
import { isReport } from '../../src/domain/life-cycle.ts';
import { finishOf } from '../../src/domain/punctuality.ts';
import { localDateOf } from '../../src/domain/vietnam-time.ts';
import type { Instant } from '../../src/domain/words.ts';

/** What may be counted of one dossier. Times in whole seconds since 1970, by which being late is judged. */
export interface DossierFigure {
  readonly id: string;
  readonly procedure: string;
  /** In which it was received, as `2026-11`. */
  readonly month: string;
  readonly due: number;
  /** When it was finished or its clock stopped; `null`: it runs. */
  readonly judged: number | null;
  /** When the server had the word that it was finished; `null`: not yet. */
  readonly recorded: number | null;
  readonly isFinished: boolean;
  readonly isPaused: boolean;
  readonly bookKind: BookKind | null;
  readonly enteredMonth: string | null;
  /** What its slips say it is called; never told with the figures. */
  readonly codes: readonly string[];
}

const seconds = (at: Instant): number => Math.floor(Date.parse(at) / 1_000);

/** By the same words as the desk's own page (`onTimeLine`); `null`: a report was promised nothing. */
export function figureOf(dossier: Dossier, { calendar, hours }: DeskTime): DossierFigure | null {
  if (isReport(dossier)) return null;
  const { dueAt, pausedSince } = dueOf(dossier, calendar, hours);
  const finish = finishOf(dossier);
  const judged = pausedSince ?? finish?.at ?? null;
  const recorded = finish?.event.recordedAt ?? null;
  const { entry } = dossier;
  return {
    id: dossier.id,
    procedure: dossier.procedure,
    month: localDateOf(dossier.receivedAt).slice(0, 7),
    due: seconds(dueAt),
    judged: judged === null ? null : seconds(judged),
    recorded: recorded === null ? null : seconds(recorded),
    isFinished: finish !== undefined,
    isPaused: pausedSince !== null,
    bookKind: entry?.bookKind ?? null,
    enteredMonth: entry?.registeredOn.slice(0, 7) ?? null,
    codes: [dossier.codes.provisional, dossier.codes.official].filter((code) => code !== null),
  };
}
