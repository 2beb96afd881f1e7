import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { applyMutation } from '../../src/domain/apply-mutation.ts';
import { acceptPush } from '../../sync-server/accept-push.ts';
import { createLocalPokes } from '../../sync-server/pokes.ts';
import { prepareRun, type Push } from '../../sync-server/push.ts';
import type { ServerStore } from '../../sync-server/store/port.ts';
import type { ScopeReads } from '../../sync-server/store/scope-port.ts';
import { holdServerClock, serverHash } from '../support/server-parts.ts';
import { openTestStore } from '../support/test-store.ts';
import { openServerInProcess, type ServerInProcess } from '../support/server-in-process.ts';
import { type Desk, openDesk } from './open-desk.ts';

let server: ServerInProcess;
let desk: Desk;

beforeEach(async () => {
  server = await openServerInProcess();
  desk = await openDesk(server);
});
afterEach(() => server.close());

const nothing = async () => [];
/** What a transaction sees that began before anybody else had written anything. */
const emptyReads = {
  lanes: nothing,
  arrivals: nothing,
  mutations: nothing,
  setAside: nothing,
  heldAround: nothing,
  entities: nothing,
  latestReceipts: nothing,
} satisfies Partial<ScopeReads>;

/** A store whose first `times` looks are of an earlier moment, as when others commit between a look and its write. */
function lateStore(
  store: ServerStore,
  stale: Partial<ScopeReads>,
  times: number,
): ServerStore & { looks: () => number; transactions: () => number } {
  let looks = 0;
  let transactions = 0;
  return {
    ...store,
    looks: () => looks,
    transactions: () => transactions,
    inScope: (scope, work) =>
      store.inScope(scope, (transaction) => {
        transactions += 1;
        const reads: ScopeReads = { ...transaction };
        const early = () => (looks <= times ? { ...reads, ...stale } : reads);
        return work({
          ...transaction,
          // Every reading of facts begins with the counter.
          counter() {
            looks += 1;
            return early().counter();
          },
          lanes: (keys) => early().lanes(keys),
          arrivals: (...of) => early().arrivals(...of),
          mutations: (mids) => early().mutations(mids),
          setAside: (mids) => early().setAside(mids),
          heldAround: (around) => early().heldAround(around),
          entities: (ids) => early().entities(ids),
          latestReceipts: (mids) => early().latestReceipts(mids),
        });
      }),
  };
}

function pushOf(...acts: Parameters<Desk['run']> extends [number, ...infer Rest] ? Rest : never): Push {
  const runs = [
    prepareRun(desk.run(1, ...acts), { device: desk.device, carrier: desk.author, vouched: new Map() }, serverHash),
  ];
  return { scope: desk.scope, carrierHasRight: true, runs, words: [], again: [], at: '2026-11-20T03:00:00.000Z' };
}

const tools = { apply: applyMutation, hash: serverHash, pokes: createLocalPokes() };
const counter = () => server.store.read((scope) => scope(desk.scope).counter());

describe('an exchange during which another commits', () => {
  it('[R11] answers with receipts and rows of one moment', async () => {
    let between: (() => Promise<unknown>) | undefined;
    const clock = holdServerClock();
    const inner = await openTestStore({ clock });
    const store: ServerStore = {
      ...inner,
      async read(work) {
        const first = between;
        between = undefined;
        await first?.();
        return inner.read(work);
      },
    };
    const racing = await openServerInProcess({ clock }, { store });
    const [here, there] = [await openDesk(racing), await openDesk(racing, { account: 1, device: 1 })];
    const birth = there.acts.opening();
    const print = here.acts.print(birth.entity);
    between = () => there.push(1, birth);
    const pull = [{ scope: here.scope, cursor: null, want: [], pageBytes: 64 * 1024 }];
    const answer = await here.exchange({ lanes: [here.run(1, print)], pull });
    expect(answer.changes[0]?.changes).toMatchObject([{ rev: 2 }]);
    expect(answer.receipts).toMatchObject([{ mid: print.mid, status: 'applied', revision: 2, rev: 2 }]);
    await racing.close();
  });
});

describe('two transactions that meet', () => {
  it('[R12] decides again under the lock when another has come between', async () => {
    const birth = desk.acts.opening();
    const before = await counter();
    const first = await desk.push(1, birth);
    const store = lateStore(server.store, { ...emptyReads, counter: async () => before }, 1);
    const decision = await acceptPush(pushOf(birth), { ...tools, store });
    expect([store.looks(), store.transactions()]).toEqual([2, 1]);
    expect(decision.receipts).toEqual(first.receipts);
    expect(await counter()).toMatchObject({ seq: 1, receiptNo: 1 });
  });

  it('[R5] finds the record that the other has just made', async () => {
    const birth = desk.acts.opening();
    const before = await counter();
    const other = await openDesk(server, { account: 1, device: 1 });
    await other.push(1, { ...birth, author: other.author, device: other.device });
    const store = lateStore(server.store, { ...emptyReads, counter: async () => before }, 1);
    const decision = await acceptPush(pushOf(desk.acts.print(birth.entity)), { ...tools, store });
    expect(decision.receipts).toMatchObject([{ status: 'applied', rev: 2 }]);
    expect(store.transactions()).toBe(1);
  });

  it('[R2] lets the keys decide when even that look was blind: the loser answers with the winner’s receipts', async () => {
    const birth = desk.acts.opening();
    const first = await desk.push(1, birth);
    const store = lateStore(server.store, emptyReads, 1);
    const decision = await acceptPush(pushOf(birth), { ...tools, store });
    expect([store.looks(), store.transactions()]).toEqual([2, 2]);
    expect(decision.receipts).toEqual(first.receipts);
    expect(await counter()).toMatchObject({ seq: 1, receiptNo: 1 });
  });

  it('gives up after a few tries rather than write anything twice', async () => {
    const birth = desk.acts.opening();
    await desk.push(1, birth);
    const store = lateStore(server.store, emptyReads, 99);
    await expect(acceptPush(pushOf(birth), { ...tools, store })).rejects.toThrow('A key is taken.');
    expect(await counter()).toMatchObject({ seq: 1, receiptNo: 1 });
  });
});
