import { liveLimits, type ScopeHead } from '../src/protocol/live.ts';
import type { Live, Waiter } from './live.ts';
import type { ServerTimers } from './server-timers.ts';

/** The longest one stream is held, in ms: then the device comes again, and its right to it is looked at again. */
const longestLifeMs = 15 * 60_000;
/** Heartbeats that nobody took, until the reader counts as gone. */
const untaken = 4;

interface StreamParts {
  readonly live: Live;
  readonly timers: ServerTimers;
  /** How long the token is still good, in ms. */
  readonly goodForMs: number;
}

/**
 * A stream of server-sent events (WHATWG HTML §9.2): `data: {scope, seq}` and, when nothing happens, an empty comment. For a
 * reader who does not read it keeps the newest number and no more (R17).
 *
 * @throws {Refusal} `busy`
 */
export async function liveStream(
  who: Pick<Waiter, 'device' | 'account' | 'scope'>,
  { live, timers, goodForMs }: StreamParts,
): Promise<ReadableStream<Uint8Array>> {
  const { scope } = who;
  const text = new TextEncoder();
  let controller: ReadableStreamDefaultController<Uint8Array> | undefined;
  let told = -1;
  let said = -1;
  let beats = 0;
  let wanted = false;
  let over = false;
  let cancelBeat: () => void = () => undefined;

  const say = (): void => {
    if (over || !wanted || (told <= said && beats === 0)) return;
    wanted = false;
    const event = told > said ? `data: ${JSON.stringify({ scope, seq: told } satisfies ScopeHead)}\n\n` : ':\n\n';
    said = Math.max(said, told);
    beats = 0;
    setBeat();
    controller?.enqueue(text.encode(event));
  };
  const setBeat = (): void => {
    cancelBeat();
    cancelBeat = timers.set(liveLimits.heartbeatMs, () => {
      beats += 1;
      if (beats >= untaken) finish(new Error('the reader is gone'));
      else setBeat();
      say();
    });
  };
  const finish = (error?: Error): void => {
    if (over) return;
    over = true;
    leave();
    cancelBeat();
    cancelLife();
    if (error === undefined) controller?.close();
    else controller?.error(error);
  };
  const hear = (seq: number): void => {
    told = Math.max(told, seq);
    say();
  };

  // Joined before the head is read, so that no change falls between the two.
  const leave = live.join({ ...who, told: hear, end: () => finish() });
  const cancelLife = timers.set(Math.max(0, Math.min(goodForMs, longestLifeMs)), () => finish());
  try {
    hear(await live.head(scope));
  } catch (error) {
    finish();
    throw error;
  }
  setBeat();
  return new ReadableStream<Uint8Array>(
    {
      start(own) {
        controller = own;
        if (over) own.close();
      },
      pull() {
        wanted = true;
        say();
      },
      cancel: () => {
        controller = undefined;
        finish();
      },
    },
    { highWaterMark: 0 },
  );
}
