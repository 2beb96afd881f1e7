import { answerIndex } from './answer-index.ts';
import type { FromIndex, ToIndex } from './index-talk.ts';
import type { FollowingIndex } from './keep-index.ts';

export interface ServeIndexParts {
  readonly say: (said: FromIndex) => void;
  /** Opens the index; tells of what fails and is tried again. */
  readonly open: (asked: Extract<ToIndex, { kind: 'open' }>, report: (error: unknown) => void) => FollowingIndex;
  /** `undefined`: this browser has no Web Locks here, and a death is told by silence alone. */
  readonly locks: Pick<LockManager, 'request'> | undefined;
}

const nameOf = (error: unknown): string => (error instanceof Error ? error.name : 'unknown');

function answered(index: FollowingIndex, { number, question }: Extract<ToIndex, { kind: 'ask' }>): FromIndex {
  try {
    return { kind: 'answer', number, answer: answerIndex(index.held, question) };
  } catch (error) {
    return { kind: 'failed', number, name: nameOf(error) };
  }
}

/** The worker's side: opens the index once, answers in the order it is asked, and says whenever it has come further. */
export function serveIndex({ say, open, locks }: ServeIndexParts): (asked: ToIndex) => void {
  let index: FollowingIndex | undefined;
  const begin = (asked: Extract<ToIndex, { kind: 'open' }>): void => {
    const opened = open(asked, (error) => say({ kind: 'trouble', name: nameOf(error) }));
    index = opened;
    say({ kind: 'begun' });
    opened.subscribe(() => say({ kind: 'now', now: opened.now() }));
  };
  return (asked) => {
    if (asked.kind === 'ask') {
      if (index !== undefined) say(answered(index, asked));
      return;
    }
    if (locks === undefined) begin(asked);
    // Held as long as the worker lives: whoever waits for it is given it when the worker has died.
    else
      void locks.request(asked.life, () => {
        begin(asked);
        return new Promise<never>(() => undefined);
      });
  };
}
