import { canonicalText } from '../src/domain/canonical-text.ts';
import type { Dossier, DossierEvent } from '../src/domain/dossier.ts';
import { acceptPush, type AcceptParts } from './accept-push.ts';
import { type Act, ScopeLedger } from './scope-ledger.ts';
import type { ServerClock } from './server-clock.ts';
import type { ScopeReads, ScopeTransaction, ScopeWrites } from './store/scope-port.ts';
import type { ScopeCounter } from './store/scope-rows.ts';
import { createTelling } from './telling.ts';

export interface HandOver {
  readonly entity: string;
  /** The commune that has it, and the one that shall have it. */
  readonly from: string;
  readonly to: string;
  readonly reason: string;
}

export type HandedOver =
  | { readonly status: 'handedOver'; readonly rev: number }
  /** The first commune has no such record, or has it no more. */
  | { readonly status: 'notThere' }
  /** Two values wait on it for an officer's decision (R10): those who have it now decide before it goes. */
  | { readonly status: 'stillParked' }
  | { readonly status: 'noSuchCommune' }
  | { readonly status: 'sameCommune' };

interface HandOverParts extends AcceptParts {
  readonly clock: ServerClock;
  readonly newId: () => string;
}

/**
 * A record changes its commune: in one transaction it becomes a `gone` in the log of one and a change in that of the
 * other (R18). What waits for it in either is judged once more after that: in the one it is refused and told where the
 * record is, in the other it may have waited for it since a restore.
 */
export async function handOver(order: HandOver, parts: HandOverParts): Promise<HandedOver> {
  const { entity, from, to } = order;
  const { store, clock, pokes } = parts;
  if (from === to) return { status: 'sameCommune' };
  if ((await store.accounts.commune(to)) === undefined) return { status: 'noSuchCommune' };
  const moved = await move(order, parts);
  if (moved.status !== 'handedOver') return moved;
  for (const scope of [from, to]) {
    const held = await store.read((reads) => reads(scope).heldAround({ entities: [entity], mids: [] }));
    const again = held.map(({ mid }) => mid);
    if (again.length > 0) {
      await acceptPush({ scope, carrierHasRight: true, runs: [], words: [], again, at: clock.now() }, parts);
    } else {
      pokes.publish({ scope, seq: (await store.read((reads) => reads(scope).counter())).seq });
    }
  }
  return moved;
}

async function move(order: HandOver, { store, hash, clock, newId }: HandOverParts): Promise<HandedOver> {
  const { entity, from, to, reason } = order;
  const key = await store.tellingKey();
  return store.inScopes(async (scope) => {
    const [leaving, coming] = [scope(from), scope(to)];
    const counters = new Map<string, ScopeCounter>();
    // Sorted, so that two of these never wait for each other (R12).
    for (const code of [from, to].sort()) counters.set(code, await (code === from ? leaving : coming).lockCounter());
    const at = clock.now();
    const open = async (code: string, reads: ScopeReads) =>
      new ScopeLedger(counterOf(counters, code), await reads.entities([entity]), {
        at,
        hash,
        alike: { telling: createTelling(key, code, hash), standing: [] },
      });
    const [there, here] = [await open(from, leaving), await open(to, coming)];
    const dossier = there.dossier(entity);
    if (dossier === undefined) return { status: 'notThere' };
    if ((dossier.parked ?? []).length > 0) return { status: 'stillParked' };
    const id = newId();
    const act: Act = { entity, mid: id, hash: hash(canonicalText(order)), arrivedAt: at, device: '', incarnation: '' };
    const event: DossierEvent = {
      id,
      type: 'handOver',
      author: '',
      device: '',
      occurredAt: at,
      clockOffset: 0,
      recordedAt: at,
      touched: [from, to],
      reason,
    };
    const gone = there.leave(act, to);
    const rev = here.takeEffect({ ...act, revAbove: gone }, handedOver(dossier, to, event));
    await write(leaving, there, counterOf(counters, from));
    await write(coming, here, counterOf(counters, to));
    return { status: 'handedOver', rev };
  });
}

function counterOf(counters: ReadonlyMap<string, ScopeCounter>, scope: string): ScopeCounter {
  const counter = counters.get(scope);
  if (counter === undefined) throw new Error('A commune’s counter was not locked.');
  return counter;
}

/** What it was suspected of being a double of stays where that is. */
function handedOver({ suspects: _suspects, ...dossier }: Dossier, scope: string, event: DossierEvent): Dossier {
  return { ...dossier, scope, events: [...dossier.events, event] };
}

async function write(transaction: ScopeTransaction, ledger: ScopeLedger, before: ScopeCounter): Promise<void> {
  const { counter, entities, changes } = ledger.close();
  const nothing = {
    lanes: [],
    arrivals: [],
    newMutations: [],
    judgedAgain: [],
    setAside: [],
    receipts: [],
    batch: null,
  };
  const writes: ScopeWrites = { ...nothing, counter: { ...counter, turn: before.turn + 1 }, entities, changes };
  await transaction.write(writes);
}
