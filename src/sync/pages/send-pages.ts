import type { Clock, Timers } from '../../store/device-ports.ts';
import type { PageFailure, PageToSend, SendPages } from '../../store/pages/page-store.ts';
import { storageFailure } from '../../store/storage-failure.ts';
import { type Chance, waitAfter } from '../backoff.ts';
import type { Failure } from '../failure.ts';
import {
  afterDoubt,
  afterFailure,
  afterStands,
  atFirst,
  firstPart,
  nextPageStep,
  type PageState,
  partAfterCut,
  partAfterThrough,
  type PartSize,
  type Standing,
} from './page-plan.ts';
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
/** On a line that bears text and no pages, answers to the text cut waits short so rarely (R17). */
const heardApart = 10_000;

export interface SendingPages {
  /** For as long as this tab leads. */
  readonly work: (signal: AbortSignal) => Promise<void>;
  /** The server has just answered something else: what was put off because of the line goes at once. */
  readonly heardServer: () => void;
}

/** Sends the pages that wait, one after the other, a part at a time. What was cut goes on at once from where the server says it came to. */
export function sendPages(parts: SendPagesParts): SendingPages {
  const { store, wire, clock, timers, chance } = parts;
  let standing: Standing = atFirst;
  let part: PartSize = firstPart;
  let notBefore = -Infinity;
  /** The server asked for this wait, or would not be asked sooner: a line that is back changes nothing of it. */
  let isAsked = false;
  let heardAt = -Infinity;
  let begunAt = -Infinity;
  let rung = false;
  let ring: () => void = () => undefined;
  const wake = (): void => {
    rung = true;
    ring();
  };

  const work = async (signal: AbortSignal): Promise<void> => {
    const nap = async (milliseconds: number): Promise<void> => {
      if (!rung && !signal.aborted) {
        await new Promise<void>((resolve) => {
          const cancel = timers.set(milliseconds, resolve);
          ring = () => {
            cancel();
            resolve();
          };
        });
      }
      rung = false;
      ring = () => undefined;
    };
    const unwatch = store.watch(wake);
    signal.addEventListener('abort', wake);
    [standing, part, notBefore] = [atFirst, firstPart, -Infinity];

    const failed = async (reason: PageFailure, retryAfterMs: Failure['retryAfterMs'] = null): Promise<void> => {
      const unwelcome = reason === 'forbidden' || reason === 'tooLarge' || reason === 'serverFull';
      // What was under way when the server was heard belongs to the line of before.
      const inARow = heardAt > begunAt ? 1 : standing.failures;
      const wait = unwelcome ? unwelcomeWait : waitAfter(inARow, chance);
      isAsked = unwelcome || retryAfterMs !== null;
      notBefore = clock.monotonic() + Math.max(wait, retryAfterMs ?? 0);
      await store.noteFailure(reason);
    };
    const hear = async (page: PageToSend, answer: PageAnswer): Promise<void> => {
      // What the end of this tab's turn has cut is no failure.
      if (signal.aborted && answer.status !== 'stands' && answer.status !== 'refused') return;
      const before = standing.failures;
      switch (answer.status) {
        case 'stands':
          standing = afterStands(standing, page, answer.offset);
          if (answer.offset > page.sent) await store.noteFailure(null);
          if (answer.offset === page.bytes) await store.settle(page.sha256, 'whole');
          else await store.noteSent(page.sha256, answer.offset);
          if (standing.failures > before) await failed('badAnswer');
          return;
        case 'unknown':
          standing = afterDoubt(standing);
          if (standing.failures > before) await failed('badAnswer');
          return;
        case 'refused':
          await store.settle(page.sha256, 'refused');
          return;
        case 'failed': {
          const { reason, retryAfterMs, tooMuch } = answer.failure;
          const sentSome = standing.known === page.sha256 && (reason === 'offline' || reason === 'timeout');
          if (sentSome && tooMuch && retryAfterMs === null) {
            standing = afterDoubt(standing);
            return;
          }
          standing = afterFailure(standing);
          await failed(reason, retryAfterMs);
          return;
        }
        case 'full':
          standing = afterFailure(standing);
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
      const outlook = await store.outlook();
      const step = nextPageStep({ outlook, waitMs, line: parts.line(), part: part.bytes });
      if (step.kind === 'rest') {
        await nap(restAtMost);
        return;
      }
      if (step.kind === 'sleep') {
        await nap(step.milliseconds);
        return;
      }
      const { page, from, length } = step;
      begunAt = clock.monotonic();
      if (standing.known !== page.sha256) {
        const asked = page.sent > 0 || standing.doubted ? await wire.ask(page, signal) : nothingYet;
        await hear(page, asked.status === 'unknown' ? await wire.begin(page, signal) : asked);
        return;
      }
      const bytes = await store.part(page.sha256, from, length);
      if (bytes === undefined) return;
      const answer = await wire.bring(page, { from, bytes }, signal);
      if (answer.status === 'failed' && answer.failure.tooMuch) part = partAfterCut(part, length);
      if (answer.status === 'stands') part = partAfterThrough(part, length, clock.monotonic() - begunAt);
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
  return {
    work,
    heardServer() {
      const now = clock.monotonic();
      if (isAsked || standing.failures === 0 || now - heardAt < heardApart) return;
      [heardAt, notBefore] = [now, -Infinity];
      wake();
    },
  };
}

const nothingYet: PageAnswer = { status: 'unknown' };
