import type { Socket } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import type { LineDirection } from './line-direction.ts';

/** What a router would hold of one connection before it stops reading. */
const heldBytesLimit = 32 * 1024;
const requestHeadLimit = 4 * 1024;

export interface ConnectionRules {
  readonly up: LineDirection;
  readonly down: LineDirection;
  /** Bytes both ways until the connection is reset; Infinity when never. */
  readonly budget: number;
  /** Resolves at once, unless the line hangs. */
  whenMoving(): Promise<void>;
  /** Asked once per exchange, before its first bytes go to the server. `true` resets instead. */
  cutBeforeServer(requestHead: string): boolean;
  /** Asked once per exchange, when the server's reply has begun and the client has none of it. `true` resets instead. */
  cutBeforeClient(requestHead: string): boolean;
  onBytes(direction: 'up' | 'down', length: number): void;
  onRequest(): void;
  onReset(): void;
}

export interface BadLineConnection {
  reset(): void;
}

/** Joins two sockets by a line that obeys `rules`. Reads no more than it can hold; ends with a reset or a clean close. */
export function joinByBadLine(client: Socket, server: Socket, rules: ConnectionRules): BadLineConnection {
  let left = rules.budget;
  let ended = false;
  const isOver = (): boolean => ended;
  let requestHead = '';
  let replying = true;

  const reset = (): void => {
    ended = true;
    client.resetAndDestroy();
    server.resetAndDestroy();
  };

  const mayPass = (direction: 'up' | 'down', bytes: Buffer): boolean => {
    if (direction === 'down') {
      if (replying) return true;
      replying = true;
      return !rules.cutBeforeClient(requestHead);
    }
    const newExchange = replying;
    if (newExchange) {
      replying = false;
      requestHead = '';
      rules.onRequest();
    }
    if (requestHead.length < requestHeadLimit) requestHead += bytes.toString('latin1').slice(0, requestHeadLimit);
    return !(newExchange && rules.cutBeforeServer(requestHead));
  };

  const deliver = async (direction: 'up' | 'down', to: Socket, bytes: Buffer): Promise<void> => {
    await rules.whenMoving();
    if (ended || to.destroyed) return;
    const allowed = bytes.subarray(0, left);
    left -= allowed.length;
    rules.onBytes(direction, allowed.length);
    // A socket destroyed meanwhile calls back too, so this always settles.
    await new Promise<void>((resolve) => {
      to.write(allowed, () => {
        resolve();
      });
    });
    if (left > 0 || isOver()) return;
    rules.onReset();
    reset();
  };

  const pipe = (direction: 'up' | 'down', from: Socket, to: Socket, openingMs: number): void => {
    const line = rules[direction];
    let held = 0;
    let sending: Promise<void> = sleep(openingMs);
    let arriving: Promise<void> = Promise.resolve();

    from.on('data', (bytes: Buffer) => {
      if (ended) return;
      if (!mayPass(direction, bytes)) {
        reset();
        return;
      }
      held += bytes.length;
      if (held > heldBytesLimit) from.pause();
      for (const packet of line.packets(bytes)) {
        sending = sending.then(async () => {
          await line.transmit(packet.length);
          const arrivesIn = line.latencyMs > 0 ? sleep(line.latencyMs) : undefined;
          arriving = arriving.then(async () => {
            await arrivesIn;
            await deliver(direction, to, packet);
            held -= packet.length;
            if (held <= heldBytesLimit && !from.destroyed) from.resume();
          });
        });
      }
    });
    from.on('end', () => {
      void sending
        .then(() => arriving)
        .then(() => {
          if (!ended && !to.destroyed) to.end();
        });
    });
    from.on('error', reset);
    from.on('close', () => {
      if (from.errored !== null) reset();
    });
  };

  // The handshake costs one round trip before the first byte may go.
  pipe('up', client, server, rules.up.latencyMs + rules.down.latencyMs);
  pipe('down', server, client, 0);
  return { reset };
}
