import { protocolVersion, type SyncResponse } from '../protocol/sync-exchange.ts';
import type { Clock, RandomBytes } from '../store/device-ports.ts';
import type { Exchanged, ExchangeStore } from '../store/exchange-store.ts';
import type { Chance } from './backoff.ts';
import { pickRuns } from './batch.ts';
import type { CheckSeals } from './check-seals.ts';
import type { LineState } from '../store/meta.ts';
import type { Failure } from './failure.ts';
import type { FetchSnapshot } from './fetch-snapshot.ts';
import {
  batchBytes,
  grown,
  newLine,
  pageBytes,
  repacked,
  shrunk,
  timeoutMs,
  travelsInPieces,
  turned,
} from './line-size.ts';
import { takeLoadStep } from './load-step.ts';
import { afterExchange, afterFailure, afterRelay } from './pace.ts';
import type { Cost } from './cost.ts';
import type { Send } from './transport.ts';

export interface ExchangeParts {
  readonly store: ExchangeStore;
  readonly send: Send;
  /** Absent: pages only. */
  readonly snapshots?: FetchSnapshot;
  readonly check: CheckSeals;
  readonly clock: Clock;
  readonly randomBytes: RandomBytes;
  readonly chance: Chance;
  /** Whether the server tells of news by itself now; then asking may be rare. */
  readonly told?: () => boolean;
  /** What waits is said, and nothing is asked for: the server has revoked this machine (R18). */
  readonly last?: boolean;
  /** Name of this build, at most 64 characters, for the server's log. */
  readonly build: string;
}

export type Attempt =
  | { readonly status: 'exchanged'; readonly done: Exchanged; readonly cost: Cost }
  | { readonly status: 'failed'; readonly failure: Failure; readonly cost: Cost }
  | { readonly status: 'signedOut' };

/** A batch that comes out so much longer than it was meant to is cut anew before it goes. */
const longerThanAimed = 1.25;

/** One exchange, from the disk to the wire and back to the disk. Whatever goes wrong, what was waiting waits on (R4, R7). */
export function createExchange({
  store,
  send,
  snapshots,
  check,
  clock,
  randomBytes,
  chance,
  told = () => false,
  last = false,
  build,
}: ExchangeParts): () => Promise<Attempt> {
  const loads = snapshots !== undefined;
  let sendsNext = true;
  const exchange = async (line: LineState, nonce: string, repacks: number): Promise<Attempt> => {
    const { turn } = line;
    const budget = batchBytes(line);
    const asked = pageBytes(line);
    const mostLanes = line.narrow > 0 ? 1 : Infinity;
    const pick = pickRuns({ budget, turn, mostLanes });
    const taken = await store.takeBatch({ batchBytes: budget, pageBytes: asked, turn, pick, loads });
    if (taken === null) return { status: 'signedOut' };
    const batch = last ? { ...taken, pull: [] } : taken;

    const askedAt = clock.now();
    const until = askedAt + timeoutMs(line, batch.bytes);
    const longPull = batch.pull.some(({ cursor, want, whole = false }) => cursor === null || want.length > 0 || whole);
    if (batch.runs.length > 0 || longPull) await store.noteSending({ runs: batch.runs, since: askedAt, until });

    const { device, incarnation, waiting, lanes, held, pull } = batch;
    const head = { protocol: protocolVersion, nonce, device, incarnation, build } as const;
    const sent = await send({
      request: { ...head, ...(waiting > 0 ? { waiting } : {}), lanes, held, pull },
      token: batch.token,
      wholeHashes: line.wholeHashes > 0,
      // One act goes however long it is, or it would never go.
      ...(repacks > 0 && batch.acts > 1 ? { mostBytes: line.aim * longerThanAimed } : {}),
      pieces: travelsInPieces(line) ? { chance, mood: line.cutsInARow === 0 ? 'hopeful' : 'doubtful' } : undefined,
      timeoutMs: (bytesUp) => timeoutMs(line, bytesUp),
    });
    if (sent.status === 'tooLong') return exchange(repacked(line, sent.bytesUp, batch.bytes), nonce, repacks - 1);
    const now = clock.now();
    if (sent.status === 'failed') {
      const { failure, cost } = sent;
      const after = shrunk(line, failure, { cost, batch: batch.bytes });
      await store.noteFailure(batch.token, (log) => afterFailure(log, failure, { now, chance }), after);
      return { status: 'failed', failure, cost };
    }
    const { cost, byHub = false } = sent;
    const { receipts, proofs, seals, bad } = await check(sent.answer);
    // R6: what came by a hub counts as far as it is sealed; an answer of its own says nothing of who may hold what.
    const counted = byHub ? receipts.filter((receipt) => receipt.batch !== null) : receipts;
    const { revoked: _revoked, roles: _roles, ...alone } = sent.answer;
    const answer = { ...(sent.answer.relayed === undefined ? sent.answer : alone), receipts: [...counted] };
    const relays = answer.relayed !== undefined;
    const done = await store.commitAnswer(batch, {
      answer,
      proofs,
      seals,
      badSeals: bad,
      overLine: {
        askedAt,
        answeredAt: now,
        loads,
        // How the hall's own network bears it says nothing of the line.
        line: byHub
          ? turned(line)
          : grown(line, {
              full: batch.partial || answer.changes.some((page) => page.more),
              cost,
              batch: batch.bytes,
              page: isFullOfRows(answer) ? asked : null,
            }),
        log: (log, exchanged) =>
          relays
            ? afterRelay(log, exchanged, { now, chance })
            : afterExchange(log, exchanged, { now, chance, spreadMs: answer.spreadMs, told: told() }),
      },
    });
    return { status: 'exchanged', done, cost };
  };

  return async () => {
    const line = (await store.line()) ?? newLine;
    const nonce = hex(randomBytes(8));
    const step = loads ? await store.load.next() : null;
    if (loads && step !== null) {
      // What waits goes in between: a long load must not keep it (R5).
      const sends = sendsNext && (await store.outlook()).waiting > 0;
      sendsNext = !sends;
      if (!sends) return takeLoadStep(step, { line, nonce }, { store, snapshots, clock, chance });
    }
    return exchange(line, nonce, 2);
  };
}

// Only of such a page is it known how long it is in JSON: as long as was asked for.
function isFullOfRows({ changes: [page] }: SyncResponse): boolean {
  return page !== undefined && page.more && page.changes.length > 0 && page.changes.every(({ type }) => type === 'row');
}

function hex(bytes: Uint8Array): string {
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
}
