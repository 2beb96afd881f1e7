import type { Dossier } from '../dossier.ts';
import type { DeskTime } from '../due-now.ts';
import { inCase } from '../procedure.ts';
import { procedureVersion } from '../procedures/catalogue.ts';
import { localDateOf } from '../vietnam-time.ts';
import type { Instant } from '../words.ts';
import { addedCounts, countsOf, type DossierCounts, noDossiers } from './dossier-counts.ts';
import { type BookCounts, countBooks, entriesIn, type CountedEntries } from './entry-counts.ts';
import { gatherHeard, type Heard } from './heard.ts';
import { daysOf, monthsOf, type Closing, type Period } from './period.ts';
import { addReport, noReports, type ReportCounts } from './report-counts.ts';

/** What a device counts of its own commune for a period. */
export interface OwnFigures {
  readonly whole: DossierCounts;
  /** By the field of service and the procedure, as they are called in Vietnamese, and by the channel. */
  readonly byField: ReadonlyMap<string, DossierCounts>;
  readonly byProcedure: ReadonlyMap<string, DossierCounts>;
  readonly byChannel: ReadonlyMap<Dossier['channel'], DossierCounts>;
  readonly books: readonly BookCounts[];
  /** The same for each month of the period. */
  readonly months: readonly { readonly month: Period; readonly books: readonly BookCounts[] }[];
  /** By the account that brought them. */
  readonly reports: ReadonlyMap<string, ReportCounts>;
  readonly heard: Heard;
}

interface Wanted {
  readonly period: Period;
  readonly closing: Closing;
  readonly now: Instant;
  readonly desk: DeskTime;
}

/** Takes dossiers one after the other, so that not all of them need be held at once. */
export interface FigureGathering {
  add(dossier: Dossier): void;
  told(): OwnFigures;
}

export function gatherFigures({ period, closing, now, desk }: Wanted): FigureGathering {
  const days = daysOf(period, closing);
  const [byField, byProcedure] = [new Map<string, DossierCounts>(), new Map<string, DossierCounts>()];
  const byChannel = new Map<Dossier['channel'], DossierCounts>();
  const reports = new Map<string, ReportCounts>();
  const machines = gatherHeard();
  const entries: CountedEntries[] = [];
  const months = monthsOf(period).map((month) => ({
    month,
    days: daysOf(month, closing),
    entries: [] as CountedEntries[],
  }));
  let whole = noDossiers;
  return {
    add(dossier) {
      machines.add(dossier);
      for (const of of [{ days, entries }, ...months]) of.entries.push(...entriesIn([dossier], of.days));
      const { report, events } = dossier;
      const reportedOn = report === undefined ? '' : localDateOf(report.reportedAt);
      if (reportedOn >= days.from && reportedOn <= days.to) {
        const by = events[0]?.author ?? '';
        reports.set(by, addReport(reports.get(by) ?? noReports, dossier));
      }
      const counts = countsOf(dossier, days, now, desk);
      if (counts === undefined) return;
      const add = <Row>(rows: Map<Row, DossierCounts>, row: Row) =>
        rows.set(row, addedCounts([rows.get(row) ?? noDossiers, counts]));
      const { field, name } = namesOf(dossier);
      whole = addedCounts([whole, counts]);
      add(byField, field);
      add(byProcedure, name);
      add(byChannel, dossier.channel);
    },
    told: () => ({
      ...{ whole, byField, byProcedure, byChannel, reports, heard: machines.heard },
      books: countBooks(entries),
      months: months.map((of) => ({ month: of.month, books: countBooks(of.entries) })),
    }),
  };
}

function namesOf(dossier: Dossier): { readonly field: string; readonly name: string } {
  const procedure = procedureVersion(dossier.procedure, dossier.procedureVersion);
  // Of a newer build's procedure nothing is known but what it is called among us.
  if (procedure === undefined) return { field: '', name: dossier.procedure };
  const { serviceField, name } = inCase(procedure, dossier.fields);
  return { field: serviceField.vi, name: name.vi };
}
