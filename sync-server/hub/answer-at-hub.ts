import { holdsOf } from '../../src/domain/access/seen.ts';
import { readProof } from '../../src/protocol/verify-proof.ts';
import {
  exchangeLimits,
  type LaneRun,
  protocolVersion,
  type SentMutation,
  type SyncRequest,
  type SyncResponse,
} from '../../src/protocol/sync-exchange.ts';
import type { HashText } from '../../src/domain/words.ts';
import { pullChanges } from '../pull-changes.ts';
import { Refusal } from '../refusal.ts';
import type { ServerClock } from '../server-clock.ts';
import type { HubStore, TakenIn } from './hub-store.ts';
import { noteTime, sinceContact } from './hub-time.ts';
import type { KnownAtHub } from './know-at-hub.ts';
import { knownForDays, type Mirror } from './mirror.ts';
import { overlayFor } from './overlay.ts';

interface AnswerParts {
  readonly store: HubStore;
  readonly mirror: Mirror;
  readonly scope: string;
  readonly clock: ServerClock;
  readonly hash: HashText;
}

/** Acts that may wait at a hub (R17): years of a commune's work. */
const mostWaiting = 200_000;
/** Proofs in one answer. */
const mostProofs = 200;

/**
 * What a hub says by itself while the line is down: what it has on its disk now, what the province has said of such acts
 * before, and pages of the mirror. It makes no receipt and answers for no lane: only the province's word empties an outbox.
 *
 * @throws {Refusal} `storageFull`
 */
export async function answerAtHub(
  request: SyncRequest,
  { machine, account }: KnownAtHub,
  parts: AnswerParts,
): Promise<SyncResponse> {
  const { store, mirror, scope, clock } = parts;
  const acts = request.lanes
    .filter((run) => isItsOwn(run, machine.id, scope))
    .flatMap((run) => actsOf(run, machine.id));
  if (acts.length > 0 && store.counts().waiting + acts.length > mostWaiting) {
    throw new Refusal('storageFull', 'The hub holds as much as it may.');
  }
  const serverTime = clock.now();
  noteTime(store, serverTime);
  store.takeIn(acts, serverTime);
  const proofs = store
    .handOn({ device: machine.id, mids: acts.map(({ mid }) => mid), most: mostProofs }, serverTime)
    .flatMap((text) => readProof(JSON.parse(text)) ?? [])
    .map((proof) => ({ ...proof, path: [...proof.path] }));
  return {
    ...{ protocol: protocolVersion, nonce: request.nonce, serverTime },
    ...{ lanes: [], receipts: [], seals: [] },
    relayed: acts.map(({ mid, hash }) => ({ mid, hash })),
    proofs,
    ...(account === undefined || !mayShow(account, parts)
      ? { changes: [] }
      : {
          changes: await pagesFor(request, account, parts),
          overlay: (await overlayFor({ store, mirror, scope, account, device: machine.id })).map((dossier) => ({
            ...dossier,
          })),
        }),
    spreadMs: null,
  };
}

/** What was made elsewhere and brought in a file is for the province to hear from whoever brings it. */
function isItsOwn(run: LaneRun, device: string, scope: string): boolean {
  return run.scope === scope && (run.device === undefined || run.device === device);
}

function actsOf(run: LaneRun, device: string): TakenIn[] {
  const { scope, incarnation, author } = run;
  return run.mutations.flatMap((sent, at) =>
    isTooLong(sent)
      ? []
      : [
          {
            ...{ scope, device, incarnation, author, seq: run.from + at },
            ...{ mid: midOf(sent), hash: sent.hash, body: JSON.stringify(sent) },
          },
        ],
  );
}

/** What the province sets aside unread is for its machine to bring, and to hear why. */
function isTooLong(sent: SentMutation): boolean {
  return 'mutation' in sent && Buffer.byteLength(JSON.stringify(sent.mutation)) > exchangeLimits.mutationBytes;
}

function midOf(sent: SentMutation): string {
  if ('mutation' in sent) return sent.mutation.mid;
  return 'unreadable' in sent ? sent.unreadable : sent.letGo;
}

/** R18: whoever has been away from the province for so long does not know any more who may see what. */
function mayShow(account: NonNullable<KnownAtHub['account']>, { store, mirror, scope, clock }: AnswerParts): boolean {
  const since = sinceContact(store, clock.now());
  const isRecent = since !== null && since <= knownForDays * 86_400_000;
  return isRecent && mirror.isWhole() && account.scope === scope;
}

/**
 * The pages that the province would give, by the same code from the same rows. Rows alone, no markers: a machine may have
 * its own act back in the log before it holds the receipt.
 */
async function pagesFor(
  request: SyncRequest,
  account: NonNullable<KnownAtHub['account']>,
  { mirror, scope, hash }: AnswerParts,
): Promise<SyncResponse['changes']> {
  const holds = holdsOf(account.roles, account.id);
  const asked = request.pull.filter((pull) => pull.scope === scope);
  if (holds === 'nothing') return [];
  return mirror.store().read(async (of) => {
    const pages: SyncResponse['changes'] = [];
    for (const { loads: _loads, ...pull } of asked) {
      const page = await pullChanges({ ...pull, whole: true }, { ...request, holds }, { reads: of(scope), hash });
      // What the mirror does not know the province may: it is not the hub's to say that a history is lost (R13).
      if (page.from === 'cursor') pages.push(withoutAhead(page));
    }
    return pages;
  });
}

/** A hub gives no snapshots, so it does not say that one would be worth it. */
function withoutAhead({ ahead: _ahead, ...page }: SyncResponse['changes'][number]): SyncResponse['changes'][number] {
  return page;
}
