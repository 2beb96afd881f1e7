import { afterEach, beforeAll, describe, expect, it } from 'vitest';
import { fillCommune } from '../support/big-commune.ts';
import { scriptedLine } from '../support/desk-on-line.ts';
import { quotaExceeded, withDiskTrouble } from '../support/disk-trouble.ts';
import {
  bigCount,
  bigServer,
  cutParts,
  deskBeforeLoad,
  drainWhile,
  headOf,
  isOfLoad,
  isPart,
  loadOf,
  openLoadingTab,
  saveOne,
} from '../support/load-desk.ts';
import { openServerInProcess, type ServerInProcess } from '../support/server-in-process.ts';

let server: ServerInProcess;
const open: { close(): unknown }[] = [];
beforeAll(async () => {
  server = await bigServer();
  return () => server.close();
});
afterEach(async () => {
  for (const one of open.splice(0).reverse()) await one.close();
});

const kept = <Opened extends { readonly store: { close(): unknown } }>(tab: Opened): Opened => {
  open.push(tab.store);
  return tab;
};
const amountHeld = async (tab: Parameters<typeof loadOf>[0]) => (await loadOf(tab))?.amount?.bytesHeld ?? 0;

describe('a first load', () => {
  it('[R4][R16] stops when she says so, sends what waits meanwhile, and goes on at the byte', async () => {
    const desk = await deskBeforeLoad(server, 11);
    const ranges: (string | null)[] = [];
    let asked = 0;
    const counted: typeof fetch = async (input, init) => {
      if (isOfLoad(input)) asked += 1;
      if (isPart(input)) ranges.push(new Headers(init?.headers).get('range'));
      return server.fetch(input, init);
    };
    const tab = kept(openLoadingTab(server, { desk, fetch: cutParts(counted, 5_000) }));
    await drainWhile(tab, async () => (await amountHeld(tab)) < 10_000);
    await tab.store.setLoading(false);
    expect(await loadOf(tab)).toMatchObject({ status: 'stopped', amount: { bytesHeld: 10_000 } });
    const before = asked;
    await saveOne(tab);
    await drainWhile(tab, async () => (await tab.store.outbox()).entries.length > 0);
    expect(asked).toBe(before);
    expect(await loadOf(tab)).toMatchObject({ status: 'stopped', amount: { bytesHeld: 10_000 } });

    ranges.length = 0;
    await tab.store.setLoading(true);
    await drainWhile(tab);
    expect(ranges[0]).toBe('bytes=10000-');
    expect(await loadOf(tab)).toBeNull();
    expect(await tab.store.exchange.digest()).toBe((await headOf(server)).digest);
  });

  it('[R1][R4] on a disk that fills up gives back what was fetched, and what a person saves finds room', async () => {
    const desk = await deskBeforeLoad(server, 12);
    const fetch = cutParts(server.fetch, 5_000);
    const { opened, trouble } = withDiskTrouble(() => openLoadingTab(server, { desk, fetch }));
    const tab = kept(opened);
    await drainWhile(tab, async () => (await amountHeld(tab)) < 10_000);

    // There is no room for what she saves until what was fetched is gone.
    let full = true;
    trouble.beforeWrite = (table) => {
      if (table === 'incoming') full = false;
      return full && table === 'acts' ? quotaExceeded() : undefined;
    };
    const { mid } = await saveOne(tab, 2);
    expect((await tab.store.outbox()).entries.map((entry) => entry.mid)).toEqual([mid]);
    expect(await loadOf(tab)).toMatchObject({ status: 'stopped', storageFull: true });

    // Nor is there for the next part, when she lets it go on too early.
    await tab.store.setLoading(true);
    let refused = 0;
    trouble.beforeWrite = (table) => {
      if (table !== 'incoming' || refused > 0) return undefined;
      refused += 1;
      return quotaExceeded();
    };
    await drainWhile(tab, async () => (await loadOf(tab))?.status === 'loading');
    expect(refused).toBe(1);
    expect(await loadOf(tab)).toMatchObject({ status: 'stopped', storageFull: true });

    trouble.beforeWrite = () => undefined;
    await tab.store.setLoading(true);
    await drainWhile(tab);
    expect(await tab.store.exchange.digest()).toBe((await headOf(server)).digest);
    expect((await tab.store.outbox()).entries).toEqual([]);
  });

  it('[R1][R11] on a disk that is full at the swap keeps the old base and room for what a person saves', async () => {
    const desk = await deskBeforeLoad(server, 13);
    const { opened, trouble } = withDiskTrouble(() => openLoadingTab(server, { desk }));
    const tab = kept(opened);
    const before = (await tab.store.counts()).dossiers;
    let full = true;
    trouble.beforeWrite = (table) => (full && table === 'records' ? quotaExceeded() : undefined);
    const swap = drainWhile(tab, async () => (await loadOf(tab))?.status === 'loading');
    await expect(swap).resolves.toBeUndefined();
    expect((await tab.store.counts()).dossiers).toBe(before);
    expect(await loadOf(tab)).toMatchObject({ status: 'stopped', storageFull: true });
    await saveOne(tab, 3);
    full = false;
    await tab.store.setLoading(true);
    await drainWhile(tab);
    expect(await tab.store.exchange.digest()).toBe((await headOf(server)).digest);
  });

  it('[R11][R13] goes on with what the restored server has, when it is restored in the middle', async () => {
    const restored = await openServerInProcess();
    open.push(restored);
    await fillCommune(restored.store, {
      scope: '99999',
      author: restored.accounts[0].id,
      count: bigCount + 30,
      seed: 2,
    });
    const desk = await deskBeforeLoad(server, 14);
    const line = scriptedLine(server);
    const tab = kept(openLoadingTab(server, { desk, fetch: cutParts(line.fetch, 20_000) }));
    await drainWhile(tab, async () => (await amountHeld(tab)) === 0);
    line.leadTo(restored);
    await tab.signIn();
    const { mid } = await saveOne(tab, 4);
    await drainWhile(tab);
    expect(await tab.store.exchange.digest()).toBe((await headOf(restored)).digest);
    expect((await tab.store.counts()).dossiers).toBe(bigCount + 31);
    expect(await restored.store.read((reads) => reads('99999').mutations([mid]))).toHaveLength(1);
  });

  it('[R2][R11] led by another tab meanwhile, takes nothing twice of what comes late', async () => {
    const desk = await deskBeforeLoad(server, 15);
    let letGo: () => void = () => undefined;
    const held = new Promise<void>((resolve) => {
      letGo = resolve;
    });
    let parts = 0;
    const slow: typeof fetch = async (input, init) => {
      const answer = await server.fetch(input, init);
      if (isPart(input)) {
        parts += 1;
        await held;
      }
      return answer;
    };
    const first = kept(openLoadingTab(server, { desk, fetch: slow }));
    await first.exchange();
    const late = first.exchange();
    const second = kept(openLoadingTab(server, { desk, seed: 2, fetch: cutParts(server.fetch, 9_000) }));
    await drainWhile(second, async () => (await amountHeld(second)) < 18_000);
    letGo();
    expect(await late).toMatchObject({ status: 'exchanged' });
    expect(parts).toBe(1);
    expect(await amountHeld(second)).toBe(18_000);
    await Promise.all([drainWhile(first), drainWhile(second)]);
    const { digest } = await headOf(server);
    expect([await first.store.exchange.digest(), await second.store.exchange.digest()]).toEqual([digest, digest]);
  });
});
