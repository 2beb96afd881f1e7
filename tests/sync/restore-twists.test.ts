import { IDBFactory } from 'fake-indexeddb';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { verifyProof } from '../../src/protocol/verify-proof.ts';
import { newReceiptSigner, verifyWithNode } from '../../sync-server/node-receipt-signer.ts';
import { openTab, type Tab } from '../support/desk-on-line.ts';
import { readDisk, writeDisk } from '../support/device-disk.ts';
import { birthCommand, makeDesk, type MadeUpDesk } from '../support/made-up-desk.ts';
import { makePeople } from '../support/people.ts';
import { drained, openRestorable, type RestorableServer } from '../support/restorable-server.ts';
import { serverHash, testSigner } from '../support/server-parts.ts';
import { changedAnswer } from '../support/wire-talk.ts';

let hall: RestorableServer;
let desk: MadeUpDesk;
let tab: Tab;
let other: Tab;
const people = makePeople(47);
let count = 0;

beforeEach(async () => {
  hall = await openRestorable();
  desk = makeDesk();
  tab = openTab(hall.server, { desk, fetch: hall.line.fetch });
  other = openTab(hall.server, { seed: 61, fetch: hall.line.fetch });
  await tab.signIn(0);
  await other.signIn(1);
});
afterEach(async () => {
  tab.store.close();
  other.store.close();
  await hall.close();
});

async function births(of: Tab, number: number): Promise<{ mid: string; entity: string }[]> {
  const made: { mid: string; entity: string }[] = [];
  for (let at = 0; at < number; at += 1) {
    count += 1;
    const saved = await of.store.perform(birthCommand(people.birth(), count));
    if (saved.status !== 'saved') throw new Error(JSON.stringify(saved));
    made.push(saved);
  }
  return made;
}

/** The same profile on another machine. */
async function clone(seed: number): Promise<Tab> {
  const disk = new IDBFactory();
  await writeDisk(disk, 'desk', await readDisk(desk.disk, 'desk'));
  return openTab(hall.server, { desk: makeDesk({ disk, seed }), seed, fetch: hall.line.fetch });
}

const phone = 'applicant.phone';
const phoneOf = async (of: Tab, entity: string): Promise<unknown> =>
  (await of.store.dossier(entity))?.dossier.fields[phone];
const edit = (of: Tab, entity: string, from: unknown, to: string) =>
  of.store.perform({ name: 'editDossier', entity, args: { changes: [{ field: phone, from, to }] } });
const counter = () => hall.server.store.read((reads) => reads('99999').counter());
const timesOf = async (of: Tab, entity: string): Promise<Set<string>> =>
  new Set((await of.store.dossier(entity))?.receipts.map(({ serverTime }) => serverTime));
const restoreOf = async (of: Tab) => (await of.store.exchangeStatus()).restore;

async function expectSame(...tabs: Tab[]): Promise<void> {
  await drained(...tabs);
  for (const each of tabs) expect(await each.store.exchange.digest()).toBe((await counter()).digest);
}

describe('a device away over a restore with a held act', () => {
  /** `other` wrote first, so that the edit of `tab` is parked; both edits are younger than the backup. */
  async function parked(): Promise<{ entity: string; before: unknown }> {
    const [made] = await births(tab, 1);
    const entity = made?.entity ?? '';
    await drained(tab, other);
    await hall.backUp('backup.db');
    const before = await phoneOf(tab, entity);
    await edit(other, entity, before, '0999000001');
    await edit(tab, entity, before, '0999000002');
    await drained(other, tab);
    expect((await tab.store.outbox()).entries).toMatchObject([{ receipt: { status: 'parked', revision: 1 } }]);
    return { entity, before };
  }

  it('[R4] [R10] [R13] finds it parked again under its first time when the other came back first', async () => {
    const { entity } = await parked();
    const first = (await tab.store.outbox()).entries[0]?.receipt?.serverTime;
    await hall.restore('backup.db');
    await drained(other, tab);
    await expectSame(other, tab);
    expect((await tab.store.outbox()).entries).toMatchObject([
      { name: 'editDossier', receipt: { status: 'parked', serverTime: first } },
    ]);
    expect(await phoneOf(other, entity)).toBe('0999000001');
    expect(await restoreOf(tab)).toMatchObject({ isDone: true });
  });

  it('[R4] [R10] [R13] is applied when it comes back first; then the other’s is parked, and she is asked', async () => {
    const { entity } = await parked();
    await hall.restore('backup.db');
    await drained(tab, other);
    await expectSame(tab, other);
    expect((await tab.store.outbox()).entries).toEqual([]);
    expect((await other.store.outbox()).entries).toMatchObject([
      { name: 'editDossier', receipt: { status: 'parked' } },
    ]);
    expect(await phoneOf(other, entity)).toBe('0999000002');
  });
});

describe('an act taken in before the backup and settled after it', () => {
  const email = 'applicant.email';
  const editEmail = (of: Tab, entity: string, from: unknown, to: string) =>
    of.store.perform({ name: 'editDossier', entity, args: { changes: [{ field: email, from, to }] } });

  /** At the backup one act of `tab` is parked and one is held behind it; after it `other` decides, and both take effect. */
  async function decided(): Promise<{ entity: string; decide: (take: 'standing' | 'parked') => Promise<void> }> {
    const [made] = await births(tab, 1);
    const entity = made?.entity ?? '';
    await drained(tab, other);
    const before = await phoneOf(tab, entity);
    await edit(other, entity, before, '0999000001');
    await edit(tab, entity, before, '0999000002');
    const shown = (await tab.store.dossier(entity))?.dossier.fields[email] ?? null;
    await editEmail(tab, entity, shown, 'thu.1@mau.invalid');
    await drained(other, tab, other);
    expect((await tab.store.outbox()).entries.map(({ receipt }) => receipt?.status)).toEqual(['parked', 'blockedBy']);
    await hall.backUp('backup.db');
    const [act] = (await other.store.dossier(entity))?.dossier.parked ?? [];
    if (act === undefined) throw new Error('nothing is parked');
    const decide = async (take: 'standing' | 'parked') => {
      const decisions = [{ field: phone, standing: '0999000001', parked: '0999000002', take }];
      const args = { parked: act.mid, decisions, reason: 'Đã hỏi lại người nộp' };
      await other.store.perform({ name: 'decideParked', entity, args });
      await drained(other, tab, other);
    };
    return { entity, decide };
  }
  const standings = async () => (await tab.store.outbox()).entries.map(({ receipt }) => receipt?.status);

  it.each(['parked', 'standing'] as const)(
    '[R4] [R13] is in its maker’s hands again as it stands on the restored server, until the decision (%s) comes back',
    async (take) => {
      const { entity, decide } = await decided();
      await decide(take);
      const after = await standings();
      expect(after).toEqual(take === 'parked' ? [] : ['refused']);
      await hall.restore('backup.db');
      await drained(tab);
      expect(await standings()).toEqual(['parked', 'blockedBy']);
      expect((await tab.store.dossier(entity))?.dossier.parked).toHaveLength(1);
      await drained(other, tab);
      expect(await standings()).toEqual(after);
      await expectSame(tab, other);
      expect(await restoreOf(tab)).toMatchObject({ isDone: true });
    },
  );

  it('[R4] [R13] is heard of even when it comes out otherwise this time, and the profile was closed meanwhile', async () => {
    const { entity, decide } = await decided();
    await decide('parked');
    await hall.restore('backup.db');
    // A third has been there before the decision comes back.
    const third = openTab(hall.server, { seed: 67, fetch: hall.line.fetch });
    await third.signIn(2);
    await drained(third);
    await edit(third, entity, '0999000001', '0999000003');
    await drained(third, other);
    // The answer that tells of it is lost, and so is the first try after it.
    hall.line.next((pass) => pass().then(() => Promise.reject(new TypeError('reset'))));
    await tab.exchange();
    await drained(tab, other, third, tab);
    const [held] = (await tab.store.outbox()).entries;
    expect((await third.store.dossier(entity))?.dossier.parked?.map(({ mid }) => mid)).toContain(held?.mid);
    expect(await standings()).toEqual(['parked', 'blockedBy']);
    await expectSame(tab, other, third);
    third.store.close();
  });
});

describe('a lane that is offered again over a line that loses answers', () => {
  it('[R4] [R13] hears the word on every act, also where the server had taken more than the next, smaller run brings', async () => {
    const [made] = await births(tab, 1);
    const entity = made?.entity ?? '';
    await drained(tab, other);
    await hall.backUp('backup.db');
    const before = await phoneOf(tab, entity);
    await births(tab, 12);
    await edit(tab, entity, before, '0999000002');
    await births(tab, 1);
    await drained(tab);
    await hall.restore('backup.db');
    await edit(other, entity, before, '0999000001');
    await drained(other);
    // It notices, and is told where the server stands; then everything arrives, and answers do not.
    await tab.exchange();
    await tab.exchange();
    for (let lost = 0; lost < 5; lost += 1) {
      hall.line.next((pass) => pass().then(() => Promise.reject(new TypeError('reset'))));
      await tab.exchange();
    }
    await expectSame(tab, other);
    expect((await tab.store.outbox()).entries).toMatchObject([
      { name: 'editDossier', receipt: { status: 'parked', revision: 2 } },
    ]);
  });
});

describe('two words of a server under one number', () => {
  it('[R13] another seal of a batch tells of a restore by itself, with no cursor and no gap to tell it', async () => {
    const bare = (): void => hall.line.next((pass) => changedAnswer(pass, (answer) => ({ ...answer, changes: [] })));
    await drained(tab);
    await hall.backUp('empty.db');
    const [lost] = await births(tab, 1);
    bare();
    await tab.exchange();
    expect((await tab.store.outbox()).entries).toEqual([]);
    await hall.restore('empty.db');
    // A colleague at the same machine: her lane has no gap.
    await tab.signIn(2);
    await births(tab, 1);
    bare();
    await tab.exchange();
    expect(await restoreOf(tab)).toMatchObject({ isDone: false });
    await expectSame(tab, other);
    expect((await counter()).seq).toBe(2);
    expect(await restoreOf(tab)).toMatchObject({ sentAgain: 1, timesKept: 1, isDone: true });
    expect(await timesOf(tab, lost?.entity ?? '')).toHaveProperty('size', 1);
  });
});

describe('another key for receipts', () => {
  it('[R13] is learnt by devices; what the old one signed still verifies, and is believed after a restore', async () => {
    const [early] = await births(tab, 1);
    await drained(tab);
    await hall.backUp('backup.db');
    const [late] = await births(tab, 1);
    await drained(tab);
    const signer = newReceiptSigner();
    await hall.restart({ signer });
    const [young] = await births(tab, 1);
    await drained(tab);
    const answer = await hall.server.fetch(`${hall.server.serverUrl}/v1/keys`);
    const { keys } = (await answer.json()) as { keys: { id: string; spki: string }[] };
    expect(keys.map(({ id }) => id).sort()).toEqual([testSigner.key.id, signer.key.id].sort());
    for (const [act, key] of [
      [early, testSigner.key],
      [late, testSigner.key],
      [young, signer.key],
    ] as const) {
      const [proof] = await tab.store.proofOf(act?.mid ?? '');
      if (proof === undefined) throw new Error('no proof is kept');
      expect(proof.seal.key).toBe(key.id);
      expect(await verifyProof(proof, keys, { hash: serverHash, verify: verifyWithNode })).toBe(true);
      const others = keys.filter(({ id }) => id !== key.id);
      expect(await verifyProof(proof, others, { hash: serverHash, verify: verifyWithNode })).toBe(false);
    }
    await hall.restore('backup.db');
    await expectSame(tab, other);
    expect(await restoreOf(tab)).toMatchObject({ sentAgain: 2, timesKept: 2, isDone: true });
  });
});

describe('a copied profile over a restore', () => {
  it.each([
    { lost: 2, taken: 1, waiting: 1 },
    { lost: 2, taken: 2, waiting: 0 },
    { lost: 2, taken: 2, waiting: 1 },
    { lost: 1, taken: 4, waiting: 2 },
  ])(
    '[R13] [R14] $lost acts lost, their numbers taken by $taken of the twin, $waiting waiting: all arrive, first times kept',
    async ({ lost, taken, waiting }) => {
      await births(tab, 3);
      await drained(tab);
      const twin = await clone(58);
      await hall.backUp('backup.db');
      const gone = await births(tab, lost);
      await drained(tab);
      const times = await Promise.all(gone.map(({ entity }) => timesOf(tab, entity)));
      await hall.restore('backup.db');
      await births(twin, taken);
      await drained(twin);
      await births(tab, waiting);
      await drained(tab);
      expect((await counter()).seq).toBe(3 + lost + taken + waiting);
      await expectSame(twin, tab, other);
      for (const each of [tab, twin, other]) {
        expect(await each.store.counts()).toMatchObject({
          dossiers: 3 + lost + taken + waiting,
          waiting: 0,
          attention: 0,
        });
      }
      expect(await Promise.all(gone.map(({ entity }) => timesOf(tab, entity)))).toEqual(times);
      expect((await tab.store.identity()).incarnation).not.toBe((await twin.store.identity()).incarnation);
      twin.store.close();
    },
  );
});

describe('what is told of a restore', () => {
  it('[R13] [R17] goes with the acts it was about, 45 days later', async () => {
    await hall.backUp('backup.db');
    await births(tab, 1);
    await drained(tab);
    await hall.restore('backup.db');
    await drained(tab);
    expect(await restoreOf(tab)).toMatchObject({ sentAgain: 1, isDone: true, isRecent: true });
    const day = 24 * 3_600_000;
    for (const [days, facts] of [
      [8, { sentAgain: 1, isRecent: false }],
      [30, { sentAgain: 1, isRecent: false }],
    ] as const) {
      hall.clock.advance(days * day);
      await tab.signIn(0);
      await drained(tab);
      expect(await restoreOf(tab)).toMatchObject(facts);
    }
    hall.clock.advance(8 * day);
    await tab.signIn(0);
    await drained(tab);
    expect(await restoreOf(tab)).toBeNull();
  });
});
