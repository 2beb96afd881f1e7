import { type Chance, waitAfter } from './backoff.ts';

/** How a device hears that there is something to pull; each stands behind the one before. `none`: by asking now and then. */
export type Road = 'stream' | 'question' | 'none';

export interface Roads {
  readonly road: Road;
  /** In a row, on this road. */
  readonly failures: number;
  /** This road did not work before and is on trial: the first failure leads back. */
  readonly onTrial: boolean;
  /** When the better road is tried again, by a clock nobody can set; `null` on the best one. */
  readonly betterAt: number | null;
  /** How often in a row a road was given up. */
  readonly setbacks: number;
}

/** What came of one try. */
export type Tried =
  /** It said something and ended: news, the end of its time, a line that broke after a while. */
  | { readonly outcome: 'well'; readonly livedMs: number }
  /** Open and mute: something on the way keeps what the server says until there is more of it. */
  | { readonly outcome: 'mute' }
  | { readonly outcome: 'failed' }
  | { readonly outcome: 'refused'; readonly httpStatus: number; readonly retryAfterMs: number | null };

export const firstRoads: Roads = { road: 'stream', failures: 0, onTrial: false, betterAt: null, setbacks: 0 };

/** So many failures in a row, and a road is given up for a while. */
const failuresAllowed = 3;
/** A stream that breaks sooner is one that something on the way does not let live. */
const shortestLifeMs = 10_000;
const giveUpFor = { first: 10 * 60_000, longest: 120 * 60_000 };
/** Devices whose streams broke at the same moment come back spread over so long (R17). */
const comeBackSpread = 10_000;
const betweenQuestions = 1_000;
/** No such thing there: an older server, or a proxy that knows better. */
const notThere: readonly number[] = [400, 403, 404, 405, 406, 410, 501];

const worse: Readonly<Record<Road, Road>> = { stream: 'question', question: 'none', none: 'none' };
const better: Readonly<Record<Road, Road>> = { stream: 'stream', question: 'stream', none: 'question' };

/** Which road to take now: a better one again when its time has come. Pure. */
export function roadNow(roads: Roads, at: number): Roads {
  if (roads.betterAt === null || at < roads.betterAt) return roads;
  return { ...roads, road: better[roads.road], failures: 0, onTrial: true, betterAt: null };
}

/** What follows from a try, and how long to wait before the next. Pure. */
export function afterTry(
  roads: Roads,
  tried: Tried,
  { at, chance }: { readonly at: number; readonly chance: Chance },
): { readonly roads: Roads; readonly waitMs: number } {
  if (tried.outcome === 'well' && (roads.road === 'question' || tried.livedMs >= shortestLifeMs)) {
    const best = roads.road === 'stream';
    const betterAt = best ? null : (roads.betterAt ?? at + giveUp(roads.setbacks, chance));
    const spread = best ? comeBackSpread : betweenQuestions;
    return {
      roads: { ...roads, failures: 0, onTrial: false, betterAt, setbacks: best ? 0 : roads.setbacks },
      waitMs: Math.round(chance() * spread),
    };
  }
  const failures = roads.failures + 1;
  const asked = tried.outcome === 'refused' ? (tried.retryAfterMs ?? 0) : 0;
  const hopeless =
    tried.outcome === 'mute' || (tried.outcome === 'refused' && notThere.includes(tried.httpStatus)) || roads.onTrial;
  const waitMs = Math.max(asked, waitAfter(failures, chance));
  if (!hopeless && failures < failuresAllowed) return { roads: { ...roads, failures }, waitMs };
  return {
    roads: {
      road: worse[roads.road],
      failures: 0,
      onTrial: false,
      betterAt: at + giveUp(roads.setbacks, chance),
      setbacks: roads.setbacks + 1,
    },
    waitMs,
  };
}

function giveUp(setbacks: number, chance: Chance): number {
  const most = Math.min(giveUpFor.longest, giveUpFor.first * 2 ** Math.min(setbacks, 10));
  return Math.round(most * (0.75 + chance() / 2));
}
