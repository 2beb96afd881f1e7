import { describe, expect, it } from 'vitest';
import { birthCommand, makeDesk, sessionOf } from '../support/made-up-desk.ts';
import { makePeople } from '../support/people.ts';

const people = makePeople(1);

describe('saving an act', () => {
  it('[R1] has record and outbox entry after a restart, once it said saved', async () => {
    const desk = makeDesk();
    const store = desk.open();
    await store.startSession(sessionOf(1));
    const saved = await store.perform(birthCommand(people.birth()));
    expect(saved.status).toBe('saved');
    store.close();

    const after = desk.open();
    const dossiers = await after.dossiers({ limit: 10 });
    expect(dossiers.map((view) => view.exchange)).toEqual(['local']);
    expect((await after.outbox()).entries).toMatchObject([{ seq: 1, exchange: 'local', name: 'openDossier' }]);
  });
});
