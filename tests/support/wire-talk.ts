import * as v from 'valibot';
import {
  syncMediaType,
  type SyncRequest,
  syncRequestSchema,
  type SyncResponse,
  syncResponseSchema,
} from '../../src/protocol/sync-exchange.ts';

/** What a device said, read as the server reads it. */
export async function requestOf(request: Request): Promise<SyncRequest> {
  return v.parse(syncRequestSchema, await request.clone().json());
}

/** The server's answer with something in it changed on the way. */
export async function changedAnswer(
  pass: () => Promise<Response>,
  change: (answer: SyncResponse) => SyncResponse,
): Promise<Response> {
  const answer = v.parse(syncResponseSchema, await (await pass()).json());
  return Response.json(change(answer), { headers: { 'content-type': syncMediaType } });
}

export async function answerOf(response: Response): Promise<SyncResponse> {
  return v.parse(syncResponseSchema, await response.clone().json());
}
