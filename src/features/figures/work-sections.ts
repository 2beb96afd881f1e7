import type { LateMessages } from '../../messages/language.ts';
import type { FigureSection } from '../../domain/figures/chart-facts.ts';
import type { OutageSums } from '../../domain/figures/outage-sums.ts';
import { noReports, type ReportCounts, reportFates } from '../../domain/figures/report-counts.ts';

type Words = LateMessages['figures'];

export interface WorkFacts {
  /** By the name of who brought them; several accounts may have one name. */
  readonly reports: readonly { readonly name: string; readonly counts: ReportCounts }[];
  readonly machines: readonly { readonly name: string; readonly heard: string }[];
  readonly outages: OutageSums;
  readonly waiting: number;
  /** In words; `null`: nothing waits, nothing has failed. */
  readonly oldest: string | null;
  readonly attention: number;
  readonly lastFailure: string | null;
}

const sumOf = (counts: ReportCounts): number => reportFates.reduce((sum, fate) => sum + counts[fate], 0);

function reportsSection({ reports }: WorkFacts, { work, total }: Words): FigureSection {
  const cells = (counts: ReportCounts) => [sumOf(counts), ...reportFates.map((fate) => counts[fate])];
  const all = reports.reduce<ReportCounts>(
    (sum, { counts }) => ({
      takenUp: sum.takenUp + counts.takenUp,
      joined: sum.joined + counts.joined,
      setAside: sum.setAside + counts.setAside,
      waiting: sum.waiting + counts.waiting,
    }),
    noReports,
  );
  return {
    title: work.reports,
    ...(reports.length === 0 ? { note: work.noReports } : {}),
    head: [work.person, work.total, ...reportFates.map((fate) => work.fates[fate])],
    rows: reports.map(({ name, counts }) => [name, ...cells(counts)]),
    total: [total, ...cells(all)],
  };
}

/** What volunteers brought, how this machine’s line held, and when the others were last heard. */
export function workSections(facts: WorkFacts, words: Words): readonly FigureSection[] {
  const { work, stamp, none } = words;
  const { outages, machines } = facts;
  return [
    reportsSection(facts, words),
    {
      title: work.line,
      head: [work.fact, work.told],
      rows: [
        [work.waiting, facts.waiting],
        [work.oldest, facts.oldest ?? none],
        [work.attention, facts.attention],
        [work.lastFailure, facts.lastFailure ?? none],
        [work.outages, outages.count],
        [work.outageTime, work.minutes(outages.minutes)],
        [work.longest, work.minutes(outages.longest)],
      ],
    },
    {
      title: work.machines,
      note: machines.length === 0 ? stamp.noMachines : stamp.unlisted,
      head: [work.machine, work.heard],
      rows: machines.map(({ name, heard }) => [name, heard]),
    },
  ];
}
