import { beforeEach, describe, expect, it } from 'vitest';
import type { DeviceStore } from '../../src/store/create-store.ts';
import { damage } from '../support/damage.ts';
import { birthCommand, makeDesk, type MadeUpDesk, sessionOf } from '../support/made-up-desk.ts';
import { makePeople } from '../support/people.ts';

let desk: MadeUpDesk;
let store: DeviceStore;

beforeEach(async () => {
  desk = makeDesk();
  store = desk.open();
  await store.startSession(sessionOf(1));
  await store.perform(birthCommand(makePeople(1).birth(), 1));
  await store.perform(birthCommand(makePeople(2).birth(), 2));
});

describe('the outbox', () => {
  it('[R16] lists the signed-in person’s entries; of colleagues’ it tells the number (L8)', async () => {
    await store.startSession(sessionOf(2));
    await store.perform(birthCommand(makePeople(3).birth(), 3));
    const seen = await store.outbox();
    expect(seen.entries).toHaveLength(1);
    expect(seen.ofColleagues).toBe(2);
    expect(await store.exchangeStatus()).toMatchObject({ waiting: 3, attention: 0 });
    await store.endSession();
    expect(await store.outbox()).toEqual({ entries: [], ofColleagues: 3 });
    expect((await store.exchangeStatus()).phase).toBe('paused');
  });

  it('[R16] says sending only of what is in an exchange, and only as long as it can be', async () => {
    const [first, second] = (await store.outbox()).entries;
    const lane = `${first?.lane.scope}/${first?.lane.incarnation}/${first?.lane.author}`;
    const now = desk.clock.now();
    await store.exchange.noteSending({ runs: [{ lane, from: 1, to: 1 }], since: now, until: now + 30_000 });
    const states = async (): Promise<unknown[]> => (await store.outbox()).entries.map((entry) => entry.exchange);
    expect(await states()).toEqual(['sending', 'local']);
    expect((await store.exchangeStatus()).phase).toBe('exchanging');
    expect((await store.dossier(first?.entity ?? ''))?.exchange).toBe('sending');
    expect((await store.dossier(second?.entity ?? ''))?.exchange).toBe('local');

    // The tab that wrote this has died: the word does not outlive the watchdog it would have had.
    desk.clock.advance(30_001);
    expect(await states()).toEqual(['local', 'local']);
    expect((await store.exchangeStatus()).phase).toBe('idle');
    desk.clock.setMachineClock(now - 1_000_000);
    expect(await states()).toEqual(['local', 'local']);
  });

  it('[R16] tells the age of the oldest that waits (L20)', async () => {
    const madeAt = new Date(desk.clock.now()).toISOString();
    desk.clock.advance(3_600_000);
    await store.perform(birthCommand(makePeople(3).birth(), 3));
    expect(await store.exchangeStatus()).toMatchObject({ oldestMadeAt: madeAt, lastSuccessAt: null, nextTryAt: null });
  });

  it('[R4] keeps and tells an entry that can no longer be read; lists go on (L3)', async () => {
    const [first] = (await store.outbox()).entries;
    const mid = first?.mid ?? '';
    await damage(desk.disk, 'outbox', mid);
    const { entries } = await store.outbox();
    expect(entries.map(({ exchange, unreadable }) => ({ exchange, unreadable }))).toEqual([
      { exchange: 'attention', unreadable: true },
      { exchange: 'local', unreadable: false },
    ]);
    expect(await store.unreadable()).toEqual([{ table: 'outbox', id: mid }]);
    expect((await store.dossiers({ limit: 9 })).map(({ exchange }) => exchange).toSorted()).toEqual([
      'attention',
      'local',
    ]);
  });

  it('[R4] still waits for the server: what was not refused cannot be let go', async () => {
    const [first] = (await store.outbox()).entries;
    expect(await store.release(first?.mid ?? '', 'nhầm')).toEqual({ status: 'notRefused' });
    expect(await store.release('01930000-0000-7000-8000-000000000000', 'nhầm')).toEqual({ status: 'notRefused' });
    expect((await store.outbox()).entries).toHaveLength(2);
  });
});
