import type { Clock, Timers } from '../store/device-ports.ts';
import type { ExchangeStore, StoreEvent } from '../store/exchange-store.ts';
import { storageFailure } from '../store/storage-failure.ts';
import { type Chance, waitAfter } from './backoff.ts';
import type { Attempt } from './exchange.ts';
import { createLead, type Locks } from './lock.ts';
import { nextStep, type WakeReason } from './plan.ts';

/** What the screens may ask of the replay engine. Correctness never depends on being asked: it wakes by itself too. */
export interface Replay {
  /** Begins to work the loop; safe in every tab, one of them leads. */
  start(): void;
  /** Try now, whatever the backoff says (button, regained line, focus, sign-in). */
  wake(reason: WakeReason): void;
  stop(): Promise<void>;
}

export interface ReplayParts {
  readonly store: ExchangeStore;
  readonly exchange: () => Promise<Attempt>;
  readonly clock: Clock;
  readonly timers: Timers;
  readonly chance: Chance;
  /** Absent where the browser has none: every tab then works the loop. */
  readonly locks: Locks | undefined;
  /** Told of what is a bug; the loop goes on after a while all the same (L20). */
  readonly report: (error: unknown) => void;
}

const strength: readonly WakeReason[] = ['timer', 'saved', 'focus', 'online', 'button', 'signIn'];

export function createReplay(parts: ReplayParts): Replay {
  const { store, clock, timers } = parts;
  const lead = createLead(parts.locks);
  let stopping = new AbortController();
  let running: Promise<void> = Promise.resolve();
  let leading = false;
  let wake: WakeReason | null = null;
  let ring: () => void = () => undefined;

  const wakeHere = (reason: WakeReason): void => {
    if (wake === null || strength.indexOf(reason) > strength.indexOf(wake)) wake = reason;
    ring();
  };
  const onStoreEvent = (event: StoreEvent): void => {
    if (typeof event === 'string') wakeHere(event);
    else wakeHere(strength.find((reason) => reason === event.poke) ?? 'timer');
  };
  const sleep = async (milliseconds: number | null): Promise<void> => {
    if (stopping.signal.aborted) return;
    await new Promise<void>((resolve) => {
      const cancel = milliseconds === null ? () => undefined : timers.set(milliseconds, resolve);
      ring = () => {
        cancel();
        resolve();
      };
    });
    ring = () => undefined;
  };

  const work = async (signal: AbortSignal): Promise<void> => {
    leading = true;
    let lastTry = -Infinity;
    let begun = false;
    let troubles = 0;
    const unwatch = store.watch(onStoreEvent);
    while (!signal.aborted) {
      const reason = wake;
      try {
        // Whoever led before may have died while sending (R16).
        if (!begun) {
          await store.noteSending(null);
          await store.audit();
          begun = true;
        }
        const outlook = await store.outlook();
        const step = nextStep({ outlook, wake: reason, sinceLastTryMs: clock.monotonic() - lastTry }, clock.now());
        if (step.kind === 'exchange') {
          if (wake === reason) wake = null;
          lastTry = clock.monotonic();
          await parts.exchange();
        } else if (wake === reason) {
          await sleep(step.kind === 'pause' ? null : step.milliseconds);
        }
        troubles = 0;
      } catch (error) {
        // The disk did not answer, or a bug: nothing was lost by it, and nothing is gained by hurrying.
        if (storageFailure(error) === undefined) parts.report(error);
        troubles += 1;
        await sleep(waitAfter(troubles, parts.chance));
      }
    }
    unwatch();
    leading = false;
  };

  return {
    start() {
      stopping = new AbortController();
      const { signal } = stopping;
      running = lead(signal, () => work(signal));
    },
    wake(reason) {
      if (leading) wakeHere(reason);
      // Only the tab that leads can try; it hears of this through the database.
      else if (reason !== 'saved' && reason !== 'timer') void store.poke(reason).catch(parts.report);
    },
    async stop() {
      stopping.abort();
      ring();
      await running;
    },
  };
}
