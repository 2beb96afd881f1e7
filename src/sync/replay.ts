import type { ScopeHead } from '../protocol/live.ts';
import type { Clock, Timers } from '../store/device-ports.ts';
import type { ExchangeStore, Outlook, StoreEvent } from '../store/exchange-store.ts';
import { storageFailure } from '../store/storage-failure.ts';
import { type Chance, waitAfter } from './backoff.ts';
import type { Attempt } from './exchange.ts';
import { Deposed, type Leadership } from './leader.ts';
import type { Live, LiveLeave } from './live.ts';
import { afterSilence } from './pace.ts';
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
  readonly leadership: Pick<Leadership, 'lead'>;
  /** Absent: nobody tells, and the loop asks by itself. */
  readonly live?: Live;
  /** What else is done while this tab leads. */
  readonly beside?: (signal: AbortSignal) => Promise<void>;
  /** Told each time the server has answered: what else goes over the line need not wait for it any more. */
  readonly heardServer?: () => void;
  /** Lets the first screen come first; absent: nobody looks. */
  readonly calm?: () => Promise<void>;
  /** Told of what is a bug; the loop goes on after a while all the same (L20). */
  readonly report: (error: unknown) => void;
}

const strength: readonly WakeReason[] = ['timer', 'saved', 'poke', 'focus', 'online', 'button', 'signIn'];

/** The devices of a commune, told at the same moment, come spread over so long. */
const newsSpread = 2_000;

export function createReplay(parts: ReplayParts): Replay {
  const { store, clock, timers, chance, live, calm } = parts;
  let stopping = new AbortController();
  let running: Promise<void> = Promise.resolve();
  let leading = false;
  let wake: WakeReason | null = null;
  let heard: (ScopeHead & { readonly dueAt: number }) | null = null;
  let ring: () => void = () => undefined;

  // A disk that is full or closed is no bug.
  const unlessStorage = (error: unknown): void => {
    if (storageFailure(error) === undefined) parts.report(error);
  };
  const wakeHere = (reason: WakeReason): void => {
    if (wake === null || strength.indexOf(reason) > strength.indexOf(wake)) wake = reason;
    ring();
  };
  const onStoreEvent = (event: StoreEvent): void => {
    if (event === 'signIn') live?.renew();
    if (typeof event === 'string') wakeHere(event);
    else wakeHere(strength.find((reason) => reason === event.poke) ?? 'timer');
  };
  const onHead = (head: ScopeHead): void => {
    if (heard?.scope === head.scope && heard.seq >= head.seq) return;
    heard = { ...head, dueAt: heard?.dueAt ?? clock.monotonic() + chance() * newsSpread };
    wakeHere('poke');
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

  const work = async (signal: AbortSignal): Promise<void> => {
    leading = true;
    let lastTry = -Infinity;
    let begun = false;
    let troubles = 0;
    let heardAt: number | null | undefined;
    let wait: { readonly nextTryAt: number | null; readonly since: number } | undefined;
    const unwatch = store.watch(onStoreEvent);
    signal.addEventListener('abort', () => ring());
    const listening = live?.listen(signal, onHead, () => wakeHere('timer'));
    const beside = parts.beside?.(signal);
    while (!signal.aborted) {
      const reason = wake;
      try {
        // Whoever led before may have died while sending (R16).
        if (!begun) {
          await store.noteSending(null);
          await calm?.();
          await store.audit();
          begun = true;
        }
        const outlook = await store.outlook();
        live?.allow(leaveFor(outlook));
        if (!isNews(heard, outlook)) heard = null;
        const told = live?.standing ?? false;
        const due = heard === null ? null : { ...heard, dueInMs: Math.max(0, heard.dueAt - clock.monotonic()) };
        const monotonic = clock.monotonic();
        const { nextTryAt, lastSuccessAt } = outlook.log;
        if (heardAt !== undefined && lastSuccessAt !== heardAt) parts.heardServer?.();
        heardAt = lastSuccessAt;
        if (wait?.nextTryAt !== nextTryAt) wait = { nextTryAt, since: monotonic };
        const sinceLastTryMs = monotonic - lastTry;
        const waitedMs = monotonic - wait.since;
        const step = nextStep({ outlook, wake: reason, sinceLastTryMs, waitedMs, heard: due, told }, clock.now());
        if (step.kind === 'exchange') {
          if (wake === reason) wake = null;
          heard = null;
          lastTry = clock.monotonic();
          await parts.exchange();
        } else if (step.kind === 'reschedule') {
          await store.changeLog((log) => afterSilence(log, { now: clock.now(), chance }));
        } else if (wake === reason) {
          await sleep(step.kind === 'pause' ? null : step.milliseconds, signal);
        }
        troubles = 0;
      } catch (error) {
        // The disk did not answer, or a bug: nothing was lost by it, and nothing is gained by hurrying.
        if (!(error instanceof Deposed)) unlessStorage(error);
        troubles += 1;
        await sleep(waitAfter(troubles, chance), signal);
      }
    }
    unwatch();
    leading = false;
    await listening;
    await beside;
  };

  return {
    start() {
      stopping = new AbortController();
      running = parts.leadership.lead(stopping.signal, work);
    },
    wake(reason) {
      if (leading) wakeHere(reason);
      // Only the tab that leads can try; it hears of this through the database.
      else if (reason !== 'saved' && reason !== 'timer') void store.poke(reason).catch(unlessStorage);
    },
    async stop() {
      stopping.abort();
      await running;
    },
  };
}

/** What the base has come to already is none: most often it is this device's own push. */
function isNews(heard: ScopeHead | null, { stand }: Outlook): boolean {
  return heard !== null && stand !== null && heard.scope === stand.scope && heard.seq > stand.seq;
}

/** A line that has work, or does not bear it, is not given a stream to carry as well; one that is open may stay. */
function leaveFor({ signedIn, waiting, pullUnfinished, log }: Outlook): LiveLeave {
  if (!signedIn || log.signInNeeded) return 'close';
  const idle = waiting === 0 && !pullUnfinished && log.failures === 0 && log.lastSuccessAt !== null;
  return idle ? 'open' : 'keep';
}
