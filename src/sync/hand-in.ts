import * as v from 'valibot';
import { handInAnswerSchema, handInLimits, handInPath } from '../protocol/devices.ts';
import type { Timers } from '../store/device-ports.ts';
import type { SealedOutbox } from './leave-machine.ts';
import { watched } from './watchdog.ts';

interface HandInParts {
  /** One that proves requests to be this device's. */
  readonly fetch: typeof fetch;
  readonly origin: string;
  readonly timers: Timers;
  readonly device: string;
  /** SHA-256, hex. */
  readonly hash: (bytes: Uint8Array) => string;
}

const patience = 60_000;

/** Sends what waits, on from where it was cut; `true` once the server has said the hash of all of it. */
export async function handIn(parts: HandInParts, { bytes, count }: SealedOutbox): Promise<boolean> {
  const sha256 = parts.hash(bytes);
  // It is cheaper to ask than to send again what may be there.
  let held = await sendPiece(parts, { sha256, count, total: bytes.length, from: 0, piece: bytes.slice(0, 0) });
  while (held !== undefined && held.sha256 === null) {
    const from = held.held;
    const piece = bytes.slice(from, from + handInLimits.pieceBytes);
    const next = await sendPiece(parts, { sha256, count, total: bytes.length, from, piece });
    if (next?.sha256 === null && next.held <= from) return false;
    held = next;
  }
  return held?.sha256 === sha256;
}

async function sendPiece(
  { fetch, origin, timers, device }: HandInParts,
  of: { sha256: string; count: number; total: number; from: number; piece: Uint8Array<ArrayBuffer> },
): Promise<v.InferOutput<typeof handInAnswerSchema> | undefined> {
  const { sha256, count, total, from, piece } = of;
  const place = piece.length === 0 ? '*' : `${from}-${from + piece.length - 1}`;
  const outcome = await watched(timers, patience, async (signal) => {
    try {
      const response = await fetch(`${origin}${handInPath(sha256)}`, {
        method: 'POST',
        headers: {
          authorization: `Device ${device}`,
          'content-type': 'application/octet-stream',
          'content-range': `bytes ${place}/${total}`,
          'x-count': String(count),
        },
        body: piece,
        signal,
        cache: 'no-store',
        credentials: 'omit',
        redirect: 'error',
      });
      // R6: only our own words count.
      const said = response.ok ? v.safeParse(handInAnswerSchema, await response.json()) : undefined;
      return said?.success === true ? said.output : undefined;
    } catch {
      return undefined;
    }
  });
  return outcome.status === 'settled' ? outcome.value : undefined;
}
