import * as v from 'valibot';
import type { HashText } from '../src/domain/words.ts';
import {
  exchangeLimits,
  type SyncRequest,
  syncRequestSchema,
  type SyncResponse,
} from '../src/protocol/sync-exchange.ts';
import { writeAnswer } from '../src/protocol/wire/answer.ts';
import { type Json, WireError } from '../src/protocol/wire/json.ts';
import { type HashedTexts, readRequest, type ReadRequest } from '../src/protocol/wire/request.ts';
import { answerProtocol1, protocol1RequestSchema, readProtocol1 } from './protocol-1.ts';
import { heldTo } from './read-body.ts';
import { Refusal } from './refusal.ts';

/** A request in the present protocol, whatever it was said in, and how to say the answer the same way. */
export interface Heard {
  readonly request: SyncRequest;
  /** Canonical texts of its mutations whose hash is proven already. */
  readonly texts: HashedTexts;
  /** The answer in the words of who asked. */
  readonly tell: (answer: SyncResponse) => unknown;
}

const plainSchema = v.variant('protocol', [syncRequestSchema, protocol1RequestSchema]);
const none: HashedTexts = new Map();

/**
 * Understands a body: columns as the app writes them, plain JSON as a person or another program may, or the first
 * protocol's (R15).
 *
 * @throws {Refusal} `badRequest`, `sendHashes`
 */
export function hearRequest(body: unknown, hash: HashText): Heard {
  if (Array.isArray(body)) {
    const { request: form, texts } = columnsOf(body, hash);
    const request = heldTo(syncRequestSchema, form);
    return { request, texts, tell: (answer) => writeAnswer(answer, request) };
  }
  const plain = heldTo(plainSchema, body);
  if (plain.protocol === 1) {
    const tell = (answer: SyncResponse): unknown => {
      // It knows no word for a commune it may not hold any more (R18): it is told by the status, unless it brings something.
      if (answer.revoked !== undefined && plain.lanes.length === 0) {
        throw new Refusal('forbidden', 'The account works for another commune.', { field: 'pull.0.scope' });
      }
      return answerProtocol1(answer, hash);
    };
    return { request: readProtocol1(plain), texts: none, tell };
  }
  return { request: plain, texts: none, tell: (answer) => answer };
}

function columnsOf(body: unknown[], hash: HashText): Extract<ReadRequest, { status: 'read' }> {
  try {
    const read = readRequest(body as Json, { left: exchangeLimits.requestUnits }, hash);
    if (read.status === 'read') return read;
  } catch (error) {
    if (error instanceof WireError) throw new Refusal('badRequest', `The body cannot be read: ${error.message}.`);
    throw error;
  }
  throw new Refusal('sendHashes', 'A mutation is not what its check says; send the hashes whole.');
}
