import type { Holds } from '../../src/domain/access/seen.ts';
import { emptyDigest } from '../../src/protocol/digest.ts';
import { emptyReceiptChain } from '../../src/protocol/seal.ts';
import { emptyChain } from '../../sync-server/chain-link.ts';
import type { ScopeReads } from '../../sync-server/store/scope-port.ts';
import type { EntityHead, ScopeCounter, StoredEntity } from '../../sync-server/store/scope-rows.ts';
import { type CommonTables, laneKey, type ModelScope } from './model-tables.ts';
import type { View } from './versioned-table.ts';

export const noCounter: ScopeCounter = {
  turn: 0,
  seq: 0,
  chain: emptyChain,
  digest: emptyDigest,
  receiptNo: 0,
  mutationNo: 0,
  batch: 0,
  receiptChain: emptyReceiptChain,
};

/** Runs one statement: at once as far as the database goes, with whatever may come between before it. */
export type Statement = <Value>(look: (view: View) => Value) => Promise<Value>;

const byNo = (a: { readonly no: number }, b: { readonly no: number }): number => a.no - b.no;
const bytesIn = (text: string): number => Buffer.byteLength(text);

/** What the database's history is called. */
export function epochOf(common: CommonTables, firstEpoch: string, view: View): string {
  return common.epochs.get('', view)?.epoch ?? firstEpoch;
}

/** Whether a device that holds so much may ever have to hear of it. */
function concerns({ kinds, reportsOf }: Holds, { kind, reportedBy }: Pick<EntityHead, 'kind' | 'reportedBy'>): boolean {
  return kinds.includes(kind) || (reportsOf !== null && reportedBy === reportsOf);
}

/** What one scope may be asked. Each question is one statement, answered from what `statement` lets it see. */
export function modelReads(
  scope: ModelScope,
  { common, firstEpoch }: { readonly common: CommonTables; readonly firstEpoch: string },
  statement: Statement,
): ScopeReads {
  const { tables } = scope;
  const head = ({ kind, id, rev, seq, digest, state, leftTo, reportedBy }: StoredEntity): EntityHead => ({
    kind,
    id,
    rev,
    seq,
    digest,
    bytes: bytesIn(state),
    left: leftTo !== null,
    reportedBy,
  });
  const each = <Row>(keys: readonly string[], find: (key: string) => readonly Row[]): Row[] =>
    [...new Set(keys)].flatMap(find);

  return {
    counter: () => statement((view) => tables.counter.get('', view) ?? noCounter),
    lanes: (keys) => statement((view) => tables.lanes.getAll(keys.map(laneKey), view)),
    arrivals: (lane, from, to) =>
      statement((view) => {
        const keys = Array.from({ length: Math.max(0, to - from + 1) }, (_, at) => `${laneKey(lane)} ${from + at}`);
        return tables.arrivals.getAll(keys, view);
      }),
    mutations: (mids) => statement((view) => tables.mutations.getAll(mids, view)),
    setAside: (mids) => statement((view) => each(mids, (mid) => tables.setAside.by('mid', mid, view))),
    heldAround: ({ entities, mids }) =>
      statement((view) => {
        const held = each(entities, (entity) => tables.mutations.by('heldEntity', entity, view));
        const waiting = each(mids, (mid) => tables.mutations.by('waitsFor', mid, view));
        return [...new Set([...held, ...waiting])].sort(byNo);
      }),
    refusedOn: (entities) =>
      statement((view) => each(entities, (entity) => tables.mutations.by('refusedEntity', entity, view))),
    quarantinedFor: (causes, afterNo, limit) =>
      statement((view) =>
        each(causes, (cause) => tables.mutations.by('cause', cause, view))
          .filter(({ no }) => no > afterNo)
          .sort(byNo)
          .slice(0, limit),
      ),
    entities: (ids) => statement((view) => tables.entities.getAll(ids, view)),
    books: () => statement((view) => tables.entities.by('book', 'book', view)),
    sameTelling: (tellings) =>
      statement((view) =>
        each(tellings, (telling) => tables.entities.by('telling', telling, view)).flatMap(({ id, telling }) =>
          telling === null ? [] : [{ id, telling }],
        ),
      ),
    latestReceipts: (mids) =>
      statement((view) => {
        const all = each(mids, (mid) => tables.receipts.by('mid', mid, view)).sort(byNo);
        return [...new Map(all.map((receipt) => [`${receipt.mid} ${receipt.hash}`, receipt])).values()];
      }),
    receiptsOf: (mid) => statement((view) => tables.receipts.by('mid', mid, view).sort(byNo)),
    receiptsBetween: (from, to) =>
      statement((view) => {
        const numbers = Array.from({ length: Math.max(0, to - from + 1) }, (_, at) => String(from + at));
        return tables.receipts.getAll(numbers, view);
      }),
    batches: (numbers) => statement((view) => tables.batches.getAll(numbers.map(String), view)),
    epoch: () => statement((view) => epochOf(common, firstEpoch, view)),
    accounts: () =>
      statement((view) =>
        accountsHere(view)
          .filter(({ endedAt }) => endedAt === undefined)
          .map(({ id, roles }) => ({ id, roles })),
      ),
    endedAccounts: () =>
      statement((view) =>
        accountsHere(view).flatMap(({ id, endedAt, roles }) => (endedAt === undefined ? [] : [{ id, endedAt, roles }])),
      ),
    revokedDevices: (ids) =>
      statement((view) =>
        common.devices
          .getAll(ids, view)
          .flatMap(({ id, revokedAt }) => (revokedAt === null ? [] : [{ id, revokedAt }])),
      ),
    signedInOn: (devices) =>
      statement((view) => {
        const here = new Set(accountsHere(view).map(({ id }) => id));
        return each(devices, (device) => common.accountDevices.by('device', device, view)).filter(({ account }) =>
          here.has(account),
        );
      }),
    headsAfter: (seq, limit, holds) =>
      statement((view) => {
        const found: EntityHead[] = [];
        for (let next = seq + 1; next <= scope.highestSeq && found.length < limit; next += 1) {
          const here = tables.entities.by('seq', String(next), view).map(head);
          found.push(...here.filter((one) => holds === undefined || concerns(holds, one)));
        }
        return found;
      }),
    digestsOf: (kinds) =>
      statement((view) =>
        tables.entities
          .all(view)
          .filter(({ kind, leftTo }) => leftTo === null && kinds.includes(kind))
          .map(({ digest }) => digest),
      ),
    reportedBy: (account) =>
      statement((view) =>
        tables.entities.all(view).filter(({ leftTo, reportedBy }) => leftTo === null && reportedBy === account),
      ),
    headsOf: (ids) => statement((view) => tables.entities.getAll(ids, view).map(head)),
    changesAfter: (seq, entities, upTo) =>
      statement((view) =>
        each(entities, (entity) => tables.changes.by('entity', entity, view))
          .filter((change) => change.seq > seq && change.seq <= upTo)
          .sort((a, b) => a.seq - b.seq),
      ),
    chainAt: (seq) => statement((view) => tables.changes.get(String(seq), view)?.chain),
  };

  function accountsHere(view: View) {
    return common.accounts.by('scope', scope.code, view);
  }
}
