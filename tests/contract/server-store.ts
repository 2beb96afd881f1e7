import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type ServerStore } from '../../sync-server/store/port.ts';
import { type ScopeWrites, TakenAlready } from '../../sync-server/store/scope-port.ts';
import { madeUpId } from '../support/acts.ts';
import { otherCommune, testCommune } from '../support/server-parts.ts';
import { recordsContract } from './server-records.ts';
import { devicesContract } from './server-devices.ts';
import { rolesContract } from './server-roles.ts';
import { sessionsContract } from './server-sessions.ts';
import {
  account,
  arrival,
  at,
  change,
  entity,
  lane,
  mutation,
  noCounter,
  receipt,
  receiptBatch,
  scope,
  writesOf,
} from './server-rows.ts';

/** What every implementation of the server's store must do. `open` gives a new, empty one. */
export function serverStoreContract(
  name: string,
  open: () => Promise<{ store: ServerStore; reopen(): Promise<ServerStore>; dispose(): Promise<void> }>,
  /** What the modelled database need not hold to. */
  also: readonly ((opened: () => { store: ServerStore }) => void)[] = [],
): void {
  describe(`the server's store on ${name}`, () => {
    let opened: Awaited<ReturnType<typeof open>>;
    let store: ServerStore;

    beforeEach(async () => {
      opened = await open();
      ({ store } = opened);
    });
    afterEach(() => opened.dispose());

    const write = (parts: Partial<ScopeWrites>, into = scope) =>
      store.inScope(into, async (transaction) => {
        await transaction.lockCounter();
        await transaction.write(writesOf(parts));
      });
    const reads = <T>(work: Parameters<typeof store.read<T>>[0]) => store.read(work);

    it('gives back all that was written', async () => {
      const counter = {
        turn: 1,
        seq: 2,
        chain: 'c'.repeat(64),
        digest: 'b'.repeat(64),
        receiptNo: 2,
        mutationNo: 2,
        batch: 1,
        receiptChain: 'e'.repeat(64),
      };
      const writes = writesOf({
        counter,
        lanes: [{ ...lane, last: 3 }],
        arrivals: [arrival(1), arrival(2), arrival(3)],
        newMutations: [mutation(1), mutation(2, { entity: null, status: 'quarantined', cause: 'unknownKind' })],
        setAside: [
          {
            mid: madeUpId(3),
            hash: 'f'.repeat(64),
            cause: 'hashMismatch',
            body: null,
            author: 'a',
            device: 'd',
            arrivedAt: at,
          },
        ],
        entities: [entity(1), entity(2)],
        changes: [change(1), change(2)],
        receipts: [receipt(1), receipt(2, { batch: 1 })],
        batch: receiptBatch(1, { firstNo: 2 }),
      });
      await store.inScope(scope, async (transaction) => {
        expect(await transaction.lockCounter()).toEqual({ ...noCounter, turn: expect.any(Number) as number });
        await transaction.write(writes);
      });
      await reads(async (of) => {
        const read = of(scope);
        expect(await read.counter()).toEqual(counter);
        expect(await read.lanes([lane, { ...lane, author: 'nobody' }])).toEqual(writes.lanes);
        expect(await read.arrivals(lane, 2, 9)).toEqual(writes.arrivals.slice(1));
        expect(await read.mutations([madeUpId(1), madeUpId(2), madeUpId(9)])).toEqual(writes.newMutations);
        expect(await read.setAside([madeUpId(3)])).toEqual(writes.setAside);
        expect(await read.entities([madeUpId(0xe01)])).toEqual([entity(1)]);
        expect(await read.receiptsOf(madeUpId(2))).toEqual([receipt(2, { batch: 1 })]);
        expect(await read.receiptsBetween(1, 2)).toEqual(writes.receipts);
        expect(await read.receiptsBetween(2, 9)).toHaveLength(1);
        expect(await read.batches([1, 2])).toEqual([writes.batch]);
        expect(await of('00000').batches([1])).toEqual([]);
        expect(await read.headsOf([madeUpId(0xe01)])).toEqual([
          {
            ...{ kind: 'dossier', id: madeUpId(0xe01), rev: 1, seq: 1, digest: 'd'.repeat(64), bytes: 11 },
            ...{ left: false, reportedBy: null },
          },
        ]);
        expect(await read.changesAfter(1, [madeUpId(0xe01), madeUpId(0xe02)], 9)).toEqual([change(2)]);
        expect(await read.chainAt(2)).toBe(change(2).chain);
        expect(await read.chainAt(3)).toBeUndefined();
        expect(await of('00000').counter()).toEqual(noCounter);
        expect(await of('00000').mutations([madeUpId(1)])).toEqual([]);
      });
    });

    it('keeps everything over a restart, and stays the same epoch', async () => {
      await write({ entities: [entity(1)], lanes: [{ ...lane, last: 1 }] });
      const epoch = await store.epoch();
      store = await opened.reopen();
      expect(await store.epoch()).toBe(epoch);
      expect(await reads((of) => of(scope).entities([entity(1).id]))).toEqual([entity(1)]);
    });

    it('[R13] goes on under another epoch once, whoever asks', async () => {
      const from = await store.epoch();
      expect(await store.beginEpoch({ from, to: madeUpId(0x2) })).toBe(true);
      expect(await store.beginEpoch({ from, to: madeUpId(0x3) })).toBe(false);
      expect(await reads((of) => of(scope).epoch())).toBe(madeUpId(0x2));
      store = await opened.reopen();
      expect(await store.epoch()).toBe(madeUpId(0x2));
    });

    it('keeps every public key it was ever given, once', async () => {
      const key = { id: '0123456789abcdef', spki: 'made-up' };
      await store.receiptKeys.add(key, at);
      await store.receiptKeys.add(key, at);
      expect(await store.receiptKeys.all()).toEqual([key]);
    });

    it.each([
      ['[R2] the same mutation', { newMutations: [mutation(1, { no: 9 })] }],
      ['[R3] the same number of a lane', { arrivals: [arrival(1, { mid: madeUpId(9) })] }],
      ['[R8] the same revision of a receipt', { receipts: [receipt(9, { mid: madeUpId(1) })] }],
      ['[R8] the same number of a receipt', { receipts: [receipt(1, { mid: madeUpId(9) })] }],
      ['[R12] the same number of a change', { changes: [change(1, { entity: madeUpId(0xeee) })] }],
    ] satisfies [string, Partial<ScopeWrites>][])(
      'refuses %s twice, and keeps nothing of that transaction',
      async (_title, again) => {
        await write({
          newMutations: [mutation(1)],
          arrivals: [arrival(1)],
          receipts: [receipt(1)],
          changes: [change(1)],
          entities: [entity(1)],
        });
        const second = write({ ...again, entities: [entity(2)], lanes: [{ ...lane, last: 77 }] });
        await expect(second).rejects.toThrow(TakenAlready);
        await reads(async (of) => {
          expect(await of(scope).entities([entity(2).id])).toEqual([]);
          expect(await of(scope).lanes([lane])).toEqual([]);
        });
      },
    );

    it('keeps communes apart: the same keys in two of them are two things', async () => {
      const one = { newMutations: [mutation(1)], arrivals: [arrival(1)], entities: [entity(1)], changes: [change(1)] };
      await write(one);
      await write({ ...one, entities: [entity(1, { rev: 5 })] }, otherCommune.code);
      await reads(async (of) => {
        expect(await of(scope).entities([entity(1).id])).toMatchObject([{ rev: 1 }]);
        expect(await of(otherCommune.code).entities([entity(1).id])).toMatchObject([{ rev: 5 }]);
      });
    });

    it('undoes everything when the work throws', async () => {
      const work = store.inScope(scope, async (transaction) => {
        await transaction.lockCounter();
        await transaction.write(writesOf({ entities: [entity(1)] }));
        throw new Error('in the middle');
      });
      await expect(work).rejects.toThrow('in the middle');
      expect(await reads((of) => of(scope).entities([entity(1).id]))).toEqual([]);
    });

    it('[R12] counts two transactions at once one after the other', async () => {
      const count = () =>
        store.inScope(scope, async (transaction) => {
          const { turn, seq, ...same } = await transaction.lockCounter();
          await transaction.write(writesOf({ counter: { ...same, turn: turn + 1, seq: seq + 1 } }));
        });
      await Promise.all(Array.from({ length: 20 }, count));
      expect(await reads((of) => of(scope).counter())).toMatchObject({ seq: 20 });
    });

    it('writes and reads more rows than one statement may carry', async () => {
      const count = 1_100;
      const numbers = Array.from({ length: count }, (_, index) => index + 1);
      await write({
        newMutations: numbers.map((no) => mutation(no)),
        entities: numbers.map((no) => entity(no)),
        arrivals: numbers.map((no) => arrival(no)),
        receipts: numbers.map((no) => receipt(no)),
        changes: numbers.map((no) => change(no)),
      });
      await reads(async (of) => {
        expect(await of(scope).mutations(numbers.map(madeUpId))).toHaveLength(count);
        expect(await of(scope).headsAfter(0, 5_000)).toHaveLength(count);
        const pages = await of(scope).headsAfter(1_000, 30);
        expect(pages.map(({ seq }) => seq)).toEqual(numbers.slice(1_000, 1_030));
        const changes = await of(scope).changesAfter(
          50,
          numbers.map((no) => madeUpId(0xe00 + no)),
          count - 7,
        );
        expect(changes.map(({ seq }) => seq)).toEqual(numbers.slice(50, -7));
      });
    });

    it('finds the held ones around entities and around what they wait for, and only those', async () => {
      const waiting = mutation(1, { status: 'blockedBy', waitsFor: madeUpId(0x77) });
      const parked = mutation(2, { status: 'parked' });
      const done = mutation(3, { entity: parked.entity });
      await write({ newMutations: [waiting, parked, done, mutation(4, { status: 'refused' })] });
      const around = (entities: string[], mids: string[]) => reads((of) => of(scope).heldAround({ entities, mids }));
      expect(await around([parked.entity ?? ''], [])).toEqual([parked]);
      expect(await around([], [madeUpId(0x77)])).toEqual([waiting]);
      expect(await around([parked.entity ?? '', waiting.entity ?? ''], [madeUpId(0x77)])).toEqual([waiting, parked]);
      await write({ judgedAgain: [{ ...parked, status: 'applied', revision: 2 }] });
      expect(await around([parked.entity ?? ''], [])).toEqual([]);
    });

    it('[R5] finds the refused around entities, and only those', async () => {
      const gone = mutation(1, { status: 'refused' });
      await write({ newMutations: [gone, mutation(2, { entity: gone.entity }), mutation(3, { status: 'refused' })] });
      expect(await reads((of) => of(scope).refusedOn([gone.entity ?? '', madeUpId(0x99)]))).toEqual([gone]);
    });

    it('lists the quarantined by cause, in order, from a place on', async () => {
      const cause = (no: number, of: string) => mutation(no, { status: 'quarantined', cause: of });
      await write({ newMutations: [cause(1, 'a'), cause(2, 'b'), cause(3, 'a'), cause(4, 'a'), mutation(5)] });
      const list = await reads((of) => of(scope).quarantinedFor(['a'], 1, 1));
      expect(list.map(({ no }) => no)).toEqual([3]);
      expect(await reads((of) => of(scope).quarantinedFor([], 0, 9))).toEqual([]);
    });

    it('gives the latest revision of each receipt by id and hash', async () => {
      const again = { mid: madeUpId(1), hash: 'b'.repeat(64) };
      await write({ receipts: [receipt(1), receipt(2, again), receipt(3, { mid: madeUpId(1), revision: 2 })] });
      const latest = await reads((of) => of(scope).latestReceipts([madeUpId(1)]));
      expect(latest.map(({ no, hash }) => [no, hash[0]]).sort()).toEqual([
        [2, 'b'],
        [3, 'a'],
      ]);
    });

    it('reads of one moment: what commits meanwhile is not half seen', async () => {
      await write({ counter: { ...noCounter, turn: 1, seq: 1 }, entities: [entity(1)] });
      let written: Promise<void> | undefined;
      await reads(async (of) => {
        const { seq } = await of(scope).counter();
        written = write({ counter: { ...noCounter, turn: 2, seq: 2 }, entities: [entity(2)] });
        await new Promise((resolve) => setImmediate(resolve));
        expect(await of(scope).headsAfter(0, 9)).toHaveLength(seq);
      });
      await written;
      expect(await reads((of) => of(scope).headsAfter(0, 9))).toHaveLength(2);
    });

    it('keeps accounts and tokens, forgets tokens that have expired, and remembers who signed in where', async () => {
      await store.accounts.putCommune(testCommune);
      await store.accounts.putCommune(otherCommune);
      expect(await store.accounts.communes()).toEqual([otherCommune, testCommune]);
      await store.accounts.putAccount(account, at);
      await store.accounts.putAccount({ ...account, id: madeUpId(0xa2), name: 'Thử Đổi Tên', passwordHash: 'new' }, at);
      expect(await store.accounts.byUsername('thu1')).toEqual({ ...account, name: 'Thử Đổi Tên', passwordHash: 'new' });
      expect(await store.accounts.byUsername('thu2')).toBeUndefined();
      expect(await store.accounts.ofCommune(scope)).toEqual([
        { id: account.id, username: 'thu1', name: 'Thử Đổi Tên', title: 'Công chức', roles: account.roles },
      ]);
      expect(await reads((of) => of(scope).accounts())).toEqual([{ id: account.id, roles: account.roles }]);
      expect(await reads((of) => of(scope).endedAccounts())).toEqual([]);

      const token = { account: account.id, device: lane.device, issuedAt: '2026-11-20', expiresAt: '2026-11-21' };
      await store.accounts.addToken({ ...token, hash: 'one' });
      expect(await store.accounts.token('one')).toMatchObject({
        token: { ...token, hash: 'one' },
        account: { username: 'thu1' },
      });
      await store.accounts.addToken({ ...token, hash: 'two', issuedAt: '2026-11-22', expiresAt: '2026-11-23' });
      expect(await store.accounts.token('one')).toBeUndefined();
      expect(await store.accounts.token('two')).toBeDefined();
      const seen = (of: string) => reads((store) => store(of).signedInOn([lane.device, madeUpId(0x99)]));
      expect(await seen(scope)).toEqual([{ account: account.id, device: lane.device }]);
      expect(await seen(otherCommune.code)).toEqual([]);
    });

    it('[R18] ends an account’s access once and for good, and goes on knowing it', async () => {
      await store.accounts.putCommune(testCommune);
      await store.accounts.putAccount(account, at);
      await store.accounts.endAccess(account.id, at);
      await store.accounts.endAccess(account.id, '2026-12-01T00:00:00.000Z');
      await store.accounts.endAccess(madeUpId(0x77), at);
      expect(await store.accounts.byUsername('thu1')).toEqual({ ...account, endedAt: at });
      expect(await reads((of) => of(scope).accounts())).toEqual([]);
      expect(await reads((of) => of(scope).endedAccounts())).toEqual([
        { id: account.id, endedAt: at, roles: account.roles },
      ]);
      // Another password or name gives no access back.
      await store.accounts.putAccount({ ...account, passwordHash: 'new' }, at);
      expect(await store.accounts.byUsername('thu1')).toEqual({ ...account, passwordHash: 'new', endedAt: at });
    });

    it('finds accounts by their ids, whatever commune they are of', async () => {
      for (const commune of [testCommune, otherCommune]) await store.accounts.putCommune(commune);
      await store.accounts.putAccount(account, at);
      await store.accounts.reassign(account.id, otherCommune.code, at);
      const { id, username, name, title, roles } = account;
      expect(await store.accounts.byIds([id, madeUpId(0x77)])).toEqual([
        { id, username, name, title, roles, scope: otherCommune.code },
      ]);
      expect(await store.accounts.byIds([])).toEqual([]);
    });

    for (const more of [recordsContract, rolesContract, sessionsContract, devicesContract, ...also]) more(() => opened);

    it('passes its own check', async () => {
      await expect(store.check(at)).resolves.toBeUndefined();
    });
  });
}
