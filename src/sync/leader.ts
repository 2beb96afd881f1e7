import type { Clock, Timers } from '../store/device-ports.ts';
import type { DecideTerm, LeaderTerm } from '../store/leader-term.ts';
import { lookEvery, nextTerm, type Watch, watched as watchedTerm } from './leader-plan.ts';
import { createTabLock, type Locks } from './lock.ts';
import { watched } from './watchdog.ts';

/** This tab has lost its term while it was frozen or hung: what it was about to write is another tab's to write. */
export class Deposed extends Error {
  override readonly name = 'Deposed';
}

/** Which tab works the loop. Two at once are safe (R2, R11); one is enough. */
export interface Leadership {
  /** Works `work` whenever this tab leads, until `signal` ends it. `leading` ends when another tab has taken over. */
  lead(signal: AbortSignal, work: (leading: AbortSignal) => Promise<void>): Promise<void>;
  /** Looks at once: the page was shown or hidden, or something took suspiciously long. */
  look(): void;
  /** @throws {Deposed} when this tab does not hold the term any more */
  confirm(): Promise<void>;
}

export interface LeadershipParts {
  readonly turn: (decide: DecideTerm) => Promise<LeaderTerm | undefined>;
  readonly read: () => Promise<LeaderTerm | undefined>;
  /** Names this tab. */
  readonly newId: () => string;
  readonly clock: Clock;
  readonly timers: Timers;
  /** Absent where the browser has none: the term alone elects then. */
  readonly locks: Locks | undefined;
  /** One name a database: locks are the whole browser's. */
  readonly lockName: string;
  readonly visible: () => boolean;
  /** Told after every look whether the disk answered in time; `inARow`: looks without an answer. */
  readonly storage: { readonly answered: () => void; readonly silent: (inARow: number) => void };
}

/** A look is one small transaction. It may have to wait for a long commit, but not so long. */
const lookPatience = 15_000;

export function createLeadership(parts: LeadershipParts): Leadership {
  const { clock, timers, storage } = parts;
  const me = parts.newId();
  let ring: () => void = () => undefined;
  let rung = false;
  let granted = false;
  const look = (): void => {
    rung = true;
    ring();
  };
  const lock = createTabLock(parts.locks, parts.lockName, {
    granted: () => {
      granted = true;
      look();
    },
    lost: look,
  });

  const nap = async (signal: AbortSignal): Promise<void> => {
    if (rung || signal.aborted) return;
    await new Promise<void>((resolve) => {
      const cancel = timers.set(lookEvery, resolve);
      ring = () => {
        cancel();
        resolve();
      };
    });
    ring = () => undefined;
  };

  let watch: Watch | null = null;
  let silences = 0;
  /** What stood before this look and what stands after it; `undefined` when the disk did not tell. */
  const lookOnce = async (): Promise<{ before: LeaderTerm | undefined; after: LeaderTerm } | undefined> => {
    const looker = { me, at: clock.monotonic(), visible: parts.visible(), grantedLock: granted };
    granted = false;
    let before: LeaderTerm | undefined;
    const outcome = await watched(timers, lookPatience, () =>
      parts
        .turn((standing) => {
          before = standing;
          return nextTerm(standing, watch, looker);
        })
        // A disk that says no is not silent; whoever asks it for more is told so.
        .catch(() => undefined),
    );
    if (outcome.status === 'timedOut') {
      silences += 1;
      storage.silent(silences);
      return undefined;
    }
    silences = 0;
    storage.answered();
    const after = outcome.value;
    if (after === undefined) return undefined;
    watch = after.holder === me ? null : watchedTerm(watch, after, looker.at);
    return { before, after };
  };

  const vacate = async (): Promise<void> => {
    lock.release();
    const left = (standing: LeaderTerm | undefined): LeaderTerm | undefined =>
      standing?.holder === me ? { ...standing, holder: '' } : standing;
    // Not said: the others see it by themselves.
    await watched(timers, lookPatience, () => parts.turn(left).catch(() => undefined));
  };

  return {
    async lead(signal, work) {
      let post: AbortController | undefined;
      let working: Promise<void> | undefined;
      signal.addEventListener('abort', look);
      while (!signal.aborted) {
        rung = false;
        if (lock.held && post === undefined && !granted) lock.release();
        else lock.queue();
        const seen = await lookOnce();
        const leads = seen?.after.holder === me;
        if (leads && post === undefined && working === undefined) {
          if (seen.before !== undefined && seen.before.holder !== '' && seen.before.holder !== me) lock.steal();
          post = new AbortController();
          working = work(post.signal).finally(() => {
            working = undefined;
          });
        } else if (seen !== undefined && !leads) {
          post?.abort();
          post = undefined;
        }
        await nap(signal);
      }
      signal.removeEventListener('abort', look);
      post?.abort();
      await working;
      await vacate();
    },
    look,
    async confirm() {
      const standing = await parts.read();
      if (standing?.holder === me) return;
      look();
      throw new Deposed('another tab has taken over');
    },
  };
}
