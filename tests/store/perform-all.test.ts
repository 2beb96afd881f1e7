import { beforeEach, describe, expect, it } from 'vitest';
import type { DeviceStore } from '../../src/store/create-store.ts';
import { madeUpId } from '../support/acts.ts';
import { officeId, shortDay, statement } from '../support/made-up-office.ts';
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

  it('stand each on the one before, where they are on one dossier', async () => {
    const entity = madeUpId(0xe);
    const attach = { name: 'attachDocument', entity, args: { paper: 'birthNotice', standing: 'given', pages: [] } };
    const seen = { ...attach, args: { paper: 'residenceProof', standing: 'seen', pages: [] } };
    expect(await store.performAll([{ ...one, entity }, attach, seen])).toMatchObject({ status: 'saved' });
    const view = await store.dossier(entity);
    expect(view?.dossier.documents?.map(({ paper, standing }) => [paper, standing])).toEqual([
      ['birthNotice', 'given'],
      ['residenceProof', 'seen'],
    ]);
    expect((await store.outbox()).entries.map(({ name, seq }) => [name, seq])).toEqual([
      ['openDossier', 1],
      ['attachDocument', 2],
      ['attachDocument', 3],
    ]);
    // What the first one leaves makes the second impossible: neither is kept.
    const opened = madeUpId(0xf);
    const twice = await store.performAll([
      { ...two, entity: opened },
      { ...three, entity: opened },
    ]);
    expect(twice.status).toBe('refused');
    expect(await store.dossier(opened)).toBeNull();
  });

  it('are not two on what the commune has stated: nobody asks for that', async () => {
    const args = { ...statement({ kind: 'hours' }, shortDay) };
    const state = { name: 'stateValue', entity: officeId, args };
    await expect(store.performAll([state, state])).rejects.toThrow(TypeError);
  });
});
