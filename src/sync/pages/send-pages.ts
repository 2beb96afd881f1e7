import type { Clock, Timers } from '../../store/device-ports.ts';
import type { PageToSend, SendPages } from '../../store/pages/page-store.ts';
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
const dayMs = 86_400_000;
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

    const failed = ({ reason, retryAfterMs }: Pick<Failure, 'reason' | 'retryAfterMs'>): void => {
      failures += 1;
      const unwelcome = reason === 'forbidden' || reason === 'tooLarge';
      const wait = unwelcome ? unwelcomeWait : waitAfter(failures, chance);
      notBefore = clock.monotonic() + Math.max(wait, retryAfterMs ?? 0);
    };
    const hear = async (page: PageToSend, answer: PageAnswer): Promise<void> => {
      switch (answer.status) {
        case 'stands':
          known = page.sha256;
          if (answer.offset > page.sent) failures = 0;
          if (answer.offset === page.bytes) await store.settle(page.sha256, 'whole');
          else await store.noteSent(page.sha256, answer.offset);
          return;
        case 'unknown':
          // It is begun anew; a server that goes on saying so is not asked without end.
          known = '';
          await store.noteSent(page.sha256, 0);
          failed({ reason: 'badAnswer', retryAfterMs: null });
          return;
        case 'refused':
          await store.settle(page.sha256, 'refused');
          return;
        case 'failed':
          known = '';
          failed(answer.failure);
          return;
        default:
          return answer satisfies never;
      }
    };

    const once = async (): Promise<void> => {
      const waitMs = Math.max(0, notBefore - clock.monotonic());
      const step = nextPageStep({ outlook: await store.outlook(), waitMs, line: parts.line(), part });
      if (step.kind === 'rest') {
        if (step.because === 'nothing') await store.leaveBefore(new Date(clock.now() - keptDays * dayMs).toISOString());
        await nap(restAtMost);
        return;
      }
      if (step.kind === 'sleep') {
        await nap(step.milliseconds);
        return;
      }
      const { page, from, length } = step;
      if (known !== page.sha256) {
        const asked = page.sent > 0 ? await wire.ask(page) : { status: 'unknown' as const };
        await hear(page, asked.status === 'unknown' ? await wire.begin(page) : asked);
        return;
      }
      const bytes = await store.part(page.sha256, from, length);
      if (bytes === undefined) return;
      const answer = await wire.bring(page, from, bytes);
      const cut = answer.status === 'failed' && answer.failure.tooMuch;
      if (cut) part = partAfter(part, 'cut', length);
      if (answer.status === 'stands') part = partAfter(part, 'through', length);
      await hear(page, answer);
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
