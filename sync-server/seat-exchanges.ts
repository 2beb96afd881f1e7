import { exchangeLimits } from '../src/protocol/sync-exchange.ts';
import { countExchanges, type ExchangeLoad } from './exchange-load.ts';
import { Refusal } from './refusal.ts';
import type { ServerClock } from './server-clock.ts';
import type { ServerTimers } from './server-timers.ts';

/** How many exchanges a process works on at once, and how many may wait for their turn (R17). */
export interface SeatRules {
  readonly seats: number;
  readonly waiting: number;
}

/** What a process bears well on two cores; as many as one province's machines, all in the same moment. */
export const usualSeats: SeatRules = { seats: 16, waiting: 500 };

/** Bytes of the bodies that wait, all together. */
const mostWaitingBytes = 64 * 1024 * 1024;
/** Somewhat less than a device waits for an answer: who is told in time to come again takes it for no fault of her line. */
const mostWaitMs = 8_000;
/** When to come again, in seconds: laid apart, or those who were sent away together would come back together. */
const comeAgain = { least: 5, most: 30 };

/** The exchanges of a process: which of them it works on, and which wait, in the order they came. */
export interface Exchanges {
  /**
   * Does the work of an exchange when its turn has come. Of a body that came in pieces nobody is sent away for having waited
   * long: it was dear, its bytes are bounded where they lie, and the device asks for the answer again.
   * @throws {Refusal} `busy`: too many wait, or it has waited too long; and whatever the work throws.
   */
  admit<Result>(
    of: { readonly request: Request; readonly inPieces?: boolean },
    work: () => Promise<Result>,
  ): Promise<Result>;
  load(): SeatedLoad;
}

export interface SeatedLoad extends ExchangeLoad {
  readonly waiting: number;
  /** Since the start: how many were sent away, and how long all together have waited who were not. */
  readonly refused: number;
  readonly waitedMs: number;
}

/** Where nobody is held back. */
export const seatEverybody: Pick<Exchanges, 'admit'> = { admit: (_of, work) => work() };

interface SeatParts {
  readonly clock: Pick<ServerClock, 'monotonicMs'>;
  readonly timers: ServerTimers;
  readonly chance: () => number;
  readonly rules?: SeatRules;
}

interface Waiting {
  /** There is a seat. */
  call(): void;
}

/**
 * A body has come whole before it takes a place, and its answer goes out after it has left it, so that no slow line holds a
 * seat. Each exchange is bounded by its own batch and page: a first load asks page by page, and goes to the end of the row
 * with each; snapshots, pages of papers and held questions take no seat.
 */
export function seatExchanges({ clock, timers, chance, rules = usualSeats }: SeatParts): Exchanges {
  const count = countExchanges(clock);
  // In the order they came.
  const room = new Set<Waiting>();
  let taken = 0;
  let waitingBytes = 0;
  let refused = 0;
  let waitedMs = 0;

  const sendAway = (): Refusal => {
    refused += 1;
    const { least, most } = comeAgain;
    const retryAfterSeconds = least + Math.floor(chance() * (most - least));
    return new Refusal('busy', 'More exchanges wait here than can be served at once.', { retryAfterSeconds });
  };

  const turnOf = (request: Request, inPieces: boolean): Promise<void> => {
    if (taken < rules.seats) {
      taken += 1;
      return Promise.resolve();
    }
    const bytes = Number(request.headers.get('content-length') ?? exchangeLimits.requestBytes);
    if (room.size >= rules.waiting || (room.size > 0 && waitingBytes + bytes > mostWaitingBytes)) throw sendAway();
    const { signal } = request;
    const since = clock.monotonicMs();
    return new Promise((resolve, reject) => {
      const leave = (): void => {
        room.delete(waiting);
        waitingBytes -= bytes;
        cancel();
        signal.removeEventListener('abort', go);
      };
      const waiting: Waiting = {
        call() {
          leave();
          waitedMs += clock.monotonicMs() - since;
          resolve();
        },
      };
      // Who has gone leaves her turn to the next.
      const go = (): void => {
        leave();
        reject(new Refusal('busy', 'Whoever asked has gone.'));
      };
      const tooLate = (): void => {
        leave();
        reject(sendAway());
      };
      const cancel = inPieces ? () => undefined : timers.set(mostWaitMs, tooLate);
      signal.addEventListener('abort', go);
      room.add(waiting);
      waitingBytes += bytes;
      if (signal.aborted) go();
    });
  };
  /** A seat goes from hand to hand while anybody waits: whoever comes now does not come before them. */
  const passOn = (): void => {
    const [next] = room;
    if (next === undefined) taken -= 1;
    else next.call();
  };

  return {
    async admit({ request, inPieces = false }, work) {
      count.begin();
      try {
        await turnOf(request, inPieces);
        try {
          return await work();
        } finally {
          passOn();
        }
      } finally {
        count.end();
      }
    },
    load: () => ({ ...count.load(), waiting: room.size, refused, waitedMs }),
  };
}
