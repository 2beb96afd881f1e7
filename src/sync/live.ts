import type { ScopeHead } from '../protocol/live.ts';
import type { Clock, Timers } from '../store/device-ports.ts';
import type { ExchangeStore } from '../store/exchange-store.ts';
import type { Chance } from './backoff.ts';
import { afterTry, firstRoads, roadNow } from './live-plan.ts';
import type { LiveWire } from './live-wire.ts';

/** `close`: nobody is signed in. `keep`: something is to be sent or pulled, and the line shall have nothing else to do. */
export type LiveLeave = 'open' | 'keep' | 'close';

/** The ear of the tab that leads. What it hears is a hint: without it the loop asks by itself (R7). */
export interface Live {
  /** Listens until `signal` ends it. `heard` is told of every number; `changed` when `standing` has. */
  listen(signal: AbortSignal, heard: (head: ScopeHead) => void, changed: () => void): Promise<void>;
  allow(leave: LiveLeave): void;
  /** Another person has signed in: what is open was opened in the name of the last. */
  renew(): void;
  /** The server has been heard on a road that is still there: asking may be rare. */
  readonly standing: boolean;
}

export interface LiveParts {
  readonly store: Pick<ExchangeStore, 'liveTicket'>;
  readonly wire: LiveWire;
  readonly clock: Clock;
  readonly timers: Timers;
  readonly chance: Chance;
}

const storageWait = 30_000;

export function createLive({ store, wire, clock, timers, chance }: LiveParts): Live {
  let leave: LiveLeave = 'close';
  let standing = false;
  let tellChanged: () => void = () => undefined;
  let ring: () => void = () => undefined;
  let cut: AbortController | undefined;

  const stand = (now: boolean): void => {
    if (standing === now) return;
    standing = now;
    tellChanged();
  };
  const sleep = async (milliseconds: number | null, signal: AbortSignal): Promise<void> => {
    if (signal.aborted) return;
    await new Promise<void>((resolve) => {
      const cancel = milliseconds === null ? () => undefined : timers.set(milliseconds, resolve);
      ring = () => {
        cancel();
        resolve();
      };
    });
    ring = () => undefined;
  };

  return {
    async listen(signal, heard, changed) {
      tellChanged = changed;
      let roads = firstRoads;
      // However often something rings, the wait after a try is kept (R17).
      let notBefore = clock.monotonic();
      let latest = { scope: '', seq: 0 };
      const end = (): void => {
        cut?.abort();
        ring();
      };
      signal.addEventListener('abort', end);
      while (!signal.aborted) {
        const at = clock.monotonic();
        roads = roadNow(roads, at);
        const { road, betterAt } = roads;
        if (leave !== 'open' || road === 'none') {
          stand(false);
          await sleep(leave !== 'open' || betterAt === null ? null : betterAt - at, signal);
          continue;
        }
        if (at < notBefore) {
          await sleep(notBefore - at, signal);
          continue;
        }
        // A disk that does not tell is the loop's trouble; here it only means that nothing is heard.
        let ticket = await store.liveTicket().catch(() => null);
        if (ticket === null) {
          notBefore = clock.monotonic() + storageWait;
          continue;
        }
        if (latest.scope === ticket.scope) ticket = { ...ticket, after: Math.max(ticket.after, latest.seq) };
        cut = new AbortController();
        const tried = await wire[road](ticket, cut.signal, (head) => {
          stand(true);
          if (head === null) return;
          latest = head;
          heard(head);
        });
        const wasCut = cut.signal.aborted;
        cut = undefined;
        if (wasCut) continue;
        if (tried.outcome !== 'well') stand(false);
        const next = afterTry(roads, tried, { at: clock.monotonic(), chance });
        roads = next.roads;
        notBefore = clock.monotonic() + next.waitMs;
      }
      signal.removeEventListener('abort', end);
      stand(false);
    },
    allow(now) {
      if (leave === now) return;
      leave = now;
      if (now === 'close') cut?.abort();
      ring();
    },
    renew() {
      cut?.abort();
      ring();
    },
    get standing() {
      return standing;
    },
  };
}
