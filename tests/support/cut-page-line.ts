import type { SeededRandom } from './seeded-random.ts';
import type { FakeClock } from './fake-clock.ts';

interface CutPageLine {
  readonly clock: FakeClock;
  readonly random: SeededRandom;
  readonly server: (request: Request) => Promise<Response>;
  /** Bytes both ways until a connection is reset. */
  readonly every: { readonly min: number; readonly max: number };
  readonly bytesPerSecond: number;
  readonly roundTripMs: number;
}

/** Line, headers and proof of a request; line and headers of an answer. */
const heads = { up: 900, down: 500 };

/**
 * A line that resets each connection after so many bytes, in virtual time. As real ones do: of what was on its way at the
 * reset the server may have read any part; and a browser whose idle connection was reset asks the same once more by itself.
 */
export function cutPageLine({ clock, random, server, every, bytesPerSecond, roundTripMs }: CutPageLine) {
  const seen = { requests: 0, resets: 0, bytesUp: 0, busy: 0 };
  let connection: { left: number; used: boolean } | undefined;
  const pass = (bytes: number): Promise<void> =>
    new Promise((resolve) => {
      clock.set(roundTripMs + (bytes / bytesPerSecond) * 1_000, resolve);
    });
  const reset = (): void => {
    connection = undefined;
    seen.resets += 1;
  };
  /** What came of the body before the reset; the server reads on until it learns of it. */
  const broken = (body: Uint8Array<ArrayBuffer>): ReadableStream<Uint8Array> => {
    let given = false;
    return new ReadableStream({
      pull: (controller) => {
        if (given || body.length === 0) controller.error(new Error('reset'));
        else controller.enqueue(body);
        given = true;
      },
    });
  };
  const answerTo = async (url: string, init: RequestInit & { readonly duplex?: 'half' }): Promise<Response> => {
    seen.busy += 1;
    try {
      return await server(new Request(url, init));
    } finally {
      seen.busy -= 1;
    }
  };

  const once = async (url: string, init: RequestInit): Promise<Response | undefined> => {
    connection ??= { left: random.integer(every.min, every.max), used: false };
    const body = (init.body ?? new Uint8Array()) as Uint8Array<ArrayBuffer>;
    const { signal: _ours, ...said } = init;
    const up = heads.up + body.length;
    seen.requests += 1;
    seen.bytesUp += Math.min(up, connection.left);
    if (connection.left < up) {
      const reached = connection.left - heads.up;
      await pass(connection.left);
      reset();
      const read = body.slice(0, Math.floor(Math.max(0, reached) * (random.next() < 0.3 ? random.next() : 1)));
      if (reached > 0) await answerTo(url, { ...said, body: broken(read), duplex: 'half' });
      return undefined;
    }
    await pass(up);
    const answer = await answerTo(url, said);
    if (connection.left < up + heads.down) {
      reset();
      return undefined;
    }
    connection = { left: connection.left - up - heads.down, used: true };
    return answer;
  };
  const ask: typeof fetch = async (input, init = {}) => {
    const url = input instanceof Request ? input.url : String(input);
    for (;;) {
      const again = connection?.used === true;
      const answer = await once(url, init);
      if (answer !== undefined) return answer;
      if (!again) throw new TypeError('the connection was reset');
    }
  };
  return { fetch: ask, seen };
}
