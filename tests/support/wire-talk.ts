import { gunzipSync } from 'node:zlib';
import * as v from 'valibot';
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
  if (!(response.headers.get('content-type') ?? '').startsWith(syncMediaType)) return response;
  const body: unknown = await response.clone().json();
  if (!Array.isArray(body)) return response;
  const answer = readAnswer(body as Json, await requestOf(request), { left: exchangeLimits.answerUnits });
  return Response.json(answer, { status: response.status, headers: { 'content-type': syncMediaType } });
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
