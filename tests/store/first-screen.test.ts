import { expect, it, vi } from 'vitest';
import { createStoreOn } from '../../src/store/create-store.ts';
import type { Sealer } from '../../src/store/device-ports.ts';
import { birthCommand, makeDesk, sessionOf } from '../support/made-up-desk.ts';
import { makePeople } from '../support/people.ts';
import { testSealer } from '../support/test-sealer.ts';

const shown = 20;

it('the day’s list opens as many boxes as it shows, however many dossiers lie on the machine', async () => {
  const sealer = testSealer();
  let opened = 0;
  const counting: Sealer = {
    ...sealer,
    open: (box, context) => {
      opened += 1;
      return sealer.open(box, context);
    },
  };
  const store = createStoreOn(makeDesk().openParts({ sealer: counting }));
  await store.startSession(sessionOf(1));
  const people = makePeople(5);
  const boxesFor = async (from: number, to: number): Promise<number> => {
    for (let count = from; count < to; count += 1) await store.perform(birthCommand(people.birth(), count));
    opened = 0;
    expect(await store.dossiers({ limit: shown })).toHaveLength(shown);
    return opened;
  };
  const few = await boxesFor(1, 25);
  expect(await boxesFor(25, 90)).toBe(few);
  // Each with its dossier, and its act that waits.
  expect(few).toBeLessThanOrEqual(2 * shown);
  store.close();
});

it('looking the base over holds nothing that a screen waits for', async () => {
  const parts = makeDesk().openParts();
  const store = createStoreOn(parts);
  await store.startSession(sessionOf(1));
  const begun = vi.spyOn(parts.database, 'transaction');
  await store.exchange.audit();
  const held = begun.mock.calls.flatMap(([mode, ...tables]) => (mode === 'rw' ? tables : []));
  expect(held).not.toContain(parts.database.records);
  expect(held).toContain(parts.database.meta);
  store.close();
});
