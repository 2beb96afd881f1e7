import { connect, createServer, type AddressInfo } from 'node:net';
import { joinByBadLine, type BadLineConnection } from './bad-line-connection.ts';
import { createLineDirection } from './line-direction.ts';
import { createSeededRandom } from './seeded-random.ts';

export interface BadLineOptions {
  readonly target: { readonly host: string; readonly port: number };
  readonly seed: number;
  /** One way. A round trip is twice this; opening a connection costs one round trip more. */
  readonly latencyMs?: number;
  /** For the whole line, not per connection. */
  readonly bytesPerSecond?: { readonly up?: number; readonly down?: number };
  /** Each connection is reset after so many bytes, both ways counted. */
  readonly resetEvery?: ResetRange;
}

export interface ResetRange {
  readonly min: number;
  readonly max: number;
}

export interface BadLineStats {
  readonly connections: number;
  readonly resets: number;
  /** Exchanges begun: what goes up after something came down, or on a new connection. */
  readonly requests: number;
  readonly bytesUp: number;
  readonly bytesDown: number;
}

/** Given the first 4 KB of a request (latin1: request line, headers, start of the body). */
export type RequestMatch = (requestHead: string) => boolean;

export interface BadLine {
  readonly url: string;
  readonly port: number;
  /** A copy, as of now. */
  readonly stats: BadLineStats;
  /** Off: everything open is reset and nothing new gets through. */
  setOffline(offline: boolean): void;
  /** Hanging: connections stay open and nothing moves. */
  setHanging(hanging: boolean): void;
  /** For the whole line, and what is sent from now on; `undefined`: as fast as loopback goes. */
  setBytesPerSecond(down: number | undefined): void;
  /** For connections opened from now on. */
  setResetEvery(range: ResetRange | undefined): void;
  /** The next matching request never reaches the server. Resolves when it was cut. */
  cutBeforeRequest(matches?: RequestMatch): Promise<void>;
  /** The next matching request reaches the server, and not a byte of its reply reaches the client. Resolves when it was cut. */
  cutAfterRequest(matches?: RequestMatch): Promise<void>;
  close(): Promise<void>;
}

/** A bad telephone line as a TCP proxy on loopback; seeded, so that the same seed resets the n-th connection at the same byte. */
export async function openBadLine(options: BadLineOptions): Promise<BadLine> {
  const random = createSeededRandom(options.seed);
  const latencyMs = options.latencyMs ?? 0;
  const up = createLineDirection(options.bytesPerSecond?.up, latencyMs);
  const down = createLineDirection(options.bytesPerSecond?.down, latencyMs);
  const stats = { connections: 0, resets: 0, requests: 0, bytesUp: 0, bytesDown: 0 };
  const live = new Set<BadLineConnection>();
  const cutsBefore = createArmedCuts();
  const cutsAfter = createArmedCuts();
  let resetEvery = options.resetEvery;
  let offline = false;
  let hang: { readonly over: Promise<void>; readonly end: () => void } | undefined;

  // Without `pauseOnConnect` the first bytes could come before anyone listens.
  const server = createServer({ allowHalfOpen: true, pauseOnConnect: true, noDelay: true }, (client) => {
    if (offline) {
      client.on('error', () => undefined);
      client.resetAndDestroy();
      return;
    }
    stats.connections += 1;
    const upstream = connect({ ...options.target, allowHalfOpen: true, noDelay: true });
    const connection = joinByBadLine(client, upstream, {
      up,
      down,
      budget: resetEvery === undefined ? Infinity : random.integer(resetEvery.min, resetEvery.max),
      whenMoving: () => hang?.over ?? Promise.resolve(),
      cutBeforeServer: cutsBefore.take,
      cutBeforeClient: cutsAfter.take,
      onBytes: (direction, length) => {
        stats[direction === 'up' ? 'bytesUp' : 'bytesDown'] += length;
      },
      onRequest: () => {
        stats.requests += 1;
      },
      onReset: () => {
        stats.resets += 1;
      },
    });
    live.add(connection);
    // What is left of either side is ended with the line.
    const forget = (): void => {
      if (client.destroyed && upstream.destroyed) live.delete(connection);
    };
    client.on('close', forget);
    upstream.on('close', forget);
    client.resume();
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(0, '127.0.0.1', resolve);
  });
  const { port } = server.address() as AddressInfo;

  const resetAll = (): void => {
    for (const connection of live) connection.reset();
  };
  const setHanging = (hanging: boolean): void => {
    if (hanging === (hang !== undefined)) return;
    hang?.end();
    hang = hanging ? createHang() : undefined;
  };

  return {
    url: `http://127.0.0.1:${String(port)}`,
    port,
    get stats() {
      return { ...stats };
    },
    setOffline(next) {
      offline = next;
      if (next) resetAll();
    },
    setHanging,
    setBytesPerSecond(next) {
      down.setRate(next);
    },
    setResetEvery(range) {
      resetEvery = range;
    },
    cutBeforeRequest: cutsBefore.arm,
    cutAfterRequest: cutsAfter.arm,
    async close() {
      setHanging(false);
      const closed = new Promise<void>((resolve) => {
        server.close(() => {
          resolve();
        });
      });
      resetAll();
      await closed;
    },
  };
}

function createHang(): { readonly over: Promise<void>; readonly end: () => void } {
  let end = (): void => undefined;
  const over = new Promise<void>((resolve) => {
    end = resolve;
  });
  return { over, end };
}

interface ArmedCuts {
  readonly arm: (matches?: RequestMatch) => Promise<void>;
  readonly take: (requestHead: string) => boolean;
}

function createArmedCuts(): ArmedCuts {
  const armed: { readonly matches: RequestMatch; readonly done: () => void }[] = [];
  return {
    arm: (matches = () => true) =>
      new Promise<void>((resolve) => {
        armed.push({ matches, done: resolve });
      }),
    take(head) {
      const at = armed.findIndex(({ matches }) => matches(head));
      if (at < 0) return false;
      const [cut] = armed.splice(at, 1);
      cut?.done();
      return true;
    },
  };
}
