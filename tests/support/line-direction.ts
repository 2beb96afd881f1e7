import { setTimeout as sleep } from 'node:timers/promises';

/** An Ethernet segment: small enough that connections sharing the line take turns. */
const packetBytes = 1_460;

export interface LineDirection {
  /** Splits what a socket read into what travels at once. */
  packets(bytes: Buffer): readonly Buffer[];
  /** Resolves when `length` bytes have left the sender; callers are served in the order they asked. */
  transmit(length: number): Promise<void>;
  /** For what is sent from now on; undefined: as fast as loopback goes. */
  setRate(bytesPerSecond: number | undefined): void;
  /** Milliseconds from leaving the sender to reaching the receiver. */
  readonly latencyMs: number;
}

/** One direction of the line, shared by every connection on it: 30 KB/s means 30 KB/s for all of them together. */
export function createLineDirection(rate: number | undefined, latencyMs: number): LineDirection {
  let bytesPerSecond = rate;
  let freeAt = 0;
  return {
    latencyMs,
    setRate(next) {
      bytesPerSecond = next;
    },
    packets(bytes) {
      if (bytesPerSecond === undefined) return [bytes];
      const parts: Buffer[] = [];
      for (let at = 0; at < bytes.length; at += packetBytes) parts.push(bytes.subarray(at, at + packetBytes));
      return parts;
    },
    async transmit(length) {
      if (bytesPerSecond === undefined) return;
      const now = performance.now();
      freeAt = Math.max(now, freeAt) + (length / bytesPerSecond) * 1_000;
      await sleep(freeAt - now);
    },
  };
}
