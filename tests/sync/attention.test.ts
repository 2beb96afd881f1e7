import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { applyMutation } from '../../src/domain/apply-mutation.ts';
import { refused } from '../../src/domain/outcome.ts';
import type { SyncRequest } from '../../src/protocol/sync-exchange.ts';
import { changeRow, damage } from '../support/damage.ts';
import { openTab, type ScriptedLine, scriptedLine, type Tab } from '../support/desk-on-line.ts';
import { birthCommand, makeDesk, type MadeUpDesk } from '../support/made-up-desk.ts';
import { makePeople } from '../support/people.ts';
import { openServerInProcess, type ServerInProcess } from '../support/server-in-process.ts';
import { requestOf } from '../support/wire-talk.ts';

let server: ServerInProcess;
let line: ScriptedLine;
let desk: MadeUpDesk;
let tab: Tab;
let colleague: Tab;
let refusing = new Set<string>();
const people = makePeople(8);
let count = 0;

beforeEach(async () => {
  refusing = new Set();
  server = await openServerInProcess({
    // A rule that only the server knows.
    apply: (dossier, mutation, recordedAt) =>
      refusing.has(mutation.entity) || refusing.has(mutation.mid)
        ? refused('madeUpRule', { vi: 'Không được.', en: 'Not allowed.' }, 'child.fullName')
        : applyMutation(dossier, mutation, recordedAt),
  });
  line = scriptedLine(server);
  desk = makeDesk();
  tab = openTab(server, { desk, fetch: line.fetch });
  colleague = openTab(server, { desk: makeDesk({ seed: 78 }), seed: 78 });
  await tab.signIn(0);
  await colleague.signIn(1);
});

afterEach(async () => {
  tab.store.close();
  colleague.store.close();
  await server.close();
});

async function saveBirth(of: Tab = tab): Promise<{ mid: string; entity: string }> {
  count += 1;
  const saved = await of.store.perform(birthCommand(people.birth(), count));
  if (saved.status !== 'saved') throw new Error(JSON.stringify(saved));
  return saved;
}

async function edit(of: Tab, entity: string, phone: string): Promise<void> {
  const from = (await of.store.dossier(entity))?.dossier.fields['applicant.phone'] ?? null;
  const args = { changes: [{ field: 'applicant.phone', from, to: phone }] };
  const saved = await of.store.perform({ name: 'editDossier', entity, args });
  if (saved.status !== 'saved') throw new Error(JSON.stringify(saved));
}

const phoneOf = async (of: Tab, entity: string): Promise<unknown> =>
  (await of.store.dossier(entity))?.dossier.fields['applicant.phone'];

async function expectSameBase(): Promise<void> {
  const { digest } = await server.store.read((reads) => reads('99999').counter());
  expect(await tab.store.exchange.digest()).toBe(digest);
}

describe('what the server did not let take effect', () => {
  it('[R4] a refused creation stays: in the outbox with its reason, and in the list after a restart (L3)', async () => {
    const first = await saveBirth();
    const second = await saveBirth();
    refusing.add(first.entity);
    await tab.exchange();
    tab.store.close();
    const after = openTab(server, { desk, fetch: line.fetch });
    expect((await after.store.outbox()).entries).toMatchObject([
      {
        mid: first.mid,
        exchange: 'attention',
        receipt: { status: 'refused', problems: [{ field: 'child.fullName', code: 'madeUpRule' }] },
      },
    ]);
    expect(await after.store.dossier(first.entity)).toMatchObject({ exchange: 'attention' });
    expect(await after.store.dossier(second.entity)).toMatchObject({ exchange: 'received' });
    expect(await after.store.exchangeStatus()).toMatchObject({ waiting: 0, attention: 1, phase: 'idle' });
  });

  it('[R5] a refused act is not sent again and holds up no stranger', async () => {
    const { entity } = await saveBirth();
    refusing.add(entity);
    await tab.exchange();
    await saveBirth();
    let said: SyncRequest | undefined;
    line.next(async (pass, request) => {
      said = await requestOf(request);
      return pass();
    });
    expect(await tab.exchange()).toMatchObject({ done: { sent: 1, receipts: 1, workLeft: false } });
    expect(said?.lanes.map(({ from, mutations }) => [from, mutations.length])).toEqual([[2, 1]]);
  });

  it('[R10] a parked edit shows the base, keeps the edit with both values, and is asked about, not sent again', async () => {
    const { entity } = await saveBirth();
    await tab.exchange();
    await colleague.exchange();
    await edit(colleague, entity, '0999000001');
    await colleague.exchange();
    await edit(tab, entity, '0999000002');
    const print = await tab.store.perform({ name: 'recordPrint', entity, args: { paper: 'receiptSlip' } });
    expect(print.status).toBe('saved');
    await tab.exchange();

    expect(await phoneOf(tab, entity)).toBe('0999000001');
    const { entries } = await tab.store.outbox();
    expect(entries.map(({ exchange, receipt }) => [exchange, receipt?.status])).toEqual([
      ['attention', 'parked'],
      ['attention', 'blockedBy'],
    ]);
    expect(entries[0]?.receipt?.conflicts).toMatchObject([{ to: '0999000002', current: '0999000001' }]);
    expect((await tab.store.dossier(entity))?.exchange).toBe('attention');

    let said: SyncRequest | undefined;
    line.next(async (pass, request) => {
      said = await requestOf(request);
      return pass();
    });
    expect(await tab.exchange()).toMatchObject({ done: { sent: 0, receipts: 0, workLeft: false } });
    expect(said?.held.map(({ mid }) => mid)).toEqual(entries.map(({ mid }) => mid));
    await expectSameBase();
  });

  it('[R5] a parked edit holds up nobody else at the same machine', async () => {
    const { entity } = await saveBirth();
    await tab.exchange();
    await colleague.exchange();
    await edit(colleague, entity, '0999000001');
    await edit(tab, entity, '0999000002');
    await colleague.exchange();
    await tab.exchange();
    await tab.signIn(2);
    const print = { name: 'recordPrint', entity, args: { paper: 'receiptSlip' } };
    expect(await tab.store.perform(print)).toMatchObject({ status: 'saved' });
    await tab.exchange();
    expect(await tab.store.outbox()).toMatchObject({ entries: [], ofColleagues: 1 });
  });

  it('[R5] a held act takes effect later, and its later receipt ends it here', async () => {
    const { entity } = await saveBirth(colleague);
    await colleague.exchange();
    await tab.exchange();
    const { mid } = await saveBirth(tab);
    // Another person on this device goes on with what the first has not sent yet: her act names the first.
    await tab.signIn(1);
    const owned =
      (await tab.store.dossiers({ limit: 9 })).find(({ dossier }) => dossier.id !== entity)?.dossier.id ?? '';
    await tab.store.perform({ name: 'recordPrint', entity: owned, args: { paper: 'receiptSlip' } });
    let said: SyncRequest | undefined;
    // Only the second person's lane gets through.
    line.next(async (_pass, request) => {
      const whole = await requestOf(request);
      said = whole;
      const lanes = whole.lanes.filter(({ author }) => author === server.accounts[1].id);
      const init = { method: 'POST', headers: request.headers, body: JSON.stringify({ ...whole, lanes }) };
      return server.fetch(request.url, init);
    });
    await tab.exchange();
    const dependent = said?.lanes.find(({ author }) => author === server.accounts[1].id)?.mutations[0];
    expect(dependent).toMatchObject({ mutation: { name: 'recordPrint', deps: [mid] } });
    expect((await tab.store.outbox()).entries).toMatchObject([{ receipt: { status: 'blockedBy' } }]);
    expect((await tab.store.dossier(owned))?.dossier.slipPrints).toBe(1);

    for (let tries = 0; tries < 3; tries += 1) await tab.exchange();
    expect(await tab.store.exchangeStatus()).toMatchObject({ waiting: 0, attention: 0 });
    expect((await tab.store.dossier(owned))?.receipts.map(({ status }) => status)).toEqual([
      'applied',
      'blockedBy',
      'applied',
    ]);
    await expectSameBase();
  });

  it('[R5] an act whose bytes are gone is told by its id, blocks nothing behind it, and can then be let go', async () => {
    const lost = await saveBirth();
    const whole = await saveBirth();
    await damage(desk.disk, 'outbox', lost.mid);
    let said: SyncRequest | undefined;
    line.next(async (pass, request) => {
      said = await requestOf(request);
      return pass();
    });
    expect(await tab.exchange()).toMatchObject({ done: { sent: 2, receipts: 2, workLeft: false } });
    expect(said?.lanes[0]?.mutations[0]).toMatchObject({ unreadable: lost.mid });
    expect((await tab.store.outbox()).entries).toMatchObject([
      { mid: lost.mid, unreadable: true, exchange: 'attention', receipt: { status: 'quarantined' } },
    ]);
    expect(await tab.store.dossier(whole.entity)).toMatchObject({ exchange: 'received' });
    const released = await tab.store.release(lost.mid, 'Đã nhập lại từ giấy');
    expect(released).toMatchObject({ status: 'released' });
    expect((await tab.store.outbox()).entries).toEqual([]);
    await expectSameBase();
  });

  it('[R5] an act whose stored hash is damaged blocks nothing behind it, and can be let go too', async () => {
    const lost = await saveBirth();
    const whole = await saveBirth();
    await changeRow(desk.disk, { name: 'desk', table: 'outbox', id: lost.mid }, (row) => ({ ...row, hash: 'damaged' }));
    await tab.exchange();
    expect((await tab.store.outbox()).entries).toMatchObject([
      { mid: lost.mid, unreadable: true, receipt: { status: 'quarantined' } },
    ]);
    expect(await tab.store.dossier(whole.entity)).toMatchObject({ exchange: 'received' });
    const later = await saveBirth();
    await tab.exchange();
    expect(await tab.store.dossier(later.entity)).toMatchObject({ exchange: 'received' });
    expect(await tab.store.release(lost.mid, 'Đã nhập lại từ giấy')).toMatchObject({ status: 'released' });
  });
});
