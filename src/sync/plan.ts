import type { Outlook } from '../store/exchange-store.ts';

/** What may wake the loop before its time. */
export type WakeReason = 'button' | 'online' | 'focus' | 'saved' | 'signIn' | 'timer';

export interface PlanState {
  readonly outlook: Outlook;
  /** The strongest reason to try since the last try. */
  readonly wake: WakeReason | null;
  /** Infinity before the first try. */
  readonly sinceLastTryMs: number;
}

export type Step =
  | { readonly kind: 'exchange' }
  | { readonly kind: 'sleep'; readonly milliseconds: number }
  /** Nothing can be sent under anybody's name until somebody signs in (R9). */
  | { readonly kind: 'pause' };

/** However often something wakes the loop, tries are so far apart at least (R17). */
const leastApart = { person: 1_000, hint: 2_000 };

/** What the loop does next. Pure: the same state and moment give the same step. */
export function nextStep({ outlook, wake, sinceLastTryMs }: PlanState, now: number): Step {
  const { log } = outlook;
  if (!outlook.signedIn || (log.signInNeeded && wake !== 'signIn')) return { kind: 'pause' };
  const wait = waitBeforeNext(outlook, wake, now);
  const apart = wait.asked === 'schedule' ? 0 : leastApart[wait.asked] - sinceLastTryMs;
  const milliseconds = Math.max(wait.milliseconds, apart);
  return milliseconds > 0 ? { kind: 'sleep', milliseconds } : { kind: 'exchange' };
}

interface Wait {
  readonly milliseconds: number;
  readonly asked: 'person' | 'hint' | 'schedule';
}

function waitBeforeNext({ log, waiting }: Outlook, wake: WakeReason | null, now: number): Wait {
  // R3: the clock may have been set back since the wait was written down; it never lasts longer than it was.
  const left = log.nextTryAt === null ? 0 : Math.min(Math.max(0, log.nextTryAt - now), log.waitMs);
  const scheduled = { milliseconds: log.failures === 0 && waiting > 0 ? 0 : left, asked: 'schedule' } as const;
  switch (wake) {
    case 'button':
    case 'signIn':
      return { milliseconds: 0, asked: 'person' };
    case 'online':
    case 'focus':
      return log.askedToWait || scheduled.milliseconds === 0 ? scheduled : { milliseconds: 0, asked: 'hint' };
    case 'saved':
    case 'timer':
    case null:
      return scheduled;
  }
}
