import type { Outlook } from '../store/exchange-store.ts';

/** What may wake the loop before its time. */
export type WakeReason = 'button' | 'online' | 'focus' | 'saved' | 'signIn' | 'timer' | 'poke';

export interface PlanState {
  readonly outlook: Outlook;
  /** The strongest reason to try since the last try. */
  readonly wake: WakeReason | null;
  /** Infinity before the first try. */
  readonly sinceLastTryMs: number;
  /** How long this tab has known of the wait that is written down, by the clock that nobody can set. */
  readonly waitedMs?: number;
  /** The server has told of the change with this number; not to be asked for before `dueInMs`. */
  readonly heard?: { readonly scope: string; readonly seq: number; readonly dueInMs: number } | null;
  /** The server tells of news by itself now. */
  readonly told?: boolean;
}

export type Step =
  | { readonly kind: 'exchange' }
  | { readonly kind: 'sleep'; readonly milliseconds: number }
  /** What allowed the long wait is gone: set a usual one, and say so. */
  | { readonly kind: 'reschedule' }
  /** Nothing can be sent under anybody's name until somebody signs in (R9). */
  | { readonly kind: 'pause' };

/** However often something wakes the loop, tries are so far apart at least (R17). */
const leastApart = { person: 1_000, hint: 2_000, news: 5_000 };

/** What the loop does next. Pure: the same state and moment give the same step. */
export function nextStep(state: PlanState, now: number): Step {
  const { outlook, wake, sinceLastTryMs } = state;
  const { log } = outlook;
  if (!outlook.signedIn || (log.signInNeeded && !outlook.renews && wake !== 'signIn')) return { kind: 'pause' };
  if (log.relaxed === true && state.told !== true) return { kind: 'reschedule' };
  const wait = waitBeforeNext(state, now);
  const apart = wait.asked === 'schedule' ? 0 : leastApart[wait.asked] - sinceLastTryMs;
  const milliseconds = Math.max(wait.milliseconds, apart);
  return milliseconds > 0 ? { kind: 'sleep', milliseconds } : { kind: 'exchange' };
}

interface Wait {
  readonly milliseconds: number;
  readonly asked: 'person' | 'hint' | 'news' | 'schedule';
}

function waitBeforeNext({ outlook, wake, heard, waitedMs = 0 }: PlanState, now: number): Wait {
  const { log, waiting, stand } = outlook;
  // R3: the clock may have been set back since the wait was written down; it never lasts longer than it was (L20).
  const most = Math.max(0, log.waitMs - waitedMs);
  const left = log.nextTryAt === null ? 0 : Math.min(Math.max(0, log.nextTryAt - now), most);
  const scheduled = { milliseconds: log.failures === 0 && waiting > 0 ? 0 : left, asked: 'schedule' } as const;
  switch (wake) {
    case 'button':
    case 'signIn':
      return { milliseconds: 0, asked: 'person' };
    case 'online':
    case 'focus':
      return log.askedToWait || scheduled.milliseconds === 0 ? scheduled : { milliseconds: 0, asked: 'hint' };
    case 'poke': {
      // What the base has come to already wakes nobody: most often it is this device's own push.
      const news =
        heard !== null && heard !== undefined && heard.scope === stand?.scope && heard.seq > stand.seq ? heard : null;
      if (news === null || log.askedToWait || log.failures > 0) return scheduled;
      const milliseconds = news.dueInMs;
      return scheduled.milliseconds <= milliseconds ? scheduled : { milliseconds, asked: 'news' };
    }
    case 'saved':
    case 'timer':
    case null:
      return scheduled;
  }
}
