import type { ScopeHead } from '../src/protocol/live.ts';
import type { Live, Waiter } from './live.ts';
import type { ServerTimers } from './server-timers.ts';

interface Question {
  readonly who: Omit<Waiter, 'told' | 'end'>;
  /** The number the device has. */
  readonly after: number;
  readonly waitMs: number;
  /** The asker has gone. */
  readonly gone: AbortSignal;
}

/**
 * Answers at once when the scope's latest number is beyond the asker's, else when it becomes so, else when the wait is over;
 * and whoever may not hear it any more is told so instead, at once (R18).
 *
 * @throws {Refusal} `busy`, and as `still`
 */
export async function answerWhenNews(
  { who, after, waitMs, gone }: Question,
  { live, timers }: { readonly live: Live; readonly timers: ServerTimers },
): Promise<ScopeHead> {
  let seq = 0;
  let finish: () => void = () => undefined;
  const over = new Promise<void>((resolve) => {
    finish = resolve;
  });
  const told = (heard: number): void => {
    seq = Math.max(seq, heard);
    if (seq > after) finish();
  };
  // Joined before the head is read, so that no change falls between the two.
  const leave = live.join({ ...who, told, end: finish });
  const cancel = timers.set(waitMs, finish);
  gone.addEventListener('abort', finish);
  try {
    told(await live.head(who.scope));
    await over;
    await who.still();
    return { scope: who.scope, seq };
  } finally {
    leave();
    cancel();
    gone.removeEventListener('abort', finish);
  }
}
