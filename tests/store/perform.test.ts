import { beforeEach, describe, expect, it } from 'vitest';
import { exchangeLimits } from '../../src/protocol/sync-exchange.ts';
import type { DeviceStore } from '../../src/store/create-store.ts';
import type { Draft } from '../../src/store/store.ts';
import { damage } from '../support/damage.ts';
import { quotaExceeded, withDiskTrouble } from '../support/disk-trouble.ts';
import { birthCommand, makeDesk, type MadeUpDesk, sessionOf } from '../support/made-up-desk.ts';
import { createSlowSealer } from '../support/slow-sealer.ts';
import { makePeople } from '../support/people.ts';

let desk: MadeUpDesk;
let store: DeviceStore;
const birth = birthCommand(makePeople(1).birth());
const nameOf = async (): Promise<unknown> => (await store.dossiers({ limit: 1 }))[0]?.dossier.fields['child.fullName'];

beforeEach(async () => {
  desk = makeDesk();
  store = desk.open();
  await store.startSession(sessionOf(1));
});

async function saved(command = birth): Promise<string> {
  const outcome = await store.perform(command);
  if (outcome.status !== 'saved') throw new Error(JSON.stringify(outcome));
  return outcome.entity;
}

function draftOf(author: string): Draft {
  const at = '2026-11-20T02:00:00.000Z';
  const { scope } = { scope: '99999' };
  return {
    id: 'a-draft',
    scope,
    author,
    procedure: 'birth-registration',
    procedureVersion: 1,
    fields: {},
    typing: { 'child.fullName': 'Thử Thị Nử' },
    step: 'child',
    startedAt: at,
    updatedAt: at,
    provisionalCode: null,
    slipToken: null,
  };
}

describe('saving an act', () => {
  it('[R1] record and outbox entry are on the disk once it said saved: another start finds both', async () => {
    await saved();
    store.close();

    const after = desk.open();
    expect((await after.dossiers({ limit: 10 })).map((view) => view.exchange)).toEqual(['local']);
    expect((await after.outbox()).entries).toMatchObject([{ seq: 1, exchange: 'local', name: 'openDossier' }]);
    expect(await after.counts()).toMatchObject({ dossiers: 1, waiting: 1, attention: 0 });
  });

  it('[R1] every transaction that writes is strict (L29)', async () => {
    const { opened, trouble } = withDiskTrouble(() => makeDesk().open());
    await opened.startSession(sessionOf(1));
    await opened.perform(birth);
    expect(trouble.durabilities.length).toBeGreaterThan(2);
    expect(new Set(trouble.durabilities)).toEqual(new Set(['strict']));
  });

  it.each(['acts', 'views', 'meta', 'drafts'])(
    '[R1] a disk that is full at %s: says so, and keeps neither half of the act',
    async (table) => {
      const { opened, trouble } = withDiskTrouble(() => desk.open());
      await opened.keepDraft(draftOf(sessionOf(1).account.id));
      trouble.beforeWrite = (name) => (name === table ? quotaExceeded() : undefined);
      expect(await opened.perform({ ...birth, draft: 'a-draft' })).toMatchObject({
        status: 'failed',
        reason: 'storageFull',
      });
      expect(await opened.counts()).toEqual({ dossiers: 0, drafts: 1, waiting: 0, attention: 0 });

      trouble.beforeWrite = () => undefined;
      expect(await opened.perform({ ...birth, draft: 'a-draft' })).toMatchObject({ status: 'saved' });
      expect((await opened.outbox()).entries).toMatchObject([{ seq: 1 }]);
      expect(await opened.counts()).toEqual({ dossiers: 1, drafts: 0, waiting: 1, attention: 0 });
    },
  );

  it('[R1] a connection closed under it (L17): opens the database again and saves once', async () => {
    const { opened, trouble } = withDiskTrouble(() => desk.open());
    await opened.perform(birth);
    trouble.closeUnder();
    expect(await opened.perform(birthCommand(makePeople(2).birth(), 2))).toMatchObject({ status: 'saved' });
    expect((await opened.outbox()).entries.map((entry) => entry.seq)).toEqual([1, 2]);
  });

  it('[R1] a database that stays closed (L17): says so as a value', async () => {
    const { opened, trouble } = withDiskTrouble(() => desk.open());
    await opened.session();
    trouble.beforeTransaction = () => {
      throw new DOMException('Connection to Indexed Database server lost.', 'UnknownError');
    };
    expect(await opened.perform(birth)).toMatchObject({ status: 'failed', reason: 'storageClosed' });
    trouble.beforeTransaction = () => undefined;
    expect(await opened.perform(birth)).toMatchObject({ status: 'saved' });
  });

  it('says so when the store was closed on purpose, and does not open it again', async () => {
    store.close();
    expect(await store.perform(birth)).toMatchObject({ status: 'failed', reason: 'storageClosed' });
    await expect(store.counts()).rejects.toThrow();
  });

  it('removes the draft it completes in the same transaction', async () => {
    await store.keepDraft(draftOf(sessionOf(1).account.id));
    await saved({ ...birth, draft: 'a-draft' });
    expect(await store.draft('a-draft')).toBeNull();
  });

  it('[R9] never puts the signed-in person’s name under another’s form', async () => {
    await store.keepDraft(draftOf(sessionOf(2).account.id));
    expect(await store.perform({ ...birth, draft: 'a-draft' })).toMatchObject({ status: 'failed' });
    expect(await store.counts()).toMatchObject({ waiting: 0 });
    expect(await store.draft('a-draft')).not.toBeNull();
  });

  it('[R9] never puts the name of one who signed in meanwhile under an act without a form', async () => {
    const entity = await saved();
    const sealer = createSlowSealer();
    const slow = desk.open({ sealer });
    sealer.beforeNext = { kind: 'mutations', act: () => store.startSession(sessionOf(2)) };
    const print = { name: 'recordPrint', entity, args: { paper: 'receiptSlip' } };
    expect(await slow.perform(print)).toMatchObject({ status: 'failed' });
    expect(await store.counts()).toMatchObject({ waiting: 1 });
    expect(await store.outbox()).toMatchObject({ entries: [], ofColleagues: 1 });
  });

  it('[R2] one draft saved in two tabs makes one dossier, and the second is told so', async () => {
    const entity = desk.newId();
    const sealer = createSlowSealer();
    const slow = desk.open({ sealer });
    sealer.beforeNext = { kind: 'mutations', act: () => saved({ ...birth, entity }) };
    const exists = { status: 'refused', problems: [{ code: 'recordExists' }] };
    expect(await slow.perform({ ...birth, entity })).toMatchObject(exists);
    expect(await store.perform({ ...birth, entity })).toMatchObject(exists);
    expect(await store.counts()).toMatchObject({ dossiers: 1, waiting: 1 });
    expect((await store.dossier(entity))?.dossier.id).toBe(entity);
  });

  it('[R2] what is here and cannot be read is not made a second time', async () => {
    const entity = await saved({ ...birth, entity: desk.newId() });
    await damage(desk.disk, 'views', entity);
    await damage(desk.disk, 'outbox', (await store.outbox()).entries[0]?.mid ?? '');
    expect(await store.perform({ ...birth, entity })).toMatchObject({ status: 'refused' });
    expect((await store.outbox()).entries).toHaveLength(1);
  });

  it('says at the field what the domain refuses, and writes nothing', async () => {
    const { 'child.fullName': _missing, ...fields } = makePeople(1).birth();
    const refused = await store.perform(birthCommand(fields));
    expect(refused).toMatchObject({ status: 'refused', problems: [{ field: 'child.fullName' }] });
    expect(
      await store.perform({ name: 'recordPrint', entity: desk.newId(), args: { paper: 'receiptSlip' } }),
    ).toMatchObject({
      status: 'refused',
      problems: [{ code: 'recordMissing' }],
    });
    expect(await store.counts()).toEqual({ dossiers: 0, drafts: 0, waiting: 0, attention: 0 });
  });

  it('[R17] caps an act when it is made, not when it travels (L14)', async () => {
    const entity = await saved();
    // Each good by itself, and all of them parked together.
    const change = { field: 'applicant.declaredAt', from: 'ă'.repeat(300), to: null };
    const command = {
      name: 'editDossier',
      entity,
      args: { changes: Array.from({ length: 200 }, () => change) },
    };
    expect(await store.perform(command)).toMatchObject({ status: 'tooLarge', limit: exchangeLimits.mutationBytes });
    expect(await store.counts()).toMatchObject({ waiting: 1 });
  });

  it('keeps one spelling of a name, typed in NFC or NFD', async () => {
    const fields = makePeople(1).birth({ 'child.fullName': 'Thử Thị Nữ' });
    await saved(birthCommand({ ...fields, 'child.fullName': 'Thử Thị Nữ'.normalize('NFD') }));
    expect(await nameOf()).toBe('Thử Thị Nữ'.normalize('NFC'));
    const second = makeDesk({ seed: 1 }).open();
    await second.startSession(sessionOf(1));
    await second.perform(birthCommand(fields));
    expect((await second.outbox()).entries.map(({ bytes }) => bytes)).toEqual(
      (await store.outbox()).entries.map(({ bytes }) => bytes),
    );
  });

  it('[R3] numbers each person’s lane by itself, whatever the clock says', async () => {
    await saved();
    desk.clock.setMachineClock(Date.parse('1999-01-01T00:00:00.000Z'));
    await saved(birthCommand(makePeople(2).birth(), 2));
    await store.startSession(sessionOf(2));
    await saved(birthCommand(makePeople(3).birth(), 3));
    const second = await store.outbox();
    await store.startSession(sessionOf(1));
    const first = await store.outbox();
    expect(first.entries.map(({ seq }) => seq)).toEqual([1, 2]);
    expect(second.entries.map(({ seq }) => seq)).toEqual([1]);
    expect(first.entries.map(({ lane }) => lane.author)).toEqual(Array(2).fill(sessionOf(1).account.id));
  });

  it('[R3] two tabs saving at once: one number each, none twice, none missing (L25)', async () => {
    const other = desk.open();
    const births = makePeople(4).births(40);
    const outcomes = await Promise.all(
      births.map((fields, at) => (at % 2 === 0 ? store : other).perform(birthCommand(fields, at + 1))),
    );
    expect(outcomes.every(({ status }) => status === 'saved')).toBe(true);
    const { entries } = await store.outbox();
    expect(entries.map(({ seq }) => seq)).toEqual(births.map((_, at) => at + 1));
    expect(await store.counts()).toMatchObject({ dossiers: 40 });
  });

  it('shows the record with everything done to it here, in the order it was done', async () => {
    const entity = await saved();
    const before = (await store.dossier(entity))?.dossier.fields['applicant.phone'] ?? null;
    const change = { field: 'applicant.phone', from: before, to: '0999000111' };
    await saved({ name: 'editDossier', entity, args: { changes: [change] } });
    await saved({ name: 'recordPrint', entity, args: { paper: 'receiptSlip' } });
    const view = await store.dossier(entity);
    expect(view?.dossier.fields['applicant.phone']).toBe('0999000111');
    expect(view?.dossier.slipPrints).toBe(1);
    expect(view?.dossier.events.map(({ type }) => type)).toEqual(['openDossier', 'editDossier', 'recordPrint']);
    expect(view?.waiting.map(({ seq }) => seq)).toEqual([1, 2, 3]);
  });

  it('[R1] two tabs changing one record at once: neither’s change is lost from sight', async () => {
    const entity = await saved();
    const sealer = createSlowSealer();
    const slow = desk.open({ sealer });
    sealer.beforeNext = {
      kind: 'mutations',
      act: () => saved({ name: 'recordPrint', entity, args: { paper: 'receiptSlip' } }),
    };
    const from = (await slow.dossier(entity))?.dossier.fields['applicant.phone'] ?? null;
    const changes = [{ field: 'applicant.phone', from, to: '0999000333' }];
    expect(await slow.perform({ name: 'editDossier', entity, args: { changes } })).toMatchObject({ status: 'saved' });
    const view = await store.dossier(entity);
    expect(view?.dossier.fields['applicant.phone']).toBe('0999000333');
    expect(view?.dossier.slipPrints).toBe(1);
    expect(view?.waiting.map(({ seq, name }) => [seq, name])).toEqual([
      [1, 'openDossier'],
      [2, 'recordPrint'],
      [3, 'editDossier'],
    ]);
  });

  it('[R10] keeps an edit made on a stale screen: the server has both values decided', async () => {
    const entity = await saved();
    const stale = { field: 'applicant.phone', from: '0999999999', to: '0999000222' };
    await saved({ name: 'editDossier', entity, args: { changes: [stale] } });
    const view = await store.dossier(entity);
    expect(view?.dossier.fields['applicant.phone']).not.toBe('0999000222');
    expect(view?.waiting.map(({ name }) => name)).toEqual(['openDossier', 'editDossier']);
  });
});
