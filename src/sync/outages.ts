import type { ExchangeLog, Outage } from '../store/meta.ts';
import type { FailureReason } from '../store/store.ts';

/** What passes sooner is weather, not an outage. */
const shortest = 5 * 60_000;
/** R17: the newest are kept. */
const most = 200;

type Outages = Pick<ExchangeLog, 'failingSince' | 'outages'>;

/** That somebody must sign in is no failure of the line: the server has answered. */
export function outagesAfterFailure(before: Outages, reason: FailureReason, now: number): Outages {
  if (reason === 'signInNeeded') return outagesAfterAnswer(before, now);
  return { ...kept(before), failingSince: before.failingSince ?? { at: now, reason } };
}

/** The server has answered: what went before is over. A clock that was set back makes no outage. */
export function outagesAfterAnswer(before: Outages, now: number): Outages {
  const { failingSince, outages = [] } = before;
  if (failingSince === undefined || now - failingSince.at < shortest) return kept(before);
  const ended: Outage = { from: failingSince.at, to: now, reason: failingSince.reason };
  return { outages: [...outages, ended].slice(-most) };
}

function kept({ outages }: Outages): Outages {
  return outages === undefined ? {} : { outages };
}
