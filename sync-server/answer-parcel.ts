import type { HashText } from '../src/domain/words.ts';
import { packedPieceMediaType, parcelMediaType, pieceMediaType } from '../src/protocol/parcel.ts';
import { exchangeLimits, syncMediaType } from '../src/protocol/sync-exchange.ts';
import { answerBody } from './answer-body.ts';
import type { Packing } from './packing.ts';
import { digestOf } from './prove-device.ts';
import { type KeptAnswer, type Parcel, type Parcels, takePiece } from './parcels.ts';
import { Refusal } from './refusal.ts';

interface ParcelParts {
  readonly parcels: Parcels;
  readonly hash: HashText;
  readonly packing: Packing;
  /** The exchange, as if the body had come whole. */
  readonly exchange: (request: Request) => Promise<Response>;
}

/**
 * Takes one piece of an exchange's body; when that is whole, answers with the rest of the exchange's answer. A piece that
 * breaks off counts as far as it came.
 *
 * @throws {Refusal} `badRequest`, `tooLarge`, `unsupportedMedia`, or whatever the exchange refuses.
 */
export async function answerParcel(
  request: Request,
  { owner, id, digest }: { readonly owner: string; readonly id: string; readonly digest: string | null },
  { parcels, hash, packing, exchange }: ParcelParts,
): Promise<Response> {
  const { at, total } = readPlace(request.headers.get('content-range'), id);
  const type = request.headers.get('content-type');
  if (type !== pieceMediaType && type !== packedPieceMediaType) {
    throw new Refusal('unsupportedMedia', `A piece must be ${pieceMediaType}.`);
  }
  const parcel = parcels.open(owner, id, total);
  await takeBody(request, parcel, at);
  if (parcel.held < total) {
    return answerBody(request, { parcel: id, held: parcel.held }, { packing, mediaType: parcelMediaType });
  }
  if (parcel.answer === undefined && digest !== null && digestOf(parcel.body, hash) !== digest) {
    parcels.forget(owner, id);
    throw new Refusal('badRequest', 'The pieces are not the whole that was proved.');
  }
  // Asked twice at once, it takes place once.
  parcel.answer ??= (async () => {
    const response = await exchange(wholeRequest(request, parcel, type === packedPieceMediaType));
    const bytes = new Uint8Array(await response.arrayBuffer());
    parcels.answered(parcel, bytes.byteLength);
    return { bytes, etag: `"${hash(bytes)}"`, packed: response.headers.get('content-encoding') === 'gzip' };
  })();
  try {
    return restOf(await parcel.answer, request);
  } catch (error) {
    // What was refused is judged anew when it comes again.
    parcels.forget(owner, id);
    throw error;
  }
}

/** `bytes a-b/total`, or `bytes *\/total` for no bytes at all. */
function readPlace(contentRange: string | null, id: string): { readonly at: number; readonly total: number } {
  const [match, from, length] = /^bytes (?:(\d{1,9})-\d{1,9}|\*)\/(\d{1,9})$/u.exec(contentRange ?? '') ?? [];
  const total = Number(length);
  if (match === undefined || total === 0 || !/^[\w-]{16,64}$/u.test(id)) {
    throw new Refusal('badRequest', 'A piece must say where it belongs.');
  }
  if (total > exchangeLimits.requestBytes) {
    throw new Refusal('tooLarge', `The body may have ${exchangeLimits.requestBytes} bytes.`);
  }
  return { at: from === undefined ? total : Number(from), total };
}

async function takeBody({ body }: Request, parcel: Parcel, from: number): Promise<void> {
  let at = from;
  try {
    for await (const chunk of (body ?? []) as AsyncIterable<Uint8Array>) {
      takePiece(parcel, chunk, at);
      at += chunk.byteLength;
      if (at > parcel.total) return;
    }
  } catch {
    throw new Refusal('badRequest', 'The piece broke off.');
  }
}

function wholeRequest(request: Request, { body }: Parcel, packed: boolean): Request {
  const wantsPacked = request.headers.get('accept') === packedPieceMediaType;
  return new Request(new URL('/v1/sync', request.url), {
    method: 'POST',
    headers: {
      authorization: request.headers.get('authorization') ?? '',
      'content-type': syncMediaType,
      ...(packed ? { 'content-encoding': 'gzip' } : {}),
      'accept-encoding': wantsPacked ? 'gzip' : 'identity',
      'content-length': String(body.byteLength),
    },
    body,
  });
}

function restOf({ bytes, etag, packed }: KeptAnswer, request: Request): Response {
  const [, from = '0'] = /^bytes=(\d{1,9})-$/u.exec(request.headers.get('range') ?? '') ?? [];
  const known = request.headers.get('if-range') === etag ? Math.min(Number(from), bytes.byteLength - 1) : 0;
  const body = bytes.slice(known);
  return new Response(body, {
    status: 206,
    headers: {
      'content-type': packed ? packedPieceMediaType : pieceMediaType,
      'content-length': String(body.byteLength),
      'content-range': `bytes ${known}-${bytes.byteLength - 1}/${bytes.byteLength}`,
      etag,
      // R6: personal data lies in no cache, and nothing on the way may put its own coding around bytes that are counted.
      'cache-control': 'no-store, no-transform',
    },
  });
}
