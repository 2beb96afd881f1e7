import type { Clock, Timers } from '../../store/device-ports.ts';
import type { PageFailure, PageToSend, SendPages } from '../../store/pages/page-store.ts';
import { storageFailure } from '../../store/storage-failure.ts';
import { type Chance, waitAfter } from '../backoff.ts';
import type { Failure } from '../failure.ts';
import { nextPageStep, partAfter, partBytes, type PageState } from './page-plan.ts';
import type { PageAnswer, PageWire } from './page-wire.ts';

export interface SendPagesParts {
  readonly store: SendPages;
  readonly wire: PageWire;
  readonly clock: Clock;
  readonly timers: Timers;
  readonly chance: Chance;
  readonly line: () => PageState['line'];
  /** Told of what is a bug; it goes on after a while all the same. */
  readonly report: (error: unknown) => void;
}

/** Pages that the server has leave so many days after somebody has last looked at them; they are fetched again. */
export const keptDays = 14;
/** Those that it will not have, and those that wait for a commune which is not held here any more. */
const unclaimedDays = 45;
const dayMs = 86_400_000;
const leaveEvery = 3_600_000;
/** Nothing may have told of a change: the browser’s kind of line, another tab’s clock. */
const restAtMost = 60_000;
/** A server that has no room, or will not have pages of this person, is asked again so rarely. */
const unwelcomeWait = 10 * 60_000;

/** Sends the pages that wait, one after the other, a part at a time, for as long as this tab leads. What was cut goes on from where the server says it came to. */
export function sendPages(parts: SendPagesParts): { readonly work: (signal: AbortSignal) => Promise<void> } {
  const { store, wire, clock, timers, chance } = parts;

  const work = async (signal: AbortSignal): Promise<void> => {
    let ring: () => void = () => undefined;
    const nap = (milliseconds: number): Promise<void> =>
      new Promise((resolve) => {
        const cancel = timers.set(milliseconds, resolve);
        ring = () => {
          cancel();
          resolve();
        };
        if (signal.aborted) ring();
      });
    const wake = (): void => ring();
    const unwatch = store.watch(wake);
    signal.addEventListener('abort', wake);
    let part: number = partBytes.first;
    let failures = 0;
    let notBefore = -Infinity;
    /** The page that the server is known to stand with as we do. */
    let known = '';

    const failed = async (reason: PageFailure, retryAfterMs: Failure['retryAfterMs'] = null): Promise<void> => {
      // What the end of this tab's turn has cut is no failure.
      if (signal.aborted) return;
      failures += 1;
      const unwelcome = reason === 'forbidden' || reason === 'tooLarge' || reason === 'serverFull';
      const wait = unwelcome ? unwelcomeWait : waitAfter(failures, chance);
      notBefore = clock.monotonic() + Math.max(wait, retryAfterMs ?? 0);
      await store.noteFailure(reason);
    };
    const hear = async (page: PageToSend, answer: PageAnswer): Promise<void> => {
      switch (answer.status) {
        case 'stands':
          known = page.sha256;
          if (answer.offset > page.sent) {
            failures = 0;
            await store.noteFailure(null);
          }
          if (answer.offset === page.bytes) await store.settle(page.sha256, 'whole');
          else await store.noteSent(page.sha256, answer.offset);
          return;
        case 'unknown':
          // It is begun anew; a server that goes on saying so is not asked without end.
          known = '';
          await store.noteSent(page.sha256, 0);
          await failed('badAnswer');
          return;
        case 'refused':
          await store.settle(page.sha256, 'refused');
          return;
        case 'failed':
          known = '';
          await failed(answer.failure.reason, answer.failure.retryAfterMs);
          return;
        case 'full':
          known = '';
          await failed('serverFull');
          return;
        default:
          return answer satisfies never;
      }
    };

    let leftAt = -Infinity;
    const leave = async (): Promise<void> => {
      if (clock.monotonic() - leftAt < leaveEvery) return;
      leftAt = clock.monotonic();
      const before = (days: number): string => new Date(clock.now() - days * dayMs).toISOString();
      await store.leaveBefore({ here: before(keptDays), rest: before(unclaimedDays) });
    };

    const once = async (): Promise<void> => {
      await leave();
      const waitMs = Math.max(0, notBefore - clock.monotonic());
      const step = nextPageStep({ outlook: await store.outlook(), waitMs, line: parts.line(), part });
      if (step.kind === 'rest') {
        await nap(restAtMost);
        return;
      }
      if (step.kind === 'sleep') {
        await nap(step.milliseconds);
        return;
      }
      const { page, from, length } = step;
      if (known !== page.sha256) {
        const asked = page.sent > 0 ? await wire.ask(page, signal) : { status: 'unknown' as const };
        await hear(page, asked.status === 'unknown' ? await wire.begin(page, signal) : asked);
        return;
      }
      const bytes = await store.part(page.sha256, from, length);
      if (bytes === undefined) return;
      const answer = await wire.bring(page, { from, bytes }, signal);
      const cut = answer.status === 'failed' && answer.failure.tooMuch;
      if (cut) part = partAfter(part, 'cut', length);
      if (answer.status === 'stands') part = partAfter(part, 'through', length);
      await hear(page, answer);
      // Bytes went out and nothing moved: a server that goes on so is not sent them without end.
      if (answer.status === 'stands' && answer.offset <= from) await failed('badAnswer');
    };

    let troubles = 0;
    while (!signal.aborted) {
      try {
        await once();
        troubles = 0;
      } catch (error) {
        if (storageFailure(error) === undefined) parts.report(error);
        troubles += 1;
        await nap(waitAfter(troubles, chance));
      }
    }
    unwatch();
  };
  return { work };
}
