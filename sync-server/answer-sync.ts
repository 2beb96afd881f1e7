import { holdsOf } from '../src/domain/access/seen.ts';
import { isFinal, type Receipt } from '../src/protocol/receipt.ts';
import { exchangeLimits, protocolVersion, type SyncRequest, type SyncResponse } from '../src/protocol/sync-exchange.ts';
import type { VerifySignature } from '../src/protocol/verify-proof.ts';
import type { HashedTexts } from '../src/protocol/wire/request.ts';
import { acceptPush, type AcceptParts } from './accept-push.ts';
import type { Carrier } from './authenticate.ts';
import { whichMayBeBrought } from './brought-from-elsewhere.ts';
import { checkVouchers } from './check-vouchers.ts';
import { noticeRestore, type Restored } from './notice-restore.ts';
import { prepareRun } from './push.ts';
import { pullChanges } from './pull-changes.ts';
import { lookAtAllPens, lookAtPens } from './look-at-pens.ts';
import type { Exchanges } from './seat-exchanges.ts';
import { spreadReturn } from './spread-return.ts';
import { Refusal } from './refusal.ts';
import type { ReceiptSigner } from './receipt-signer.ts';
import { type RandomBytes, chanceOf } from './secrets.ts';
import { findBatches, signBatches } from './seal-answer.ts';
import type { ServerClock } from './server-clock.ts';
import type { ServerStore } from './store/port.ts';
import type { ScopeReads } from './store/scope-port.ts';

export interface SyncParts extends AcceptParts {
  readonly clock: ServerClock;
  /** Canonical texts of mutations whose hash is proven already. */
  readonly texts: HashedTexts;
  /** Told after the exchange's transactions have committed and before the answer goes out. */
  readonly committed: (scopes: readonly string[]) => void;
  /** Told of a mutation whose reducer threw; never anything of its content. */
  readonly mutatorFailed: (mutation: { name: string; schema: number; failure: unknown }) => void;
  readonly newId: () => string;
  readonly randomBytes: RandomBytes;
  /** How busy this process is; absent: never so that anyone is asked to come back later. */
  readonly exchanges?: Pick<Exchanges, 'load'>;
  readonly signer: ReceiptSigner;
  readonly verify: VerifySignature;
  /** Told that the server has found itself restored from a backup (R13). */
  readonly restored: (epochs: Restored) => void;
  /** Told how many vouchers counted for nothing. */
  readonly vouchersIgnored: (count: number) => void;
}

/**
 * One exchange: takes in every lane, then reads what the device shall know, its own effects included.
 *
 * Rights (R9, R18): what each author may do is judged act by act; what the carrier may see narrows her pages to that.
 * a carrier's token is good for its own commune. Lanes of another commune are kept, quarantined, for
 * the people there, so that nothing a person made is dropped; its changes are not shown, and the device is told that it
 * may not hold them. Somebody whose access has ended may still hand in what she made herself; she is shown nothing.
 * Lanes of a commune that this server does not have are not taken in at all and not answered for: the device keeps them,
 * and its other work goes on. Only a request that brings and asks for nothing but such communes is refused whole.
 *
 * @throws {Refusal} `signInNeeded`, `forbidden`, `tooLarge`
 */
export async function answerSync(request: SyncRequest, carrier: Carrier, parts: SyncParts): Promise<SyncResponse> {
  const { store, clock } = parts;
  const { account } = carrier;
  if (request.device !== carrier.device) {
    throw new Refusal('signInNeeded', 'The token belongs to another device.', { field: 'device' });
  }
  const acts = request.lanes.reduce((sum, { mutations }) => sum + mutations.length, 0);
  if (acts > exchangeLimits.mutations) {
    throw new Refusal('tooLarge', `One exchange may bring ${exchangeLimits.mutations} mutations.`, { field: 'lanes' });
  }
  const ended = account.endedAt !== undefined;
  const holds = ended ? 'nothing' : holdsOf(account.roles, account.id);
  const mayHold = (scope: string): boolean => holds !== 'nothing' && scope === account.scope;
  const seesAll = (scope: string): boolean => holds === 'everything' && scope === account.scope;
  const here = await communesHere(request, account.scope, store);
  // What colleagues made waits for one of them to carry it, so that it is not kept apart with what she made.
  const mayBring = await whichMayBeBrought(request, carrier, store);
  const runs = request.lanes.filter(
    (run) => here.has(run.scope) && (!ended || run.author === account.id) && mayBring(run),
  );
  const pulls = request.pull.filter(({ scope }) => mayHold(scope));
  const revoked = [...new Set(request.pull.map(({ scope }) => scope))].filter(
    (scope) => here.has(scope) && !mayHold(scope),
  );
  const asked = request.lanes.length > 0 || request.pull.length > 0;
  if (asked && runs.length === 0 && pulls.length === 0 && revoked.length === 0) {
    const field = request.lanes.length > 0 ? 'lanes.0.scope' : 'pull.0.scope';
    throw new Refusal('forbidden', 'The account works for another commune.', { field });
  }

  const held = request.held.filter(({ scope }) => here.has(scope));
  const checked = await checkVouchers({ runs, held }, { ...parts, receiptKeys: store.receiptKeys });
  const { vouched, words, ...vouchers } = checked;
  if (vouchers.ignored > 0) parts.vouchersIgnored(vouchers.ignored);
  const restored = await noticeRestore(vouchers.seals, parts);
  if (restored !== undefined) {
    parts.restored(restored);
    await lookAtAllPens(parts);
  }

  const serverTime = clock.now();
  const lanes: SyncResponse['lanes'] = [];
  const receipts = new Map<string, Receipt>();
  // Sorted, so that exchanges over the same communes take their turns in the same order (R12).
  const scopes = [...new Set([...runs, ...words].map(({ scope }) => scope))].sort();
  for (const scope of scopes) {
    const brought = runs.filter((run) => run.scope === scope);
    const decision = await acceptPush(
      {
        scope,
        carrierHasRight: scope === account.scope,
        runs: brought.map((run) => {
          const { device = request.device } = run;
          return prepareRun(run, { device, carrier: account.id, vouched }, parts.hash, parts.texts);
        }),
        words: words.filter((word) => word.scope === scope),
        again: [],
        at: serverTime,
        cursor: pulls.find((pull) => pull.scope === scope)?.cursor ?? null,
      },
      parts,
    );
    decision.lanes.forEach((lane, at) => {
      const device = brought[at]?.device;
      lanes.push(device === undefined ? lane : { ...lane, device });
    });
    for (const receipt of decision.receipts) receipts.set(keyOf(receipt), receipt);
    decision.failures.forEach(parts.mutatorFailed);
  }
  if (scopes.length > 0) parts.committed(scopes);

  const { changes, batches } = await store.read(async (scope) => {
    for (const of of here) {
      // Of a commune that she may not see, or not all of, she hears what became of her own acts, and nothing else.
      const author = seesAll(of) ? null : account.id;
      for (const receipt of await laterReceipts(request, receipts, scope(of), { scope: of, author })) {
        receipts.set(keyOf(receipt), receipt);
      }
    }
    const pages: SyncResponse['changes'] = [];
    for (const pull of pulls) {
      pages.push(await pullChanges(pull, { ...request, holds }, { reads: scope(pull.scope), hash: parts.hash }));
    }
    return { changes: pages, batches: await findBatches([...receipts.values()], scope, parts.hash) };
  });

  // R19: the device knows of a history that this server has lost. What follows is in the next page.
  for (const { scope, from } of changes) {
    const cursor = pulls.find((pull) => pull.scope === scope)?.cursor ?? null;
    if (from !== 'cursor' && cursor !== null) await lookAtPens(scope, cursor, parts);
  }

  return {
    protocol: protocolVersion,
    nonce: request.nonce,
    serverTime,
    lanes,
    receipts: [...receipts.values()],
    seals: await signBatches(batches, parts.signer),
    changes,
    ...(revoked.length > 0 ? { revoked } : {}),
    ...(ended ? {} : { roles: [...account.roles] }),
    spreadMs: parts.exchanges === undefined ? null : spreadReturn(parts.exchanges.load(), chanceOf(parts.randomBytes)),
  };
}

/** Of the communes that the request speaks of, those this server has: for no other may anything be written (R17). */
async function communesHere(request: SyncRequest, own: string, store: ServerStore): Promise<ReadonlySet<string>> {
  const named = [...request.lanes, ...request.pull, ...request.held].map(({ scope }) => scope);
  const foreign = new Set(named.filter((scope) => scope !== own));
  if (foreign.size === 0) return new Set([own]);
  const communes = await store.accounts.communes();
  return new Set([own, ...communes.map(({ code }) => code).filter((code) => foreign.has(code))].sort());
}

function keyOf({ scope, mid, hash }: Receipt): string {
  return `${scope} ${mid} ${hash}`;
}

/**
 * What has become of held mutations: of those the device knows, since the revision it knows; and of those just answered,
 * because another's push may have freed them before this answer's pages were read. Receipts and pages must be of one
 * moment (R11), or a row would come in which an act has taken effect that its receipt calls held.
 */
async function laterReceipts(
  request: SyncRequest,
  answered: ReadonlyMap<string, Receipt>,
  reads: Pick<ScopeReads, 'latestReceipts' | 'mutations'>,
  { scope, author }: { readonly scope: string; readonly author: string | null },
): Promise<readonly Receipt[]> {
  const known = new Map(request.held.filter((held) => held.scope === scope).map((held) => [held.mid, held.revision]));
  const open = [...answered.values()].filter((receipt) => receipt.scope === scope && !isFinal(receipt.status));
  const mids = new Set([...known.keys(), ...open.map(({ mid }) => mid)]);
  if (mids.size === 0) return [];
  const latest = await reads.latestReceipts([...mids]);
  const made = author === null ? [] : await reads.mutations([...mids]);
  const hers = new Set(made.filter((one) => one.author === author).map(({ mid }) => mid));
  return latest.filter((receipt) => {
    if (author !== null && !hers.has(receipt.mid)) return false;
    const given = answered.get(keyOf(receipt));
    if (given !== undefined) return receipt.revision > given.revision;
    const { mid, revision } = receipt;
    return known.has(mid) && revision > (known.get(mid) ?? 0);
  });
}
