import { liveQuery } from 'dexie';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { DeviceStore } from '../../src/store/create-store.ts';
import { birthCommand, makeDesk, type MadeUpDesk, sessionOf } from '../support/made-up-desk.ts';
import { makePeople } from '../support/people.ts';

let desk: MadeUpDesk;
let screen: DeviceStore;
let otherTab: DeviceStore;
const subscriptions: { unsubscribe(): void }[] = [];

beforeEach(async () => {
  desk = makeDesk();
  screen = desk.open();
  otherTab = desk.open();
  await screen.startSession(sessionOf(1));
});

afterEach(() => {
  for (const subscription of subscriptions.splice(0)) subscription.unsubscribe();
  screen.close();
  otherTab.close();
});

function watch<Value>(ask: () => Promise<Value>): Value[] {
  const seen: Value[] = [];
  subscriptions.push(liveQuery(ask).subscribe((value) => void seen.push(value)));
  return seen;
}

describe('what a screen watches', () => {
  it.each([
    ['dossiers', (store: DeviceStore) => store.dossiers({ limit: 5 })],
    ['counts', (store: DeviceStore) => store.counts()],
    ['outbox', (store: DeviceStore) => store.outbox()],
    ['exchange status', (store: DeviceStore) => store.exchangeStatus()],
    ['unreadable rows', async (store: DeviceStore) => [await store.unreadable(), await store.counts()]],
  ] as const)('[R16] %s: is asked again when another tab has saved, and shows nothing before', async (_name, ask) => {
    const seen = watch<unknown>(() => ask(screen));
    await vi.waitFor(() => expect(seen).toHaveLength(1));
    const before = JSON.stringify(seen[0]);
    await otherTab.perform(birthCommand(makePeople(1).birth()));
    await vi.waitFor(() => expect(JSON.stringify(seen.at(-1))).not.toBe(before));
    expect(seen.slice(0, -1).map((value) => JSON.stringify(value))).toEqual(seen.slice(0, -1).map(() => before));
  });

  it('[R16] a session and what is being sent', async () => {
    const sessions = watch(() => screen.session());
    const phases = watch(async () => (await screen.exchangeStatus()).phase);
    await vi.waitFor(() => expect(phases).toEqual(['idle']));
    await otherTab.startSession(sessionOf(2));
    await vi.waitFor(() => expect(sessions.at(-1)?.account.username).toBe('can-bo-2'));
    const since = desk.clock.now();
    await otherTab.exchange.noteSending({ runs: [], since, until: since + 10_000 });
    await vi.waitFor(() => expect(phases.at(-1)).toBe('exchanging'));
    await otherTab.exchange.noteSending(null);
    await vi.waitFor(() => expect(phases.at(-1)).toBe('idle'));
  });
});
