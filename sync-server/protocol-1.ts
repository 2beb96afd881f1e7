import * as v from 'valibot';
import type { HashText } from '../src/domain/words.ts';
import { rowDigest } from '../src/protocol/digest.ts';
import {
  type Change,
  type Gone,
  protocolVersion,
  type SyncRequest,
  syncRequestSchema,
  type SyncResponse,
} from '../src/protocol/sync-exchange.ts';

// R15: a build of the first protocol may always push. What it says is read as the present protocol, and answered in the
// words it knows: each row with its digest. It gets rows and no markers, whose digests are not at hand.

export const protocol1RequestSchema = v.strictObject({ ...syncRequestSchema.entries, protocol: v.literal(1) });

/** What the old build asks, in the present protocol. */
export function readProtocol1(request: v.InferOutput<typeof protocol1RequestSchema>): SyncRequest {
  return {
    ...request,
    protocol: protocolVersion,
    pull: request.pull.map((pull) => ({ ...pull, whole: true })),
  };
}

/** The answer as the old build reads it. */
export function answerProtocol1(answer: SyncResponse, hash: HashText): unknown {
  const { lanes, nonce, receipts, serverTime, spreadMs } = answer;
  const withDigest = (changes: readonly (Change | Gone)[]) =>
    changes.flatMap((change) => (change.type === 'row' ? [{ ...change, digest: rowDigest(change, hash) }] : []));
  const changes = answer.changes.map(({ scope, from, cursor, more, digest, ...page }) => ({
    scope,
    restarted: from === 'start',
    changes: withDigest(page.changes),
    wanted: withDigest(page.wanted),
    cursor,
    more,
    digest,
  }));
  return { protocol: 1, nonce, serverTime, lanes, receipts, changes, spreadMs };
}
