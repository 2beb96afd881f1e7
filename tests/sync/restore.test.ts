import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { applyMutation } from '../../src/domain/apply-mutation.ts';
import { refused } from '../../src/domain/outcome.ts';
import { openTab, type ScriptedLine, scriptedLine, type Tab } from '../support/desk-on-line.ts';
import { birthCommand, makeDesk } from '../support/made-up-desk.ts';
import { makePeople } from '../support/people.ts';
import { openServerInProcess, type ServerInProcess } from '../support/server-in-process.ts';

let server: ServerInProcess;
let restored: ServerInProcess;
let line: ScriptedLine;
let tab: Tab;
const people = makePeople(12);
let count = 0;

beforeEach(async () => {
  server = await openServerInProcess();
  // It has lost everything, and knows a rule that the other did not.
  restored = await openServerInProcess({
    apply: (dossier, mutation, recordedAt) =>
      mutation.name === 'openDossier'
        ? applyMutation(dossier, mutation, recordedAt)
        : refused('madeUpRule', { vi: 'Không được.', en: 'Not allowed.' }),
  });
  restored.clock.advance(3_600_000);
  line = scriptedLine(server);
  tab = openTab(server, { desk: makeDesk(), fetch: line.fetch });
  await tab.signIn();
});

afterEach(async () => {
  tab.store.close();
  await server.close();
  await restored.close();
});

async function saveBirth(): Promise<string> {
  count += 1;
  const saved = await tab.store.perform(birthCommand(people.birth(), count));
  if (saved.status !== 'saved') throw new Error(JSON.stringify(saved));
  return saved.entity;
}

async function drain(of: Tab): Promise<void> {
  for (let tries = 0; tries < 20; tries += 1) {
    const attempt = await of.exchange();
    if (attempt.status === 'exchanged' && !attempt.done.workLeft) return;
  }
  throw new Error('not drained');
}

/** The line leads to the restored server, and something new makes it notice what it lacks. */
async function meetRestored(): Promise<void> {
  line.leadTo(restored);
  await tab.signIn();
  await saveBirth();
  await drain(tab);
}

const edit = (of: Tab, entity: string, from: unknown, to: string) =>
  of.store.perform({ name: 'editDossier', entity, args: { changes: [{ field: 'applicant.phone', from, to }] } });

describe('a restored server that judges an act offered again otherwise', () => {
  it('[R4][R13] brings an act that had been received back, with its reason, and shows what the server has', async () => {
    const entity = await saveBirth();
    await tab.store.perform({ name: 'moveDossier', entity, args: { from: 'RECEIVED', to: 'PROCESSING' } });
    await drain(tab);
    expect(await tab.store.dossier(entity)).toMatchObject({
      exchange: 'received',
      dossier: { business: 'PROCESSING' },
    });
    await meetRestored();
    expect(await tab.store.dossier(entity)).toMatchObject({ exchange: 'attention', dossier: { business: 'RECEIVED' } });
    const { entries } = await tab.store.outbox();
    expect(entries).toMatchObject([{ name: 'moveDossier', receipt: { status: 'refused', revision: 2 } }]);
    expect(await tab.store.release(entries[0]?.mid ?? '', 'Đã rõ')).toMatchObject({ status: 'released' });
    expect(await tab.store.dossier(entity)).toMatchObject({ exchange: 'received' });
  });

  it('[R13] tells of its word on what was held, though the revision is no higher', async () => {
    const entity = await saveBirth();
    await drain(tab);
    const phone = (await tab.store.dossier(entity))?.dossier.fields['applicant.phone'];
    const far = openTab(server, { seed: 41 });
    await far.signIn(2);
    await drain(far);
    await edit(far, entity, phone, '0999000001');
    await edit(tab, entity, phone, '0999000002');
    await drain(far);
    await drain(tab);
    expect((await tab.store.outbox()).entries).toMatchObject([{ receipt: { status: 'parked', revision: 1 } }]);
    await meetRestored();
    expect((await tab.store.outbox()).entries).toMatchObject([{ receipt: { status: 'refused', revision: 2 } }]);
    far.store.close();
  });

  it('[R4] [R13] [R18] gets back whole what others have to decide about, though its author no longer follows it', async () => {
    await tab.signIn(1);
    await saveBirth();
    await drain(tab);
    await tab.signIn(0);
    await saveBirth();
    await server.store.accounts.endAccess(server.accounts[0].id, server.clock.now());
    await restored.store.accounts.endAccess(restored.accounts[0].id, server.clock.now());
    await drain(tab);
    const [entry] = (await tab.store.outbox()).entries;
    expect(await tab.store.release(entry?.mid ?? '', 'Đã báo xã')).toMatchObject({ status: 'released' });
    line.leadTo(restored);
    await tab.signIn(1);
    await saveBirth();
    await drain(tab);
    const held = await restored.store.read((of) => of('99999').quarantinedFor(['accessEnded'], 0, 10));
    expect(held.map(({ mid }) => mid)).toEqual([entry?.mid]);
    expect((await tab.store.outbox()).ofColleagues).toBe(0);
  });
});
