import * as v from 'valibot';
import { digestHeader } from '../protocol/device-proof.ts';
import { errorAnswerSchema } from '../protocol/error-answer.ts';
import { packedPieceMediaType, parcelAnswerSchema, parcelMediaType, pieceMediaType } from '../protocol/parcel.ts';
import type { Bytes } from '../store/device-ports.ts';
import { joinedBytes } from '../protocol/joined-bytes.ts';
import type { CameForBytes } from './ask-for-bytes.ts';
import { type Chance, waitAfter } from './backoff.ts';
import { type Failure, failure } from './failure.ts';
import { type Cost, sumOf } from './cost.ts';

/** Bytes of one piece. */
const pieceBytes = { first: 14_000, min: 512, max: 64 * 1024 };
/**
 * How many requests in a row may remain without a word (R17): once something has moved; before, where the last exchange came
 * through; and where it did not.
 */
const mostSilent = { moving: 4, hopeful: 2, doubtful: 1 };
/** How many pieces in a row may be lost whole, and how often the server may forget what it held. */
const mostLost = 10;
const mostForgotten = 2;

/** What one piece may come to on this line; lives as long as the page. */
export interface PieceSize {
  bytes: number;
}

export const newPieceSize = (): PieceSize => ({ bytes: pieceBytes.first });

interface PiecesParts {
  /** Sends to the path, and keeps what came of the answer. */
  readonly ask: (path: string, headers: Record<string, string>, body: Bytes) => Promise<CameForBytes>;
  readonly wait: (milliseconds: number) => Promise<void>;
  readonly chance: Chance;
  readonly size: PieceSize;
  /** Whether the last exchange came through. */
  readonly mood: 'hopeful' | 'doubtful';
}

interface Parcel {
  /** The exchange's nonce, or a letter's name; and where its pieces go. */
  readonly id: string;
  readonly path: string;
  readonly body: Bytes;
  readonly packed: boolean;
  readonly authorization: string;
  /** SHA-256 of the body, base64url, that every piece is proved by; absent: this device proves nothing. */
  readonly digest?: string | undefined;
  /** This browser can unpack an answer by itself. */
  readonly unpacks: boolean;
}

export type Carried = { readonly cost: Cost; readonly cuts: number } & (
  | { readonly status: 'answered'; readonly answer: Bytes; readonly packed: boolean }
  /** Not in pieces' words: what a server, or somebody in its place, says of the request. */
  | { readonly status: 'said'; readonly response: Response; readonly body: Bytes }
  /** The server has no such road. */
  | { readonly status: 'noRoad' }
  | { readonly status: 'failed'; readonly failure: Failure }
);

/**
 * One exchange in pieces over a line that is cut before it has passed whole. A cut costs what was under way: the server is
 * asked how far the body came, and sends the rest of the answer from where it broke off. While something moves it goes on
 * at once; when nothing does any more it ends, and begins anew with the next exchange (R7, R17).
 */
export async function carryInPieces(parcel: Parcel, { ask, wait, chance, size, mood }: PiecesParts): Promise<Carried> {
  const { id, path, body, packed, authorization, digest, unpacks } = parcel;
  const total = body.length;
  let held = 0;
  /** The last piece was cut off, and may have come all the same, or a part of it. */
  let unsure = false;
  let moved = false;
  let silent = 0;
  let lost = 0;
  let forgotten = 0;
  let answer: { readonly etag: string; readonly came: Bytes } | undefined;
  let cost: Cost = { bytesUp: 0, bytesDown: 0, milliseconds: 0 };
  let cuts = 0;
  let cut = failure('offline', { tooMuch: true });

  while (silent < mostSilent[moved ? 'moving' : mood] && lost < mostLost && forgotten <= mostForgotten) {
    if (silent > 1) await wait(waitAfter(silent - 1, chance));
    // It is cheaper to ask than to send again what may be there.
    const piece = unsure ? body.slice(0, 0) : body.slice(held, held + size.bytes);
    const came = await ask(
      path,
      {
        accept: unpacks ? packedPieceMediaType : pieceMediaType,
        authorization,
        ...(digest === undefined ? {} : { [digestHeader]: digest }),
        'content-type': packed ? packedPieceMediaType : pieceMediaType,
        'content-range': `bytes ${piece.length === 0 ? '*' : `${held}-${held + piece.length - 1}`}/${total}`,
        ...(answer === undefined ? {} : { range: `bytes=${answer.came.length}-`, 'if-range': answer.etag }),
      },
      piece,
    );
    cost = sumOf(cost, came.cost);
    const reply = readReply(came, id);
    if (reply.status === 'other') {
      const { response, body: said } = reply;
      if (isNoRoad(response, said)) return { status: 'noRoad', cost, cuts };
      return { status: 'said', response, body: said, cost, cuts };
    }
    if (reply.status === 'cut') {
      cuts += 1;
      cut = { ...came.cut, tooMuch: true };
      // What nobody answered in all that time is not asked twice.
      silent += came.cut.reason === 'timeout' ? mostSilent.hopeful : 1;
      unsure = held < total;
      continue;
    }
    silent = 0;
    if (reply.status === 'held') {
      if (reply.held < held || answer !== undefined) forgotten += 1;
      const more = reply.held - held;
      if (more > 0) lost = 0;
      else lost += 1;
      if (more > 0) moved = true;
      // What a cut left nothing of was too long; what came through whole may be longer.
      if (unsure && more <= 0) size.bytes = Math.max(pieceBytes.min, Math.floor(size.bytes / 2));
      if (!unsure && more === size.bytes) size.bytes = Math.min(pieceBytes.max, size.bytes * 2);
      answer = undefined;
      held = Math.min(reply.held, total);
      unsure = false;
      continue;
    }
    held = total;
    unsure = false;
    const before = answer !== undefined && answer.etag === reply.etag ? answer.came : new Uint8Array();
    if (before.length !== reply.from && reply.from > 0) {
      // A part of something else: from the beginning.
      forgotten += 1;
      answer = undefined;
      continue;
    }
    if (reply.bytes.length > 0) moved = true;
    else lost += 1;
    answer = { etag: reply.etag, came: reply.from === 0 ? reply.bytes : joinedBytes([before, reply.bytes]) };
    if (answer.came.length === reply.total) {
      return { status: 'answered', answer: answer.came, packed: reply.packed, cost, cuts };
    }
    cuts += 1;
    cut = { ...came.cut, tooMuch: true };
  }
  // Nobody said whether any of it came; the next has a smaller one to begin with.
  if (!moved) size.bytes = Math.max(pieceBytes.min, Math.floor(size.bytes / 2));
  return { status: 'failed', failure: cut, cost, cuts };
}

type Reply =
  | { readonly status: 'cut' }
  | { readonly status: 'other'; readonly response: Response; readonly body: Bytes }
  | { readonly status: 'held'; readonly held: number }
  | {
      readonly status: 'part';
      readonly bytes: Bytes;
      readonly from: number;
      readonly total: number;
      readonly etag: string;
      readonly packed: boolean;
    };

// R6: a word on the parcel names it; a part says of what it is one, and the exchange's own nonce is in the whole.
function readReply({ answered }: CameForBytes, id: string): Reply {
  if (answered === undefined) return { status: 'cut' };
  const { response, body, whole } = answered;
  const [type = ''] = (response.headers.get('content-type') ?? '').split(';');
  const [match, from, last, length] =
    /^bytes (\d{1,9})-(\d{1,9})\/(\d{1,9})$/u.exec(response.headers.get('content-range') ?? '') ?? [];
  const etag = response.headers.get('etag');
  if (response.status === 206 && (type === pieceMediaType || type === packedPieceMediaType)) {
    const [at, end, total] = [Number(from), Number(last) + 1, Number(length)];
    if (match === undefined || etag === null || end !== total || at + body.length > total) return { status: 'cut' };
    return { status: 'part', bytes: body, from: at, total, etag, packed: type === packedPieceMediaType };
  }
  if (!whole) return { status: 'cut' };
  if (response.status === 200 && type === parcelMediaType) {
    const said = v.safeParse(parcelAnswerSchema, jsonOf(body));
    if (said.success && said.output.parcel === id) return { status: 'held', held: said.output.held };
  }
  return { status: 'other', response, body };
}

// A server of before has no such road; a page of somebody in its place says nothing of that (R6).
function isNoRoad({ status }: Response, body: Bytes): boolean {
  return status === 404 && v.is(errorAnswerSchema, jsonOf(body));
}

function jsonOf(bytes: Bytes): unknown {
  try {
    return JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes));
  } catch {
    return undefined;
  }
}
