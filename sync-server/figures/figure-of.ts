import type { Dossier } from '../../src/domain/dossier.ts';
import type { DeskTime } from '../../src/domain/due-now.ts';
import { isWhollyDigitised } from '../../src/domain/documents/digitised-share.ts';
import { isEndedOtherwise, isKnownUpstream, isRefused } from '../../src/domain/figures/dossier-counts.ts';
import { type EntryFacts, entryFactsOf } from '../../src/domain/figures/entry-facts.ts';
import { standingAt, turnsOf } from '../../src/domain/figures/standing-at.ts';
import { isHandedIn, isReport } from '../../src/domain/life-cycle.ts';
import { daysBetween } from '../../src/domain/local-date.ts';
import { finishOf } from '../../src/domain/punctuality.ts';
import { localDateOf } from '../../src/domain/vietnam-time.ts';
import type { Instant, LocalDate } from '../../src/domain/words.ts';

/** What may be counted of one dossier. */
export interface DossierFigure {
  readonly id: string;
  readonly procedure: string;
  readonly receivedOn: LocalDate;
  /** When papers were asked for. */
  readonly askedOn: LocalDate | null;
  /** Second since 1970 at which the server had the word that it was finished; `null`: not yet. */
  readonly recorded: number | null;
  readonly isOnline: boolean;
  readonly isUpstream: boolean;
  readonly isDigitised: boolean;
  readonly isRefused: boolean;
  readonly isEnded: boolean;
  /** One after the other without a gap; none where nobody handed it in. */
  readonly standings: readonly FigureStanding[];
  readonly entry: EntryFacts | null;
  /** What its slips say it is called; never told with the figures. */
  readonly codes: readonly string[];
}

/** How it stood from one moment to the next. */
export interface FigureStanding {
  /** Milliseconds since 1970. `till` is no more part of it; `null`: it lasts. */
  readonly since: number;
  readonly till: number | null;
  /** Seconds, by which being late is judged. `judged`: when it was finished, or its clock stopped; `null`: it runs. */
  readonly due: number;
  readonly judged: number | null;
  readonly isPaused: boolean;
  readonly finishedOn: LocalDate | null;
  /** From receipt to finish. */
  readonly days: number;
}

const seconds = (at: Instant): number => Math.floor(Date.parse(at) / 1_000);

/** By the same words as a device counts its own (`countsOf`); `null`: a report was promised nothing. */
export function figureOf(dossier: Dossier, desk: DeskTime): DossierFigure | null {
  if (isReport(dossier)) return null;
  const { codes, supplement } = dossier;
  const recorded = finishOf(dossier)?.event.recordedAt ?? null;
  return {
    id: dossier.id,
    procedure: dossier.procedure,
    receivedOn: localDateOf(dossier.receivedAt),
    askedOn: supplement === undefined ? null : localDateOf(supplement.requestedAt),
    recorded: recorded === null ? null : seconds(recorded),
    isOnline: dossier.channel === 'online',
    isUpstream: isKnownUpstream(dossier),
    isDigitised: isWhollyDigitised(dossier),
    isRefused: isRefused(dossier),
    isEnded: isEndedOtherwise(dossier),
    standings: isHandedIn(dossier) ? standingsOf(dossier, desk) : [],
    entry: entryFactsOf(dossier) ?? null,
    codes: [codes.provisional, codes.official].filter((code) => code !== null),
  };
}

function standingsOf(dossier: Dossier, desk: DeskTime): readonly FigureStanding[] {
  const turns = turnsOf(dossier);
  const receivedOn = localDateOf(dossier.receivedAt);
  const begin = new Date(0).toISOString();
  return [begin, ...turns].map((from, at): FigureStanding => {
    const { dueAt, pausedSince, finishedAt } = standingAt(dossier, from, desk);
    const judged = pausedSince ?? finishedAt;
    const finishedOn = finishedAt === null ? null : localDateOf(finishedAt);
    const till = turns[at];
    return {
      since: Date.parse(from),
      till: till === undefined ? null : Date.parse(till),
      due: seconds(dueAt),
      judged: judged === null ? null : seconds(judged),
      isPaused: pausedSince !== null,
      finishedOn,
      days: finishedOn === null ? 0 : Math.max(0, daysBetween(receivedOn, finishedOn)),
    };
  });
}
