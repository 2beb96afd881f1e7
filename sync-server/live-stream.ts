import { liveLimits, type ScopeHead } from '../src/protocol/live.ts';
import type { Live, Waiter } from './live.ts';
import type { ServerTimers } from './server-timers.ts';

/** The longest one stream is held, in ms: then the device comes again, to whichever process has room. */
const longestLifeMs = 15 * 60_000;
/** Its right is looked at when something is said of it, and so often besides: not all that changes is heard of here. */
const lookAgainMs = 60_000;
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
 * reader who does not read it keeps the newest number and no more (R17). It ends when its right does (R18).
 *
 * @throws {Refusal} `busy`, and as `still`
 */
export async function liveStream(
  who: Omit<Waiter, 'told' | 'end'>,
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
  let cancelLook: () => void = () => undefined;

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
  const setLook = (): void => {
    if (over) return;
    cancelLook = timers.set(lookAgainMs, () => void live.look(waiter).then(setLook));
  };
  const finish = (error?: Error): void => {
    if (over) return;
    over = true;
    leave();
    cancelBeat();
    cancelLook();
    cancelLife();
    if (error === undefined) controller?.close();
    else controller?.error(error);
  };
  const hear = (seq: number): void => {
    told = Math.max(told, seq);
    say();
  };

  const waiter = { ...who, told: hear, end: () => finish() };
  // Joined before the head is read and its right looked at once more, so that no change falls between.
  const leave = live.join(waiter);
  const cancelLife = timers.set(Math.max(0, Math.min(goodForMs, longestLifeMs)), () => finish());
  try {
    hear(await live.head(scope));
    await who.still();
  } catch (error) {
    finish();
    throw error;
  }
  setBeat();
  setLook();
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
