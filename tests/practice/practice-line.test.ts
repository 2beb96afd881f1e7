import { IDBFactory, IDBKeyRange } from 'fake-indexeddb';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { createLineCut } from '../../src/practice/line-cut.ts';
import { makePracticeCommune, takenAtItsWord } from '../../src/practice/open-practice-commune.ts';
import { openPracticeDatabase } from '../../src/practice/practice-database.ts';
import { createPracticeLine } from '../../src/practice/practice-line.ts';
import { createStoreOn, type DeviceStore } from '../../src/store/create-store.ts';
import type { StoreParts } from '../../src/store/store-parts.ts';
import type { DossierView } from '../../src/store/store.ts';
import { type Attempt, createExchange } from '../../src/sync/exchange.ts';
import { createLeadership } from '../../src/sync/leader.ts';
import { createFakeClock } from '../support/fake-clock.ts';
import { createFakeLocks } from '../support/fake-locks.ts';
import { birthCommand, makeDesk, sessionOf } from '../support/made-up-desk.ts';
import { entryArgs } from '../support/made-up-books.ts';
import { makePeople } from '../support/people.ts';

const token = (): string => '0123456789abcdef0123456789abcdef';
const place = (disk: IDBFactory, name: string) => ({ name, indexedDB: disk, IDBKeyRange });

const ends: (() => void)[] = [];
afterEach(() => {
  for (const end of ends.splice(0)) end();
});

interface Practised {
  readonly store: DeviceStore;
  readonly parts: StoreParts;
  readonly line: ReturnType<typeof createLineCut>;
  readonly exchange: () => Promise<Attempt>;
}

async function practised(disk = new IDBFactory(), name = 'practice'): Promise<Practised> {
  const desk = makeDesk({ disk });
  const parts = desk.openParts({ place: place(disk, name) });
  await makePracticeCommune(parts, token);
  const store = createStoreOn(parts);
  ends.push(() => store.close());
  const line = createLineCut();
  const exchange = createExchange({
    store: store.exchange,
    send: createPracticeLine({ storeParts: parts, isCut: line.isCut, wait: () => Promise.resolve() }),
    check: takenAtItsWord,
    clock: desk.clock,
    randomBytes: parts.randomBytes,
    chance: () => 0,
    build: 'test',
  });
  return { store, parts, line, exchange };
}

async function one(store: DeviceStore, test: (view: DossierView) => boolean): Promise<DossierView> {
  const found = (await store.dossiers({ limit: 1_000 })).find(test);
  if (found === undefined) throw new Error('no such dossier');
  return found;
}

describe('the line that ends in the page', () => {
  it('[R16] lets an act wait while it is cut, and receives it afterwards, with the base the answer says it is', async () => {
    const { store, line, exchange } = await practised();
    line.cut(true);
    const saved = await store.perform(birthCommand(makePeople(7).birth()));
    if (saved.status !== 'saved') throw new Error(saved.status);
    expect(await exchange()).toMatchObject({ status: 'failed', failure: { reason: 'offline' } });
    expect((await store.dossier(saved.entity))?.exchange).toBe('local');
    line.cut(false);
    expect(await exchange()).toMatchObject({ status: 'exchanged', done: { sent: 1, mismatches: 0, fault: null } });
    expect((await store.dossier(saved.entity))?.exchange).toBe('received');
    // Nobody has sealed it, and nothing says so.
    expect(await store.proofOf(saved.mid)).toEqual([]);
  });

  it('[R19] gives no number that is not the next one: a stale claim is refused as a server would', async () => {
    const { store, exchange } = await practised();
    const { dossier } = await one(store, (view) => view.dossier.business === 'APPROVED');
    const { dossier: waits } = await one(store, (view) => view.dossier.business === 'WAITING_NUMBER');
    const book = (await store.books()).find((view) => view.book.kind === 'KS');
    if (book === undefined) throw new Error('no book');
    const enter = (entity: string) =>
      store.perform({
        name: 'enterInBook',
        entity,
        args: { ...entryArgs(book.book.id, { number: book.number, fence: book.book.pen.fence }) },
      });
    expect(await enter(dossier.id)).toMatchObject({ status: 'saved' });
    expect(await enter(waits.id)).toMatchObject({ status: 'refused' });
    await exchange();
    expect((await store.dossier(dossier.id))?.dossier.entry?.number).toBe(book.number);
    expect((await store.book(book.book.id))?.number).toBe((book.number ?? 0) + 1);
  });

  it('[R10] keeps a parked act and what came after it until an officer decides, and then takes both in', async () => {
    const { store, exchange } = await practised();
    const { dossier } = await one(store, (view) => view.dossier.parked !== undefined);
    const [act] = dossier.parked ?? [];
    const [change] = act?.changes ?? [];
    if (act === undefined || change === undefined) throw new Error('nothing is parked');
    const args = { from: 'RECEIVED', to: 'PROCESSING' };
    await store.perform({ name: 'moveDossier', entity: dossier.id, args });
    await exchange();
    expect((await store.outbox()).entries.map(({ receipt }) => receipt?.status)).toEqual(['parked', 'blockedBy']);
    const decision = { field: change.field, standing: dossier.fields[change.field], parked: change.to, take: 'parked' };
    const decided = { parked: act.mid, decisions: [decision], reason: 'Theo giấy chứng sinh' };
    expect(await store.perform({ name: 'decideParked', entity: dossier.id, args: decided })).toMatchObject({
      status: 'saved',
    });
    await exchange();
    await exchange();
    expect((await store.outbox()).entries).toEqual([]);
    const after = (await store.dossier(dossier.id))?.dossier;
    expect(after?.fields[change.field]).toBe(change.to);
    expect(after?.business).toBe('PROCESSING');
    expect((await store.exchangeStatus()).lastFailure).toBeNull();
  });

  it('makes the base anew from itself when the page is walked again', async () => {
    const { store, parts, exchange } = await practised();
    const before = await store.exchange.digest();
    const row = await parts.database.meta.get('scope:99000');
    expect(row).toBeDefined();
    await parts.database.meta.update('scope:99000', { value: { ...(row?.value as object), cursor: null } });
    await exchange();
    expect(await store.exchange.digest()).toBe(before);
    expect((await store.dossiers({ limit: 1_000 })).length).toBe(18);
  });
});

describe('practice beside real work', () => {
  it('shares nothing with it: neither session, acts, drafts nor records, and no request is ever made', async () => {
    const wire = vi.spyOn(globalThis, 'fetch').mockRejectedValue(new Error('nothing is asked'));
    ends.push(() => wire.mockRestore());
    const disk = new IDBFactory();
    const desk = makeDesk({ disk });
    const real = desk.open({ place: place(disk, 'lien-mach') });
    ends.push(() => real.close());
    await real.startSession(sessionOf(1));
    const saved = await real.perform(birthCommand(makePeople(8).birth({ 'child.fullName': 'Trần Thật Thử' })));
    if (saved.status !== 'saved') throw new Error(saved.status);
    const before = { outbox: await real.outbox(), counts: await real.counts(), session: await real.session() };

    const { store, parts, exchange } = await practised(disk, 'lien-mach-practice');
    await store.perform(birthCommand(makePeople(9).birth()));
    expect(await exchange()).toMatchObject({ status: 'exchanged' });
    expect(await store.dossier(saved.entity)).toBeNull();
    expect((await store.identity()).device).not.toBe((await real.identity()).device);
    await parts.database.delete();

    expect({ outbox: await real.outbox(), counts: await real.counts(), session: await real.session() }).toEqual(before);
    expect((await real.dossiers({ limit: 100 })).map(({ dossier }) => dossier.id)).toEqual([saved.entity]);
    expect(wire).not.toHaveBeenCalled();
  });

  it('neither waits for the other to lead: each database has a lock of its own', async () => {
    const locks = createFakeLocks();
    const desk = makeDesk();
    const led: string[] = [];
    for (const name of ['lien-mach', 'lien-mach-practice']) {
      const store = desk.open({ place: place(desk.disk, name) });
      const stopping = new AbortController();
      const { exchange } = store;
      const leadership = createLeadership({
        turn: (decide) => exchange.turnTerm(decide),
        read: () => exchange.term(),
        newId: () => name,
        clock: desk.clock,
        timers: desk.clock,
        locks,
        lockName: `${name}-replay`,
        visible: () => true,
        storage: { answered: () => undefined, silent: () => undefined },
      });
      const running = leadership.lead(stopping.signal, async () => {
        led.push(name);
      });
      ends.push(() => {
        stopping.abort();
        void running.then(() => store.close());
      });
    }
    await vi.waitFor(() => expect(led.sort()).toEqual(['lien-mach', 'lien-mach-practice']));
  });
});

describe('the database of the practice commune', () => {
  it('is made once, made again when it was left half made, and opened again elsewhere when it is forgotten', async () => {
    const disk = new IDBFactory();
    const desk = makeDesk({ disk });
    const forgotten: string[] = [];
    const open = async (tab: string, anew = false) =>
      openPracticeDatabase({
        open: () => desk.openParts({ place: place(disk, 'practice'), clock: createFakeClock() }),
        locks: undefined,
        newToken: token,
        anew,
        onForgotten: () => forgotten.push(tab),
      });
    const half = desk.openParts({ place: place(disk, 'practice') });
    await createStoreOn(half).startSession(sessionOf(3));
    half.database.close();
    const first = await open('one');
    const store = createStoreOn(first);
    const ids = (await store.dossiers({ limit: 100 })).map(({ dossier }) => dossier.id);
    expect(ids).toHaveLength(18);
    const second = await open('two');
    expect((await createStoreOn(second).dossiers({ limit: 100 })).map(({ dossier }) => dossier.id)).toEqual(ids);

    const third = await open('three', true);
    expect(forgotten.sort()).toEqual(['one', 'two']);
    const others = (await createStoreOn(third).dossiers({ limit: 100 })).map(({ dossier }) => dossier.id);
    expect(others).toHaveLength(18);
    expect(others.filter((id) => ids.includes(id))).toEqual([]);
    // For good: who had it open before neither sees nor makes anything in what is there now.
    await expect(createStoreOn(second).dossiers({ limit: 1 })).rejects.toThrow();
    third.database.close();
  });
});
