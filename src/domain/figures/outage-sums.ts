import type { Instant } from '../words.ts';
import { type Days, endOf, startOf } from './period.ts';

/** A time in which this machine did not reach the server; `to` `null`: it lasts. */
interface Outage {
  readonly from: Instant;
  readonly to: Instant | null;
}

export interface OutageSums {
  readonly count: number;
  /** Whole minutes within the period. */
  readonly minutes: number;
  readonly longest: number;
}

/** What of a machine's outages lies in a period. */
export function sumOutages(outages: readonly Outage[], { from, to }: Days, now: Instant): OutageSums {
  const [begin, end] = [Date.parse(startOf(from)), Math.min(Date.parse(endOf(to)), Date.parse(now))];
  const parts = outages.flatMap((outage) => {
    const ms = Math.min(end, Date.parse(outage.to ?? now)) - Math.max(begin, Date.parse(outage.from));
    return ms > 0 ? [Math.floor(ms / 60_000)] : [];
  });
  return {
    count: parts.length,
    minutes: parts.reduce((sum, minutes) => sum + minutes, 0),
    longest: Math.max(0, ...parts),
  };
}
