import { gunzipSync } from 'node:zlib';
import * as v from 'valibot';
import { pieceMediaType } from '../../src/protocol/parcel.ts';
import {
  exchangeLimits,
  syncMediaType,
  type SyncRequest,
  syncRequestSchema,
  type SyncResponse,
  syncResponseSchema,
} from '../../src/protocol/sync-exchange.ts';
import { readAnswer } from '../../src/protocol/wire/answer.ts';
import type { Json } from '../../src/protocol/wire/json.ts';
import { readRequest } from '../../src/protocol/wire/request.ts';
import { serverHash } from './server-parts.ts';

/** What a device said, read as the server reads it. */
export async function requestOf(request: Request): Promise<SyncRequest> {
  const bytes = new Uint8Array(await request.clone().arrayBuffer());
  const text = request.headers.get('content-encoding') === 'gzip' ? gunzipSync(bytes) : bytes;
  return requestIn(JSON.parse(new TextDecoder().decode(text)));
}

export function requestIn(body: unknown): SyncRequest {
  if (!Array.isArray(body)) return v.parse(syncRequestSchema, body);
  const read = readRequest(body as Json, { left: exchangeLimits.requestUnits }, serverHash);
  if (read.status !== 'read') throw new Error(read.status);
  return v.parse(syncRequestSchema, read.request);
}

/** The server's answer in plain JSON, which says the same as columns to any device. `request`: what was asked. */
export async function plainAnswer(response: Response, request: Request): Promise<Response> {
  const type = response.headers.get('content-type') ?? '';
  if (type === pieceMediaType) return plainPiece(response, request);
  if (!type.startsWith(syncMediaType)) return response;
  const body: unknown = await response.clone().json();
  if (!Array.isArray(body)) return response;
  const answer = readAnswer(body as Json, await requestOf(request), { left: exchangeLimits.answerUnits });
  return Response.json(answer, { status: response.status, headers: { 'content-type': syncMediaType } });
}

// The whole answer to what went in one piece is one piece as well, of another length.
async function plainPiece(response: Response, request: Request): Promise<Response> {
  const { headers } = response;
  const bytes = new Uint8Array(await response.clone().arrayBuffer());
  if (headers.get('content-range') !== `bytes 0-${bytes.length - 1}/${bytes.length}`) return response;
  const body: unknown = JSON.parse(new TextDecoder().decode(bytes));
  const answer = readAnswer(body as Json, await requestOf(request), { left: exchangeLimits.answerUnits });
  const plain = new TextEncoder().encode(JSON.stringify(answer));
  const range = `bytes 0-${plain.length - 1}/${plain.length}`;
  return new Response(plain, {
    status: 206,
    headers: { 'content-type': pieceMediaType, 'content-range': range, etag: headers.get('etag') ?? '' },
  });
}

/** The server's answer with something in it changed on the way. */
export async function changedAnswer(
  pass: () => Promise<Response>,
  change: (answer: SyncResponse) => SyncResponse,
): Promise<Response> {
  return Response.json(change(await answerOf(await pass())), { headers: { 'content-type': syncMediaType } });
}

export async function answerOf(response: Response): Promise<SyncResponse> {
  return v.parse(syncResponseSchema, await response.clone().json());
}
