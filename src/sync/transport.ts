import { parcelPath } from '../protocol/parcel.ts';
import {
  packedSyncMediaType,
  syncMediaType,
  syncPath,
  type SyncRequest,
  type SyncResponse,
} from '../protocol/sync-exchange.ts';
import { writeRequest } from '../protocol/wire/request.ts';
import type { Bytes, Clock, Timers } from '../store/device-ports.ts';
import { askForBytes } from './ask-for-bytes.ts';
import type { Chance } from './backoff.ts';
import { carryInPieces, newPieceSize } from './carry-in-pieces.ts';
import type { Cost } from './cost.ts';
import { type Failure, failure } from './failure.ts';
import type { Gunzip, Gzip } from './gzip.ts';
import { headOf, judgeAnswer } from './judge-answer.ts';
import { mostAnswerBytes, readBody } from './read-body.ts';
import { watched } from './watchdog.ts';
import { answerBytes, requestBytes } from './wire-bytes.ts';

export type Sent =
  | {
      readonly status: 'answered';
      readonly answer: SyncResponse;
      readonly cost: Cost;
      /** It came by the hub of the hall, whoever gave it. */
      readonly byHub?: true;
    }
  | { readonly status: 'failed'; readonly failure: Failure; readonly cost: Cost }
  /** Nothing was sent: packed it is so long. */
  | { readonly status: 'tooLong'; readonly bytesUp: number };

export interface Parcel {
  readonly request: SyncRequest;
  readonly token: string;
  /** The server has asked for them. */
  readonly wholeHashes?: boolean;
  /** Packed, it shall be no longer; absent: however long it is. */
  readonly mostBytes?: number;
  /** In pieces, where the server takes them; absent: whole. */
  readonly pieces?: { readonly chance: Chance; readonly mood: 'hopeful' | 'doubtful' } | undefined;
  /** When to give up, from the size that is really sent. */
  readonly timeoutMs: (bytesUp: number) => number;
}

export type Send = (parcel: Parcel) => Promise<Sent>;

export interface TransportParts {
  readonly fetch: typeof fetch;
  /** Origin of the server; empty for the page's own. */
  readonly origin: string;
  readonly gzip: Gzip | undefined;
  /** For answers in pieces; absent: those come unpacked. */
  readonly gunzip?: Gunzip | undefined;
  /** SHA-256 of a body, base64url, where the wire signs; `undefined`: it does not. */
  readonly digest?: ((bytes: Bytes) => Promise<string | undefined>) | undefined;
  readonly clock: Clock;
  readonly timers: Timers;
}

type Outcome = { readonly status: 'answered'; readonly answer: SyncResponse } | Failure;

const packedHeader = 'content-encoding: gzip\r\n'.length;
const mostPieceAnswer = 8 * 1024 * 1024;

/** The wire. Every way in which an exchange can go wrong comes out as one of a closed set of failures (R6, R7). */
export function createTransport({ fetch, origin, gzip, gunzip, digest, clock, timers }: TransportParts): Send {
  const size = newPieceSize();
  let takesPieces = true;

  const sendWhole = async ({ request, token, timeoutMs }: Parcel, body: Bytes, packs: boolean): Promise<Sent> => {
    // A proof is long: what makes room for it is said once.
    const headers = {
      authorization: `Bearer ${token}`,
      ...(packs && digest !== undefined
        ? { 'content-type': packedSyncMediaType }
        : { 'content-type': syncMediaType, ...(packs ? { 'content-encoding': 'gzip' } : {}) }),
    };
    const bytesUp = requestBytes(syncPath, headers, body.length);
    const startedAt = clock.monotonic();
    let bytesDown = 0;
    const ask = async (signal: AbortSignal): Promise<Outcome> => {
      let response: Response;
      try {
        response = await fetch(`${origin}${syncPath}`, {
          method: 'POST',
          headers,
          body,
          signal,
          // No cache answers a POST, and the nonce tells (R6): asked for, `no-store` costs 43 bytes an exchange.
          credentials: 'omit',
          redirect: 'error',
        });
      } catch {
        return failure('offline', { tooMuch: true });
      }
      let read: Bytes | undefined;
      try {
        read = await readBody(response);
      } catch {
        // Cut in the middle, or bytes that do not unpack.
        return failure('badAnswer', { httpStatus: response.status, tooMuch: true });
      }
      if (read === undefined) return failure('notOurServer', { httpStatus: response.status });
      bytesDown = answerBytes(response, read.length);
      return judgeAnswer(headOf(response), read, { request, now: clock.now() });
    };
    const outcome = await watched(timers, timeoutMs(bytesUp), ask);
    const cost: Cost = { bytesUp, bytesDown, milliseconds: Math.max(0, clock.monotonic() - startedAt) };
    return sent(outcome.status === 'timedOut' ? failure('timeout', { tooMuch: true }) : outcome.value, cost);
  };

  const sendPieces = async (parcel: Parcel, body: Bytes, packs: boolean): Promise<Sent | null> => {
    const { request, token, pieces, timeoutMs } = parcel;
    if (pieces === undefined || !takesPieces) return null;
    const whole = { digest: await digest?.(body), authorization: `Bearer ${token}`, unpacks: gunzip !== undefined };
    const carried = await carryInPieces(
      { id: request.nonce, path: parcelPath(request.nonce), body, packed: packs, ...whole },
      {
        ask: (path, headers, piece) =>
          askForBytes(
            { fetch, origin, clock, timers },
            {
              path,
              headers,
              body: piece,
              timeoutMs: timeoutMs(requestBytes(path, headers, piece.length)),
              most: mostPieceAnswer,
            },
          ),
        wait: (milliseconds) => new Promise((resolve) => void timers.set(milliseconds, resolve)),
        size,
        ...pieces,
      },
    );
    const cost: Cost = { ...carried.cost, cuts: carried.cuts };
    const now = clock.now();
    switch (carried.status) {
      case 'noRoad':
        takesPieces = false;
        return null;
      case 'failed':
        return sent(carried.failure, cost);
      case 'said':
        return sent(judgeAnswer(headOf(carried.response), carried.body, { request, now }), cost);
      case 'answered': {
        const head = { status: 200, mediaType: syncMediaType, retryAfter: null };
        const read = carried.packed ? await unpacked(carried.answer, gunzip) : carried.answer;
        if (read === undefined) return sent(failure('badAnswer', { tooMuch: true }), cost);
        return sent(judgeAnswer(head, read, { request, now }), cost);
      }
      default:
        return carried satisfies never;
    }
  };

  return async (parcel) => {
    const { request, wholeHashes = false, mostBytes = Infinity } = parcel;
    const plain = new TextEncoder().encode(JSON.stringify(writeRequest(request, { wholeHashes })));
    const packed = gzip === undefined ? plain : await gzip(plain);
    const packs = packed.length + packedHeader < plain.length;
    const body = packs ? packed : plain;
    if (body.length > mostBytes) return { status: 'tooLong', bytesUp: body.length };
    return (await sendPieces(parcel, body, packs)) ?? sendWhole(parcel, body, packs);
  };
}

function sent(outcome: Outcome, cost: Cost): Sent {
  return 'answer' in outcome ? { ...outcome, cost } : { status: 'failed', failure: outcome, cost };
}

async function unpacked(bytes: Bytes, gunzip: Gunzip | undefined): Promise<Bytes | undefined> {
  try {
    return await gunzip?.(bytes, mostAnswerBytes);
  } catch {
    return undefined;
  }
}
