import type { Dossier } from '../dossier.ts';

/** What became of reports that somebody brought: each is in exactly one. */
export const reportFates = ['takenUp', 'joined', 'setAside', 'waiting'] as const;
export type ReportFateCounted = (typeof reportFates)[number];
export type ReportCounts = Readonly<Record<ReportFateCounted, number>>;

export const noReports: ReportCounts = { takenUp: 0, joined: 0, setAside: 0, waiting: 0 };

const fates: Readonly<Partial<Record<Dossier['business'], ReportFateCounted>>> = {
  REPORTED: 'waiting',
  JOINED: 'joined',
  SET_ASIDE: 'setAside',
};

/** In every other state it goes on as a dossier. */
function fateOf({ business }: Pick<Dossier, 'business'>): ReportFateCounted {
  return fates[business] ?? 'takenUp';
}

export function addReport(before: ReportCounts, dossier: Pick<Dossier, 'business'>): ReportCounts {
  const fate = fateOf(dossier);
  return { ...before, [fate]: before[fate] + 1 };
}
