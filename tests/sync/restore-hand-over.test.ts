import { randomUUID } from 'node:crypto';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { applyMutation } from '../../src/domain/apply-mutation.ts';
import { handOver } from '../../sync-server/hand-over.ts';
import { openTab, type Tab } from '../support/desk-on-line.ts';
import { birthCommand } from '../support/made-up-desk.ts';
import { makePeople } from '../support/people.ts';
import { drained, openRestorable, type RestorableServer } from '../support/restorable-server.ts';
import { otherCommune, serverHash } from '../support/server-parts.ts';

let hall: RestorableServer;
let tab: Tab;
let other: Tab;
let there: Tab;
const people = makePeople(48);

beforeEach(async () => {
  hall = await openRestorable();
  tab = openTab(hall.server, { fetch: hall.line.fetch });
  other = openTab(hall.server, { seed: 62, fetch: hall.line.fetch });
  there = openTab(hall.server, { seed: 63, fetch: hall.line.fetch });
  await tab.signIn(0);
  await other.signIn(1);
  await there.signIn(3);
});
afterEach(async () => {
  for (const one of [tab, other, there]) one.store.close();
  await hall.close();
});

async function birth(number: number): Promise<string> {
  const saved = await tab.store.perform(birthCommand(people.birth(), number));
  if (saved.status !== 'saved') throw new Error(JSON.stringify(saved));
  return saved.entity;
}

async function give(entity: string): Promise<void> {
  const { store, clock, parts } = hall.server;
  const order = { entity, from: '99999', to: otherCommune.code, reason: 'Thẩm quyền thuộc xã kia' };
  const acting = { store, clock, newId: randomUUID, hash: serverHash, apply: applyMutation, pokes: parts.pokes };
  expect(await handOver(order, acting)).toMatchObject({ status: 'handedOver' });
}

const print = (of: Tab, entity: string) =>
  of.store.perform({ name: 'recordPrint', entity, args: { paper: 'receiptSlip' } });
const shown = async (of: Tab) => (await of.store.dossiers({ limit: 10 })).map(({ dossier }) => dossier.id).sort();
const digestOf = async (scope: string) => (await hall.server.store.read((reads) => reads(scope).counter())).digest;

describe('a server put back to before a record was handed over', () => {
  it('[R13] [R18] has it again in the first commune, on every machine; what was done in the other waits there until it comes again', async () => {
    const [stays, goes] = [await birth(1), await birth(2)];
    await drained(tab, other);
    await hall.backUp('backup.db');
    await give(goes);
    await drained(tab, other, there);
    expect(await shown(tab)).toEqual([stays]);
    await print(there, goes);
    await drained(there);

    await hall.restore('backup.db');
    for (const one of [tab, other, there]) await one.signIn(one === tab ? 0 : one === other ? 1 : 3);
    await drained(tab, other, there);
    for (const one of [tab, other]) {
      expect(await shown(one)).toEqual([stays, goes].sort());
      expect(await one.store.exchange.digest()).toBe(await digestOf('99999'));
    }
    expect((await there.store.outbox()).entries).toMatchObject([{ receipt: { status: 'blockedBy' } }]);

    await give(goes);
    await drained(tab, other, there);
    for (const one of [tab, other]) expect(await shown(one)).toEqual([stays]);
    expect((await there.store.outbox()).entries).toEqual([]);
    expect((await there.store.dossier(goes))?.dossier.slipPrints).toBe(1);
    expect(await there.store.exchange.digest()).toBe(await digestOf(otherCommune.code));
  });
});
