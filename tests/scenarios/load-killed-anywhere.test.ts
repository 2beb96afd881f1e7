import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { withDiskTrouble } from '../support/disk-trouble.ts';
import {
  bigCount,
  bigServer,
  cutParts,
  deskBeforeLoad,
  drainWhile,
  headOf,
  openLoadingTab,
  saveOne,
} from '../support/load-desk.ts';
import type { ServerInProcess } from '../support/server-in-process.ts';

/** Thrown by everything that leaves the machine once it is off. */
class PowerCut extends Error {
  override readonly name = 'PowerCut';
}

let server: ServerInProcess;
beforeAll(async () => {
  server = await bigServer();
});
afterAll(() => server.close());

/** Loads with the power cut at one moment, starts the machine again and lets it end. */
async function play(cutAt: number): Promise<{ readonly cut: boolean; readonly swapped: boolean }> {
  const desk = await deskBeforeLoad(server, 100 + cutAt);
  const before = openLoadingTab(server, { desk });
  const { mid } = await saveOne(before, cutAt);
  const shown = (await before.store.counts()).dossiers;
  before.store.close();

  let moments = 0;
  const isCut = () => moments >= cutAt;
  const moment = () => {
    moments += 1;
    if (isCut()) throw new PowerCut();
  };
  const powered: typeof fetch = async (input, init) => {
    moment();
    const response = await server.fetch(input, init);
    moment();
    return response;
  };
  const { opened: tab, trouble } = withDiskTrouble(() =>
    openLoadingTab(server, { desk, seed: 2, fetch: cutParts(powered, 20_000) }),
  );
  // Only what writes: a cut between two reads leaves the disk as a cut before the next write does.
  trouble.beforeTransaction = (mode) => {
    if (mode === 'readwrite') moment();
    else if (isCut()) throw new PowerCut();
  };
  trouble.beforeWrite = () => {
    moments += 1;
    return isCut() ? new PowerCut() : undefined;
  };
  try {
    await drainWhile(tab, () => !isCut());
  } catch (error) {
    if (!isCut()) throw error;
  }
  tab.store.close();

  const after = openLoadingTab(server, { desk, seed: 3 });
  // The old base or the new and nothing between them, and what she saved in either.
  const { dossiers } = await after.store.counts();
  expect(dossiers === shown || dossiers >= bigCount).toBe(true);
  const waits = (await after.store.outbox()).entries.some((entry) => entry.mid === mid);
  const arrived = await server.store.read((reads) => reads('99999').mutations([mid]));
  expect(waits || arrived.length === 1).toBe(true);
  expect(await after.store.unreadable()).toEqual([]);

  await drainWhile(after);
  expect(await server.store.read((reads) => reads('99999').mutations([mid]))).toHaveLength(1);
  expect(await after.store.exchange.digest()).toBe((await headOf(server)).digest);
  expect((await after.store.counts()).dossiers).toBe((await headOf(server)).seq);
  expect(await after.store.exchangeStatus()).toMatchObject({ waiting: 0, attention: 0, load: null });
  after.store.close();
  return { cut: isCut(), swapped: dossiers > shown };
}

describe('a machine that loses power in the middle of a first load', () => {
  it('[R1][R4][R8][R11] at any moment that writes: shows the old base or the new, and the load ends as ever', async () => {
    const seen = { moments: 0, old: 0, new: 0 };
    for (let cutAt = 1; ; cutAt += 1) {
      const { cut, swapped } = await play(cutAt);
      if (!cut) break;
      seen.moments = cutAt;
      seen[swapped ? 'new' : 'old'] += 1;
    }
    expect(seen.moments).toBeGreaterThan(20);
    expect(seen.old).toBeGreaterThan(10);
    expect(seen.new).toBeGreaterThan(0);
  });
});
