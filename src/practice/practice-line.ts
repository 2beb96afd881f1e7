import { emptyDigest, foldDigest, rowDigest } from '../protocol/digest.ts';
import { protocolVersion, type ScopeChanges, type SyncResponse } from '../protocol/sync-exchange.ts';
import { readWholeScope, type WholeRecord } from '../store/read-whole-scope.ts';
import type { StoreParts } from '../store/store-parts.ts';
import { failure } from '../sync/failure.ts';
import type { Send } from '../sync/transport.ts';
import { judgeInPractice } from './judge-in-practice.ts';

/** The history that fences, cursors and books of every practice commune name: there is no server whose it could be. */
const practiceEpoch = '00000000-0000-4000-8000-000000000000';

export interface PracticeLineParts {
  readonly storeParts: StoreParts;
  /** Somebody who practises has pulled the plug. */
  readonly isCut: () => boolean;
  /** A moment, so that eyes can follow what goes and what comes. */
  readonly wait: () => Promise<void>;
}

/**
 * In place of the wire. It answers an exchange as a server would that has nobody else to serve, from the machine's own
 * practice database, and remembers nothing: an answer that is not committed was never given. Nothing leaves the page.
 */
export function createPracticeLine({ storeParts, isCut, wait }: PracticeLineParts): Send {
  const { clock } = storeParts;
  return async ({ request }) => {
    const startedAt = clock.monotonic();
    const cost = () => ({ bytesUp: 0, bytesDown: 0, milliseconds: Math.max(0, clock.monotonic() - startedAt) });
    if (request.lanes.some(({ mutations }) => mutations.length > 0)) await wait();
    if (isCut()) return { status: 'failed', failure: failure('offline'), cost: cost() };
    const answers = await Promise.all(request.pull.map((pull) => answerScope(storeParts, pull, request)));
    const answer: SyncResponse = {
      protocol: protocolVersion,
      nonce: request.nonce,
      serverTime: new Date(clock.now()).toISOString(),
      lanes: request.lanes.map(({ scope, incarnation, author, from, mutations }) => ({
        scope,
        incarnation,
        author,
        expected: from + mutations.length,
        outcome: 'ok',
      })),
      receipts: answers.flatMap(({ receipts }) => receipts),
      seals: [],
      changes: answers.map(({ changes }) => changes),
      spreadMs: null,
    };
    return { status: 'answered', answer, cost: cost() };
  };
}

type Request = Parameters<Send>[0]['request'];

async function answerScope(
  storeParts: StoreParts,
  { scope, cursor, want }: Request['pull'][number],
  { lanes }: Request,
): Promise<{ readonly receipts: SyncResponse['receipts']; readonly changes: ScopeChanges }> {
  const whole = await readWholeScope(storeParts, scope);
  const sent = lanes.filter((run) => run.scope === scope).flatMap(({ mutations }) => mutations);
  const arrived = new Set(sent.map(midOf));
  const at = new Date(storeParts.clock.now()).toISOString();
  const { receipts, changed } = judgeInPractice(whole, { scope, arrived, at, epoch: practiceEpoch });

  const records = new Map<string, WholeRecord>(whole.records);
  for (const record of changed.values()) {
    records.set(record.id, { ...record, digest: rowDigest(record, storeParts.hash) });
  }
  const news = cursor === null ? [...records.values()] : [...records.values()].filter(({ id }) => changed.has(id));
  const asked = want.filter(({ id }) => !news.some((record) => record.id === id));
  const wanted = asked.flatMap(({ id }) => records.get(id) ?? []);
  const all = [...records.values()];
  return {
    receipts: [...receipts],
    changes: {
      scope,
      from: 'cursor',
      anchor: null,
      changes: news.map(rowOf),
      wanted: [
        ...wanted.map(rowOf),
        ...asked.filter(({ id }) => !records.has(id)).map((ref) => ({ type: 'gone' as const, ...ref, rev: 0 })),
      ],
      fold: foldOf([...news, ...wanted]),
      // No record ever leaves, so the sum of the revisions counts the changes.
      cursor: { epoch: practiceEpoch, seq: all.reduce((sum, { rev }) => sum + rev, 0), chain: 'practice' },
      more: false,
      digest: foldOf(all),
    },
  };
}

function midOf(sent: Request['lanes'][number]['mutations'][number]): string {
  if ('mutation' in sent) return sent.mutation.mid;
  return 'unreadable' in sent ? sent.unreadable : sent.letGo;
}

function rowOf({ kind, id, rev, state }: WholeRecord): Extract<ScopeChanges['changes'][number], { type: 'row' }> {
  return { type: 'row', kind, id, rev, state: { ...state } };
}

function foldOf(records: readonly WholeRecord[]): string {
  return records.reduce((sum, { digest }) => foldDigest(sum, digest), emptyDigest);
}
