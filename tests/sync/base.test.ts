import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { SyncRequest } from '../../src/protocol/sync-exchange.ts';
import { changeRow, damage, loseRow } from '../support/damage.ts';
import { openTab, type ScriptedLine, scriptedLine, type Tab } from '../support/desk-on-line.ts';
import { quotaExceeded, withDiskTrouble } from '../support/disk-trouble.ts';
import { birthCommand, makeDesk, type MadeUpDesk } from '../support/made-up-desk.ts';
import { makePeople } from '../support/people.ts';
import { openServerInProcess, type ServerInProcess } from '../support/server-in-process.ts';
import { changedAnswer, requestOf } from '../support/wire-talk.ts';

let server: ServerInProcess;
let line: ScriptedLine;
let desk: MadeUpDesk;
let tab: Tab;
let colleague: Tab;
const people = makePeople(6);
let count = 0;

beforeEach(async () => {
  server = await openServerInProcess();
  line = scriptedLine(server);
  desk = makeDesk();
  tab = openTab(server, { desk, fetch: line.fetch });
  colleague = openTab(server, { desk: makeDesk({ seed: 77 }), seed: 77 });
  await tab.signIn(0);
  await colleague.signIn(1);
});

afterEach(async () => {
  tab.store.close();
  colleague.store.close();
  await server.close();
});

async function saveBirth(of: Tab): Promise<{ mid: string; entity: string }> {
  count += 1;
  const saved = await of.store.perform(birthCommand(people.birth(), count));
  if (saved.status !== 'saved') throw new Error(JSON.stringify(saved));
  return saved;
}

/** Until the tab says that nothing is left; how many exchanges it took. */
async function drain(of: Tab, most = 50): Promise<number> {
  for (let tries = 1; tries <= most; tries += 1) {
    const attempt = await of.exchange();
    if (attempt.status === 'exchanged' && !attempt.done.workLeft) return tries;
  }
  throw new Error('not drained');
}

const serverDigest = async (): Promise<string> => (await server.store.read((reads) => reads('99999').counter())).digest;

async function expectSameBase(): Promise<void> {
  expect(await tab.store.exchange.digest()).toBe(await serverDigest());
}

describe('the base', () => {
  it('takes its own acts from its own disk: markers come back, not rows (L35)', async () => {
    for (let births = 0; births < 10; births += 1) await saveBirth(tab);
    expect(await tab.exchange()).toMatchObject({ done: { pulled: 0, workLeft: false } });
    await expectSameBase();
    const [view] = await tab.store.dossiers({ limit: 1 });
    expect(view?.dossier.events[0]?.recordedAt).toBe(server.clock.now());
    expect(view?.receipts).toMatchObject([{ status: 'applied' }]);
  });

  it('[R11] asks for the page as rows where it cannot derive one, and only then moves the cursor', async () => {
    const { mid } = await saveBirth(tab);
    await saveBirth(tab);
    line.next(async (pass) => {
      const response = await pass();
      await damage(desk.disk, 'outbox', mid);
      return response;
    });
    expect(await tab.exchange()).toMatchObject({ done: { receipts: 2, pulled: 0, workLeft: true } });
    let asked: SyncRequest | undefined;
    line.next(async (pass, request) => {
      asked = await requestOf(request);
      return pass();
    });
    expect(await tab.exchange()).toMatchObject({ done: { pulled: 2, workLeft: false } });
    expect(asked?.pull).toMatchObject([{ cursor: null, want: [], whole: true }]);
    await expectSameBase();
    line.next(async (pass, request) => {
      asked = await requestOf(request);
      return pass();
    });
    await saveBirth(tab);
    expect(await tab.exchange()).toMatchObject({ done: { pulled: 0, workLeft: false } });
    expect(asked?.pull[0]).not.toHaveProperty('whole');
  });

  it('[R11][R17] keeps nothing of markers that do not come to the page’s fold, and slows down when rows do not either', async () => {
    await saveBirth(colleague);
    await drain(colleague);
    await saveBirth(tab);
    const lie = (pass: () => Promise<Response>): Promise<Response> =>
      changedAnswer(pass, (answer) => ({
        ...answer,
        changes: answer.changes.map((page) => ({ ...page, fold: 'e'.repeat(64) })),
      }));
    line.next(lie);
    line.next(lie);
    expect(await tab.exchange()).toMatchObject({ done: { receipts: 1, pulled: 0, workLeft: true, fault: null } });
    expect(await tab.exchange()).toMatchObject({ done: { pulled: 0, fault: 'badAnswer' } });
    expect(await tab.step()).toMatchObject({ kind: 'sleep' });
    await drain(tab);
    await expectSameBase();
  });

  it.each(['records', 'meta', 'views', 'acknowledged'])(
    '[R11] a commit that fails at %s leaves cursor, receipts and rows as they were (L22)',
    async (table) => {
      await saveBirth(colleague);
      await drain(colleague);
      const { opened, trouble } = withDiskTrouble(() => openTab(server, { desk, fetch: line.fetch }));
      const { entity } = await saveBirth(opened);
      await opened.store.perform({ name: 'recordPrint', entity, args: { paper: 'receiptSlip' } });
      line.next(async (pass) => {
        const response = await pass();
        trouble.beforeWrite = (name) => (name === table ? quotaExceeded() : undefined);
        return response;
      });
      await expect(opened.exchange()).rejects.toThrow();
      trouble.beforeWrite = () => undefined;
      expect((await opened.store.outbox()).entries).toHaveLength(2);
      expect(await opened.store.counts()).toMatchObject({ dossiers: 1, waiting: 2 });

      let asked: SyncRequest | undefined;
      line.next(async (pass, request) => {
        asked = await requestOf(request);
        return pass();
      });
      await drain(opened);
      expect(asked?.pull[0]?.cursor).toBeNull();
      await expectSameBase();
    },
  );

  it('[R16] never lets a record fall back to its earlier state between receipt and page (L4)', async () => {
    const { entity } = await saveBirth(tab);
    await drain(tab);
    for (let births = 0; births < 40; births += 1) await saveBirth(colleague);
    await drain(colleague);
    // The smallest page: the colleague's births come first, in several exchanges.
    await changeRow(desk.disk, { name: 'desk', table: 'meta', id: 'lineSize' }, (row) => ({
      ...row,
      value: { ...(row['value'] as object), aim: 2_048 },
    }));
    await tab.store.perform({ name: 'recordPrint', entity, args: { paper: 'receiptSlip' } });
    const made = await saveBirth(tab);
    for (let exchanges = 0; exchanges < 20; exchanges += 1) {
      const attempt = await tab.exchange();
      expect((await tab.store.dossier(entity))?.dossier.slipPrints).toBe(1);
      expect((await tab.store.dossier(made.entity))?.exchange).toBe('received');
      if (attempt.status === 'exchanged' && !attempt.done.workLeft) break;
    }
    await expectSameBase();
    expect(await tab.store.counts()).toMatchObject({ dossiers: 42 });
  });

  it('[R16] shows each act once while the base comes to acts whose receipts were lost', async () => {
    const { entity } = await saveBirth(tab);
    await drain(tab);
    const prints = 100;
    for (let made = 0; made < prints; made += 1) {
      await tab.store.perform({ name: 'recordPrint', entity, args: { paper: 'receiptSlip' } });
    }
    line.next(async (pass) => {
      await pass();
      throw new TypeError('the line went down');
    });
    for (let tries = 0; tries < 12; tries += 1) {
      await tab.exchange();
      const shown = (await tab.store.dossier(entity))?.dossier;
      expect(shown?.slipPrints).toBe(prints);
      expect(new Set(shown?.events.map(({ id }) => id)).size).toBe(shown?.events.length);
    }
  });

  it('[R11] a page with a row that is not what its fold says is not kept; its receipts are', async () => {
    await saveBirth(colleague);
    await drain(colleague);
    await saveBirth(tab);
    line.next((pass) =>
      changedAnswer(pass, (answer) => ({
        ...answer,
        changes: answer.changes.map((page) => ({
          ...page,
          changes: page.changes.map((change) =>
            change.type === 'row' ? { ...change, state: { ...change.state, business: 'COMPLETED' } } : change,
          ),
        })),
      })),
    );
    expect(await tab.exchange()).toMatchObject({ done: { receipts: 1, pulled: 0, workLeft: true } });
    expect((await tab.store.outbox()).entries).toEqual([]);
    await drain(tab);
    await expectSameBase();
  });

  it('[R11] pulls everything anew when it is not the server’s at the head, outbox untouched (L32)', async () => {
    for (let births = 0; births < 30; births += 1) await saveBirth(colleague);
    await drain(colleague);
    await drain(tab);
    const lost = (await tab.store.dossiers({ limit: 1 }))[0]?.dossier.id ?? '';
    await loseRow(desk.disk, { name: 'desk', table: 'records', id: lost });
    expect(await tab.store.counts()).toMatchObject({ dossiers: 29 });

    // What is noted of the base does not know of the loss; looking once at every start does.
    await tab.store.exchange.audit();
    await saveBirth(tab);
    await drain(tab);
    expect(await tab.store.counts()).toMatchObject({ dossiers: 31, waiting: 0 });
    await expectSameBase();
  });

  it('[R11][R17] says so, and slows down, when pulling anew did not help either', async () => {
    await saveBirth(colleague);
    await drain(colleague);
    await saveBirth(tab);
    const lie = (pass: () => Promise<Response>): Promise<Response> =>
      changedAnswer(pass, (answer) => ({
        ...answer,
        changes: answer.changes.map((page) => ({ ...page, digest: 'e'.repeat(64) })),
      }));
    line.next(lie);
    line.next(lie);
    expect(await tab.exchange()).toMatchObject({ done: { workLeft: true, fault: null } });
    expect(await tab.exchange()).toMatchObject({ done: { workLeft: true, fault: 'badAnswer' } });
    expect(await tab.step()).toMatchObject({ kind: 'sleep' });
    expect(await tab.store.exchangeStatus()).toMatchObject({ lastFailure: { reason: 'badAnswer' } });
    expect(await tab.store.counts()).toMatchObject({ dossiers: 2, waiting: 0 });
    await drain(tab);
    await expectSameBase();
  });

  it('[R4] a record that can no longer be read is told, hides no other, and is fetched again', async () => {
    for (let births = 0; births < 3; births += 1) await saveBirth(colleague);
    await drain(colleague);
    await drain(tab);
    const id = (await tab.store.dossiers({ limit: 1 }))[0]?.dossier.id ?? '';
    await damage(desk.disk, 'records', id);
    expect(await tab.store.dossiers({ limit: 9 })).toHaveLength(2);
    desk.clock.advance(0);
    await expect.poll(() => tab.store.unreadable()).toEqual([{ table: 'records', id }]);

    await drain(tab);
    expect(await tab.store.dossiers({ limit: 9 })).toHaveLength(3);
    expect(await tab.store.unreadable()).toEqual([]);
    await expectSameBase();
  });

  it('[R16] [R17] a record that came whole again before the damage to it was noted is told of no longer than the next exchange', async () => {
    await saveBirth(colleague);
    await drain(colleague);
    await drain(tab);
    const id = (await tab.store.dossiers({ limit: 1 }))[0]?.dossier.id ?? '';
    const place = { name: 'desk', table: 'records', id };
    let whole: Record<string, unknown> = {};
    await changeRow(desk.disk, place, (row) => (whole = row));
    await damage(desk.disk, 'records', id);
    expect(await tab.store.dossiers({ limit: 9 })).toHaveLength(0);
    await changeRow(desk.disk, place, () => whole);
    desk.clock.advance(0);
    await expect.poll(() => tab.store.unreadable()).toEqual([{ table: 'records', id }]);

    await drain(tab);
    expect(await tab.store.unreadable()).toEqual([]);
  });

  it('[R16] [R17] a record that leaves before the damage to it is noted is neither told nor asked for, ever', async () => {
    for (let births = 0; births < 2; births += 1) await saveBirth(colleague);
    await drain(colleague);
    await drain(tab);
    const id = (await tab.store.dossiers({ limit: 1 }))[0]?.dossier.id ?? '';
    await damage(desk.disk, 'records', id);
    expect(await tab.store.dossiers({ limit: 9 })).toHaveLength(1);
    await loseRow(desk.disk, { name: 'desk', table: 'records', id });
    desk.clock.advance(0);
    // The writing of the note takes its turns on the disk.
    for (let turns = 0; turns < 20; turns += 1) expect(await tab.store.unreadable()).toEqual([]);
  });

  it('[R13] a server that has been emptied gets back what this device had sent, and keeps what it shows', async () => {
    for (let births = 0; births < 3; births += 1) await saveBirth(tab);
    await drain(tab);
    await server.close();
    server = await openServerInProcess();
    line.leadTo(server);
    await tab.signIn(0);
    await saveBirth(tab);
    await drain(tab);
    expect((await server.store.read((reads) => reads('99999').counter())).seq).toBe(4);
    expect(await tab.store.counts()).toMatchObject({ dossiers: 4, waiting: 0 });
    await expectSameBase();
  });

  it('[R13] forgets acknowledged acts after 45 days by the server’s clock alone', async () => {
    const kept = await saveBirth(tab);
    await drain(tab);
    desk.clock.setMachineClock(Date.parse('2060-01-01T00:00:00.000Z'));
    server.clock.advance(44 * 24 * 3_600_000);
    await tab.signIn(0);
    await tab.exchange();
    const receipts = async (): Promise<number | undefined> => (await tab.store.dossier(kept.entity))?.receipts.length;
    expect(await receipts()).toBe(1);
    server.clock.advance(2 * 24 * 3_600_000);
    await tab.signIn(0);
    await tab.exchange();
    expect(await receipts()).toBe(0);
    await expectSameBase();
  });

  it('continues a list where the page before it ended, views and records as one', async () => {
    for (let births = 0; births < 7; births += 1) await saveBirth(colleague);
    await drain(colleague);
    await drain(tab);
    for (let births = 0; births < 4; births += 1) await saveBirth(tab);
    const all = (await tab.store.dossiers({ limit: 100 })).map(({ dossier }) => dossier.id);
    const paged: string[] = [];
    for (let from: string | null | undefined; from !== null;) {
      const page = await tab.store.dossierPage({ limit: 3, ...(from === undefined ? {} : { from }) });
      paged.push(...page.dossiers.map(({ id }) => id));
      from = page.next;
    }
    expect(paged).toEqual(all);
    expect(new Set(paged).size).toBe(11);
  });
});
