import { IDBFactory } from 'fake-indexeddb';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { applyMutation } from '../../src/domain/apply-mutation.ts';
import { refused } from '../../src/domain/outcome.ts';
import { newReceiptSigner } from '../../sync-server/node-receipt-signer.ts';
import { openTab, type Tab } from '../support/desk-on-line.ts';
import { readDisk, writeDisk } from '../support/device-disk.ts';
import { birthCommand, makeDesk, type MadeUpDesk } from '../support/made-up-desk.ts';
import { makePeople } from '../support/people.ts';
import { drained, openRestorable, type RestorableServer } from '../support/restorable-server.ts';
import { otherCommune, testCommune } from '../support/server-parts.ts';

let hall: RestorableServer;
let desk: MadeUpDesk;
let tab: Tab;
const people = makePeople(83);
let count = 0;

beforeEach(async () => {
  hall = await openRestorable();
  desk = makeDesk();
  tab = openTab(hall.server, { desk, fetch: hall.line.fetch });
  await tab.signIn(0);
});
afterEach(async () => {
  tab.store.close();
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

const actsOn = (scope: string, mids: readonly string[]) =>
  hall.server.store.read((reads) => reads(scope).mutations(mids));
const restoreOf = async (of: Tab) => (await of.store.exchangeStatus()).restore;

describe('a restore while the device holds no cursor of the commune', () => {
  it('[R13] [R18] is found out when her commune comes back to a machine on which another’s was worked for', async () => {
    await births(tab, 1);
    await drained(tab);
    await hall.backUp('backup.db');
    const [lost] = await births(tab, 1);
    await drained(tab);
    // For a day somebody of another commune works here, and what was held of this one leaves.
    await hall.server.store.accounts.reassign(hall.server.accounts[1].id, otherCommune.code, hall.server.clock.now());
    await tab.signIn(1);
    await drained(tab);
    await hall.restore('backup.db');
    await tab.signIn(0);
    await drained(tab);
    expect(await actsOn(testCommune.code, [lost?.mid ?? ''])).toHaveLength(1);
    expect(await restoreOf(tab)).toMatchObject({ sentAgain: 1, timesKept: 1, isDone: true });
  });

  it('[R13] [R16] is not told of where there was none', async () => {
    await births(tab, 2);
    await drained(tab);
    await hall.server.store.accounts.reassign(hall.server.accounts[1].id, otherCommune.code, hall.server.clock.now());
    await tab.signIn(1);
    await drained(tab);
    await tab.signIn(0);
    await drained(tab);
    expect(await restoreOf(tab)).toBeNull();
  });
});

describe('what a person had let go of, in a lane that was left', () => {
  it('[R4] [R13] [R16] tells of no restore when the lanes are asked about again', async () => {
    await births(tab, 2);
    await drained(tab);
    const disk = new IDBFactory();
    await writeDisk(disk, 'desk', await readDisk(desk.disk, 'desk'));
    const twin = openTab(hall.server, { desk: makeDesk({ disk, seed: 58 }), seed: 58, fetch: hall.line.fetch });
    await hall.backUp('backup.db');
    await births(tab, 2);
    await drained(tab);
    await hall.restart({ apply: () => refused('madeUpRule', { vi: 'Không được.', en: 'Not allowed.' }) });
    const [unwanted] = await births(tab, 1);
    await drained(tab);
    expect(await tab.store.release(unwanted?.mid ?? '', 'Nhập nhầm')).toMatchObject({ status: 'released' });
    await hall.restore('backup.db', { apply: applyMutation });
    await births(twin, 1);
    await drained(twin);
    await births(tab, 1);
    await drained(tab);
    const before = await restoreOf(tab);
    expect(before).toMatchObject({ isDone: true });

    hall.clock.advance(3_600_000);
    await hall.server.store.accounts.reassign(hall.server.accounts[1].id, otherCommune.code, hall.server.clock.now());
    await tab.signIn(1);
    await drained(tab);
    await tab.signIn(0);
    await drained(tab);
    expect(await restoreOf(tab)).toEqual(before);
    twin.store.close();
  });
});

describe('45 days', () => {
  const day = 24 * 3_600_000;
  const days = async (number: number, ...tabs: Tab[]): Promise<void> => {
    hall.clock.advance(number * day);
    for (const [person, each] of tabs.entries()) await each.signIn(person);
  };

  it('[R13] [R17] that end while a restored server is answered leave nothing behind that is never offered', async () => {
    await births(tab, 1);
    await drained(tab);
    await hall.backUp('backup.db');
    await births(tab, 1);
    await drained(tab);
    await days(44, tab);
    const [young] = await births(tab, 1);
    await drained(tab);
    hall.clock.advance(day - 2 * 3_600_000);
    await hall.restore('backup.db');
    await tab.signIn(0);
    await tab.exchange();
    hall.clock.advance(2 * 3_600_000);
    await drained(tab);
    expect(await actsOn(testCommune.code, [young?.mid ?? ''])).toHaveLength(1);
  });

  it('[R13] begin with the word that settles an act, however long it was held', async () => {
    const other = openTab(hall.server, { seed: 61, fetch: hall.line.fetch });
    await other.signIn(1);
    const [made] = await births(tab, 1);
    const entity = made?.entity ?? '';
    await drained(tab, other);
    const phone = 'applicant.phone';
    const before = (await tab.store.dossier(entity))?.dossier.fields[phone] ?? null;
    const edit = (of: Tab, to: string) =>
      of.store.perform({ name: 'editDossier', entity, args: { changes: [{ field: phone, from: before, to }] } });
    await edit(other, '0999000001');
    await edit(tab, '0999000002');
    await drained(other, tab);
    const [parked] = (await tab.store.outbox()).entries;
    await days(46, tab, other);
    await drained(tab, other);
    const decisions = [{ field: phone, standing: '0999000001', parked: '0999000002', take: 'parked' }];
    await other.store.perform({
      name: 'decideParked',
      entity,
      args: { parked: parked?.mid, decisions, reason: 'Đã hỏi lại người nộp' },
    });
    await drained(other, tab);
    expect((await tab.store.outbox()).entries).toEqual([]);
    expect(await tab.store.proofOf(parked?.mid ?? '')).toHaveLength(2);
    await days(44, tab);
    await drained(tab);
    expect(await tab.store.proofOf(parked?.mid ?? '')).toHaveLength(2);
    await days(2, tab);
    await drained(tab);
    expect(await tab.store.proofOf(parked?.mid ?? '')).toEqual([]);
    other.store.close();
  });
});

describe('an officer who was moved to another commune', () => {
  it('[R4] [R13] [R18] offers again what a restored server has lost of her work for the one before', async () => {
    await births(tab, 1);
    await drained(tab);
    await hall.server.store.accounts.reassign(hall.server.accounts[0].id, otherCommune.code, hall.server.clock.now());
    await hall.backUp('backup.db');
    const [held] = await births(tab, 1);
    await tab.signIn(0);
    await births(tab, 1);
    await drained(tab);
    expect((await tab.store.outbox()).entries).toMatchObject([{ mid: held?.mid, receipt: { status: 'quarantined' } }]);
    await hall.restore('backup.db');
    await tab.signIn(0);
    await drained(tab);
    expect(await actsOn(testCommune.code, [held?.mid ?? ''])).toMatchObject([{ cause: 'notYourCommune' }]);
  });
});

describe('what its maker has let go of and others decide about', () => {
  it('[R4] [R13] [R14] [R18] comes back to them although a twin has taken its number meanwhile', async () => {
    await births(tab, 1);
    await drained(tab);
    await hall.server.store.accounts.reassign(hall.server.accounts[0].id, otherCommune.code, hall.server.clock.now());
    const disk = new IDBFactory();
    await writeDisk(disk, 'desk', await readDisk(desk.disk, 'desk'));
    const twin = openTab(hall.server, { desk: makeDesk({ disk, seed: 58 }), seed: 58, fetch: hall.line.fetch });
    await hall.backUp('backup.db');
    const [held] = await births(tab, 1);
    await drained(tab);
    expect(await tab.store.release(held?.mid ?? '', 'Đã báo xã')).toMatchObject({ status: 'released' });
    await hall.restore('backup.db');
    await births(twin, 1);
    await drained(twin);
    await tab.signIn(0);
    await drained(tab);
    expect(await actsOn(testCommune.code, [held?.mid ?? ''])).toMatchObject([{ cause: 'notYourCommune' }]);
    twin.store.close();
  });
});

describe('a restored server whose key the device does not know yet', () => {
  it('[R6] [R13] is asked again when the key did not come, so that no word of it is lost', async () => {
    await births(tab, 1);
    await drained(tab);
    await hall.backUp('backup.db');
    const [made] = await births(tab, 1);
    await tab.store.perform({
      name: 'moveDossier',
      entity: made?.entity ?? '',
      args: { from: 'RECEIVED', to: 'PROCESSING' },
    });
    await drained(tab);
    await hall.restore('backup.db', {
      signer: newReceiptSigner(),
      apply: (dossier, mutation, recordedAt) =>
        mutation.name === 'openDossier'
          ? applyMutation(dossier, mutation, recordedAt)
          : refused('madeUpRule', { vi: 'Không được.', en: 'Not allowed.' }),
    });
    let cut = 3;
    const fetch: typeof hall.line.fetch = async (input, init) => {
      if (new Request(input).url.endsWith('/v1/keys') && cut > 0) {
        cut -= 1;
        throw new TypeError('reset');
      }
      return hall.line.fetch(input, init);
    };
    const again = openTab(hall.server, { desk, fetch });
    for (let tries = 0; tries < 20; tries += 1) await again.exchange();
    expect((await again.store.outbox()).entries).toMatchObject([
      { name: 'moveDossier', receipt: { status: 'refused' } },
    ]);
    again.store.close();
  });
});
