import * as v from 'valibot';
import type { HashText } from '../../src/domain/words.ts';
import { proveReceipts } from '../../src/protocol/prove-receipts.ts';
import type { PublicKey } from '../../src/protocol/seal.ts';
import {
  exchangeLimits,
  protocolVersion,
  syncMediaType,
  syncPath,
  type SyncResponse,
  syncResponseSchema,
} from '../../src/protocol/sync-exchange.ts';
import type { VerifySignature } from '../../src/protocol/verify-proof.ts';
import type { ServerClock } from '../server-clock.ts';
import type { Failure, Told } from './ask-upstream.ts';
import type { HubIdentity } from './hub-identity.ts';
import type { HubStore, IntakeLane, TakenIn } from './hub-store.ts';
import { createTrafficSize } from './traffic-size.ts';

export interface ForwardParts {
  readonly store: HubStore;
  readonly identity: HubIdentity;
  readonly ask: (path: string, body: unknown, mediaType?: string) => Promise<Told>;
  /** Keys of the province that receipts are held to. */
  readonly keys: () => Promise<readonly PublicKey[]>;
  readonly verify: VerifySignature;
  readonly hash: HashText;
  readonly clock: ServerClock;
  readonly newId: () => string;
  /** The province takes one act from no hub, for this kind of reason: its machine has to bring it. */
  readonly setApart: (why: string) => void;
}

export interface Forwarded {
  readonly sent: number;
  readonly settled: number;
  /** The province could not be reached, or would not hear the hub. */
  readonly failure: Failure | null;
}

/** Characters of JSON that one exchange carries: less after it was cut, as much as a poor line bears while it goes through. */
const batchLength = { first: 64 * 1024, min: 2 * 1024, max: 64 * 1024 };
const mostActs = 200;
/** So many acts in a row that the province does not take: then it is not about the acts. */
const mostApart = 3;
/** A lane that the province would not take up is left to its device for so long, in ms. */
const leftFor = 10 * 60_000;

/**
 * Carries what was taken in to the province, until nothing is left that it takes. Each act goes in the lane it was given in,
 * once by id and hash whoever comes first (docs/decisions/0278); it is settled by a receipt whose seal holds, and by nothing
 * else (R4, R6).
 */
export function createForward(parts: ForwardParts): () => Promise<Forwarded> {
  const { store, identity, ask, keys, verify, hash, clock, newId, setApart } = parts;
  const size = createTrafficSize(batchLength);
  const leftUntil = new Map<string, number>();
  const nameOf = ({ device, incarnation, author }: IntakeLane): string => `${device} ${incarnation} ${author}`;
  const leave = (lane: IntakeLane): void => void leftUntil.set(nameOf(lane), clock.monotonicMs() + leftFor);

  const nextRuns = (most: number): (readonly TakenIn[])[] => {
    const runs: (readonly TakenIn[])[] = [];
    let [room, acts] = [size.now(), most];
    for (const lane of store.waitingLanes()) {
      if ((leftUntil.get(nameOf(lane)) ?? -Infinity) > clock.monotonicMs()) continue;
      if (runs.length === exchangeLimits.lanes || acts === 0 || (room <= 0 && runs.length > 0)) break;
      const run: TakenIn[] = [];
      for (const act of store.run(lane, acts)) {
        // One goes however long it is, or it would never go.
        if (room < act.body.length && (runs.length > 0 || run.length > 0)) break;
        run.push(act);
        room -= act.body.length;
      }
      if (run.length > 0) runs.push(run);
      acts -= run.length;
    }
    return runs;
  };

  /** Ids of those that waited until now. */
  const settle = async (answer: SyncResponse, runs: readonly (readonly TakenIn[])[]): Promise<ReadonlySet<string>> => {
    const { proofs } = await proveReceipts(answer, await keys(), { hash, verify });
    const sent = new Set(runs.flat().map(({ mid, hash: of }) => `${mid} ${of}`));
    const settled = proofs
      .filter(({ receipt }) => sent.has(`${receipt.mid} ${receipt.hash}`))
      .map((proof) => ({ mid: proof.receipt.mid, hash: proof.receipt.hash, proof: JSON.stringify(proof) }));
    return store.settle(settled, clock.now());
  };

  return async () => {
    let [sent, settled, most, apart] = [0, 0, mostActs, 0];
    for (;;) {
      const runs = nextRuns(most);
      if (runs.length === 0) return { sent, settled, failure: null };
      const nonce = newId();
      const count = runs.flat().length;
      const told = heard(await ask(syncPath, requestOf(runs, { identity, nonce }), syncMediaType), nonce);
      if (told.status === 'noLine' && size.cut()) continue;
      if (told.status !== 'answered') {
        if (!mayBeOfAnAct(told)) return { sent, settled, failure: told };
        // Halved until the one is found that the others would wait behind for ever.
        if (count > 1) most = Math.floor(count / 2);
        else {
          for (const [lane] of runs) if (lane !== undefined) leave(lane);
          setApart(told.status === 'refused' ? told.code : told.status);
          apart += 1;
          if (apart === mostApart) return { sent, settled, failure: told };
        }
        continue;
      }
      size.through();
      [most, apart] = [Math.min(mostActs, most * 2), 0];
      const answered = await settle(told.answer, runs);
      sent += count;
      settled += answered.size;
      for (const [lane] of runs) {
        if (lane === undefined) continue;
        const answer = told.answer.lanes.find(
          (one) => one.device === lane.device && one.incarnation === lane.incarnation && one.author === lane.author,
        );
        // R14, R9: the device takes new numbers, or the province does not take this from a hub: it is the device's to bring.
        if (answer === undefined || answer.outcome === 'fork') leave(lane);
        else if (answer.outcome === 'gap' && !(answer.expected < lane.seq && store.sendAgain(lane, answer.expected))) {
          leave(lane);
        } else if (answer.outcome === 'ok' && !answered.has(lane.mid)) leave(lane);
      }
    }
  };
}

function heard(told: Told, nonce: string): Failure | { readonly status: 'answered'; readonly answer: SyncResponse } {
  if (told.status !== 'answered') return told;
  const read = v.safeParse(syncResponseSchema, told.body);
  return read.success && read.output.nonce === nonce
    ? { status: 'answered', answer: read.output }
    : { status: 'unreadable' };
}

const refusedForAnAct: readonly string[] = ['badRequest', 'tooLarge', 'sendHashes', 'unsupportedMedia'];

/** Otherwise it is about the hub, or about the line. */
function mayBeOfAnAct(failure: Failure): boolean {
  if (failure.status === 'refused') return refusedForAnAct.includes(failure.code);
  return failure.status !== 'noLine';
}

function requestOf(
  runs: readonly (readonly TakenIn[])[],
  { identity, nonce }: { readonly identity: HubIdentity; readonly nonce: string },
) {
  const { device, incarnation } = identity;
  return {
    ...{ protocol: protocolVersion, nonce, device, incarnation, build: 'hub', held: [], pull: [] },
    lanes: runs.flatMap(([first, ...rest]) =>
      first === undefined
        ? []
        : [
            {
              ...{ scope: first.scope, device: first.device, incarnation: first.incarnation, author: first.author },
              from: first.seq,
              mutations: [first, ...rest].map(({ body }) => JSON.parse(body) as unknown),
            },
          ],
    ),
  };
}
