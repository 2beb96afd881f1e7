import { isWhollyDigitised } from '../documents/digitised-share.ts';
import type { Dossier } from '../dossier.ts';
import type { DeskTime } from '../due-now.ts';
import { isHandedIn } from '../life-cycle.ts';
import { daysBetween } from '../local-date.ts';
import { countedAs } from '../punctuality.ts';
import { localDateOf } from '../vietnam-time.ts';
import type { Instant } from '../words.ts';
import { countedUpTo, type Days } from './period.ts';
import { isLateEntryOnly, standingAt } from './standing-at.ts';

/**
 * What is counted of dossiers in a period. Each that was there then is in exactly one of `carriedOver` and `received`, and
 * in exactly one of the six from `early` to `openPaused`; the others say more of some of them.
 */
export const dossierCounts = [
  /** Received before the period, and not finished when it began. */
  'carriedOver',
  'received',
  /** Finished in the period: on a day before the one promised, in time on that day, later. */
  'early',
  'onTime',
  'overdue',
  /** Not finished when the period ended, or now: in time so far, overdue so far, the clock stands still. */
  'openInTime',
  'openOverdue',
  'openPaused',
  /** Of those finished in time: what the portal will call overdue, because the record came late. */
  'lateEntryOnly',
  /** Of those received in it: handed in online; known to the national systems by a code of theirs. */
  'online',
  'upstream',
  /** Of those finished in it: every paper that came lies here in pages; refused; withdrawn or stopped. */
  'digitised',
  'refused',
  'ended',
  /** Days from receipt to finish, of those finished in it, added up. */
  'days',
  /** For which papers were asked in it. */
  'supplements',
] as const;
export type DossierCount = (typeof dossierCounts)[number];
export type DossierCounts = Readonly<Record<DossierCount, number>>;

export const noDossiers: DossierCounts = Object.fromEntries(dossierCounts.map((count) => [count, 0])) as Record<
  DossierCount,
  number
>;

export function addedCounts(all: readonly DossierCounts[]): DossierCounts {
  return Object.fromEntries(
    dossierCounts.map((count) => [count, all.reduce((sum, each) => sum + each[count], 0)]),
  ) as Record<DossierCount, number>;
}

export const finishedOf = ({ early, onTime, overdue }: DossierCounts): number => early + onTime + overdue;
export const openOf = ({ openInTime, openOverdue, openPaused }: DossierCounts): number =>
  openInTime + openOverdue + openPaused;
/** How many dossiers a period was about. */
export const allOf = ({ carriedOver, received }: DossierCounts): number => carriedOver + received;

/** Known to the national systems: they gave it a code, whoever brought it there. */
export function isKnownUpstream({ codes, upstream }: Pick<Dossier, 'codes' | 'upstream'>): boolean {
  return codes.official !== null || (upstream?.code ?? null) !== null;
}

export function isRefused({ business }: Pick<Dossier, 'business'>): boolean {
  return business === 'REFUSED';
}

export function isEndedOtherwise({ business }: Pick<Dossier, 'business'>): boolean {
  return business === 'WITHDRAWN' || business === 'STOPPED';
}

/** One dossier, as a period counts it; `undefined`: it was not there then. */
export function countsOf(dossier: Dossier, days: Days, now: Instant, desk: DeskTime): DossierCounts | undefined {
  const receivedOn = localDateOf(dossier.receivedAt);
  if (!isHandedIn(dossier) || receivedOn > days.to) return undefined;
  const standing = standingAt(dossier, countedUpTo(days, now), desk);
  const finishedOn = standing.finishedAt === null ? null : localDateOf(standing.finishedAt);
  const isNew = receivedOn >= days.from;
  if (!isNew && finishedOn !== null && finishedOn < days.from) return undefined;
  const askedOn = dossier.supplement === undefined ? '' : localDateOf(dossier.supplement.requestedAt);
  const one = (holds: boolean): number => (holds ? 1 : 0);
  const isFinished = finishedOn !== null;
  return {
    ...noDossiers,
    [isNew ? 'received' : 'carriedOver']: 1,
    [countedAs[standing.punctuality]]: 1,
    lateEntryOnly: one(isLateEntryOnly(dossier, standing, now, desk)),
    online: one(isNew && dossier.channel === 'online'),
    upstream: one(isNew && isKnownUpstream(dossier)),
    digitised: one(isFinished && isWhollyDigitised(dossier)),
    refused: one(isFinished && isRefused(dossier)),
    ended: one(isFinished && isEndedOtherwise(dossier)),
    // Of a clock that was set back, nothing is taken off.
    days: isFinished ? Math.max(0, daysBetween(receivedOn, finishedOn)) : 0,
    supplements: one(askedOn >= days.from && askedOn <= days.to),
  };
}

/** By whatever is told of a dossier, in the order in which it was first met. */
export function countDossiers<Row extends string>(
  dossiers: Iterable<Dossier>,
  rowOf: (dossier: Dossier) => Row,
  { days, now, desk }: { readonly days: Days; readonly now: Instant; readonly desk: DeskTime },
): ReadonlyMap<Row, DossierCounts> {
  const rows = new Map<Row, DossierCounts>();
  for (const dossier of dossiers) {
    const counts = countsOf(dossier, days, now, desk);
    if (counts === undefined) continue;
    const row = rowOf(dossier);
    rows.set(row, addedCounts([rows.get(row) ?? noDossiers, counts]));
  }
  return rows;
}
