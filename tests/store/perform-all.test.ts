import { beforeEach, describe, expect, it } from 'vitest';
import type { DeviceStore } from '../../src/store/create-store.ts';
import { madeUpId } from '../support/acts.ts';
import { quotaExceeded, withDiskTrouble } from '../support/disk-trouble.ts';
import { birthCommand, makeDesk, type MadeUpDesk, sessionOf } from '../support/made-up-desk.ts';
import { makePeople } from '../support/people.ts';

const [one, two, three, four] = [1, 2, 3, 4].map((seed) => birthCommand(makePeople(seed).birth(), seed)) as [
  ReturnType<typeof birthCommand>,
  ReturnType<typeof birthCommand>,
  ReturnType<typeof birthCommand>,
  ReturnType<typeof birthCommand>,
];
let desk: MadeUpDesk;
let store: DeviceStore;

beforeEach(async () => {
  desk = makeDesk();
  store = desk.open();
  await store.startSession(sessionOf(1));
});

describe('acts that belong together', () => {
  it('[R1] are on the disk once it said saved, with consecutive numbers of one lane [R3]', async () => {
    await store.perform(one);
    expect(await store.performAll([two, three])).toMatchObject({ status: 'saved', acts: [{}, {}] });
    store.close();
    const after = desk.open();
    const { entries } = await after.outbox();
    expect(entries.map(({ seq }) => seq)).toEqual([1, 2, 3]);
    expect(new Set(entries.map(({ lane }) => JSON.stringify(lane))).size).toBe(1);
    expect(await after.counts()).toMatchObject({ dossiers: 3, waiting: 3 });
  });

  it.each(['acts', 'views', 'meta'])(
    '[R1] a disk that fills up at the second one’s %s keeps neither',
    async (table) => {
      const { opened, trouble } = withDiskTrouble(() => desk.open());
      let writes = 0;
      // `meta` is written twice for each act: generation and lane.
      const second = table === 'meta' ? 3 : 2;
      trouble.beforeWrite = (name) => {
        if (name !== table) return undefined;
        writes += 1;
        return writes % second === 0 ? quotaExceeded() : undefined;
      };
      expect(await opened.performAll([one, two])).toMatchObject({ status: 'failed', reason: 'storageFull' });
      expect(await opened.counts()).toMatchObject({ dossiers: 0, waiting: 0 });
      trouble.beforeWrite = () => undefined;
      expect(await opened.performAll([one, two])).toMatchObject({ status: 'saved' });
      expect((await opened.outbox()).entries.map(({ seq }) => seq)).toEqual([1, 2]);
    },
  );

  it('are kept none when one of them is refused', async () => {
    const wrong = { name: 'moveDossier', entity: madeUpId(0xabc), args: { from: 'RECEIVED', to: 'PROCESSING' } };
    expect(await store.performAll([one, wrong])).toMatchObject({ status: 'refused' });
    expect(await store.counts()).toMatchObject({ dossiers: 0, waiting: 0 });
  });

  it('stay together when other work comes in between', async () => {
    const saved = await Promise.all([store.perform(one), store.performAll([two, three]), store.perform(four)]);
    expect(saved.map(({ status }) => status)).toEqual(['saved', 'saved', 'saved']);
    const { entries } = await store.outbox();
    expect(entries.map(({ seq }) => seq)).toEqual([1, 2, 3, 4]);
    const pair = saved[1].status === 'saved' ? saved[1].acts.map(({ mid }) => mid) : [];
    const places = pair.map((mid) => entries.findIndex((entry) => entry.mid === mid));
    expect((places[1] ?? 0) - (places[0] ?? 0)).toBe(1);
  });

  it('are each on a record of its own', async () => {
    const entity = madeUpId(0xe);
    await expect(
      store.performAll([
        { ...one, entity },
        { ...two, entity },
      ]),
    ).rejects.toThrow(TypeError);
  });
});
