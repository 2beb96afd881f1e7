import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Role } from '../../src/domain/access/role.ts';
import { openTab, type Tab } from '../support/desk-on-line.ts';
import { birthCommand, makeDesk } from '../support/made-up-desk.ts';
import { madeUpDeath } from '../support/made-up-events.ts';
import { heardOfDeath, receiptArgs, reportArgs } from '../support/made-up-reports.ts';
import { makePeople } from '../support/people.ts';
import { openServerInProcess, type ServerInProcess } from '../support/server-in-process.ts';

let server: ServerInProcess;
let tablet: Tab;
let office: Tab;
let tabletDesk: ReturnType<typeof makeDesk>;
const people = makePeople(23);

beforeEach(async () => {
  server = await openServerInProcess();
  tabletDesk = makeDesk({ seed: 31 });
  tablet = openTab(server, { desk: tabletDesk });
  office = openTab(server, { desk: makeDesk({ seed: 32 }) });
  await office.signIn(1);
  await saved(office, birthCommand(people.birth(), 1));
  await saved(office, birthCommand(people.birth(), 2));
  await drain(office);
});
afterEach(async () => {
  tablet.store.close();
  office.store.close();
  await server.close();
});

async function saved(tab: Tab, command: Parameters<Tab['store']['perform']>[0]): Promise<string> {
  const answer = await tab.store.perform(command);
  if (answer.status !== 'saved') throw new Error(JSON.stringify(answer));
  return answer.entity;
}

async function drain(tab: Tab): Promise<void> {
  for (let tries = 0; tries < 20; tries += 1) {
    const attempt = await tab.exchange();
    if (attempt.status === 'exchanged' && !attempt.done.workLeft) return;
  }
  throw new Error('not drained');
}

const become = (number: 0 | 1 | 2, ...roles: Role[]) =>
  server.store.accounts.setRoles(server.accounts[number].id, roles, server.clock.now());
const shown = async (tab: Tab) => (await tab.store.dossiers({ limit: 50 })).map(({ dossier }) => dossier.id);
const report = (number = 1) => ({ name: 'reportEvent', args: reportArgs(heardOfDeath(), { number }) });
const inBase = async (): Promise<string[]> => {
  const { database } = tabletDesk.openParts();
  const rows = await database.records.toArray();
  database.close();
  return rows.map(({ id }) => id);
};

describe('a volunteer’s tablet', () => {
  beforeEach(() => become(0, 'volunteer'));

  it('[R18] holds the line of what she brought and nothing else, also when an officer has received it', async () => {
    await tablet.signIn(0);
    const brought = await saved(tablet, report());
    await drain(tablet);
    expect([await shown(tablet), await inBase()]).toEqual([[brought], [brought]]);
    expect((await tablet.store.exchangeStatus()).lastFailure).toBeNull();
    await drain(office);
    await saved(office, { name: 'receiveReport', entity: brought, args: receiptArgs(madeUpDeath({ seed: 4 })) });
    await drain(office);
    await drain(tablet);
    expect([await shown(tablet), await inBase()]).toEqual([[brought], [brought]]);
    expect((await tablet.store.dossier(brought))?.dossier).toMatchObject({ line: 'takenUp', fields: {} });
    expect((await tablet.store.outbox()).entries).toEqual([]);
    expect((await shown(office)).length).toBe(3);
  });

  it('[R18] makes no act that the server would only set apart, and says who does it', async () => {
    await tablet.signIn(0);
    const refused = await tablet.store.perform(birthCommand(people.birth(), 3));
    expect(refused).toMatchObject({ status: 'refused', problems: [{ code: 'roleLacking' }] });
    expect(JSON.stringify(refused)).toContain('bộ phận một cửa');
    expect((await tablet.store.outbox()).entries).toEqual([]);
  });

  it('[R9] [R18] shared by two of them shows each her own, also what has not been sent, and loses nothing of the other', async () => {
    await become(2, 'volunteer');
    await tablet.signIn(0);
    const first = await saved(tablet, report(1));
    await drain(tablet);
    const unsent = await saved(tablet, report(2));
    await tablet.signIn(2);
    expect(await shown(tablet)).toEqual([]);
    expect(await inBase()).toEqual([]);
    const second = await saved(tablet, report(3));
    await drain(tablet);
    expect(await shown(tablet)).toEqual([second]);
    await tablet.signIn(0);
    await drain(tablet);
    expect((await shown(tablet)).sort()).toEqual([first, unsent].sort());
  });
});

describe('a machine whose person becomes something else', () => {
  it('[R18] [R4] gives back what she may no longer hold, at the next exchange; what waits is kept for the leader', async () => {
    await tablet.signIn(0);
    await drain(tablet);
    expect((await shown(tablet)).length).toBe(2);
    await saved(tablet, birthCommand(people.birth(), 4));
    await become(0, 'volunteer');
    await drain(tablet);
    expect((await tablet.store.session())?.account.roles).toEqual(['volunteer']);
    expect([await shown(tablet), await inBase()]).toEqual([[], []]);
    const { entries } = await tablet.store.outbox();
    expect(entries.map(({ receipt }) => receipt?.problems[0]?.code)).toEqual(['roleLacking']);
    expect((await tablet.store.exchangeStatus()).accessEndedAt).toBeNull();
  });

  it('[R18] gets the rest when she becomes more, with no fault told', async () => {
    await become(0, 'volunteer');
    await tablet.signIn(0);
    await drain(tablet);
    await become(0, 'officer');
    await drain(tablet);
    expect((await shown(tablet)).length).toBe(2);
    expect((await tablet.store.exchangeStatus()).lastFailure).toBeNull();
    await saved(tablet, birthCommand(people.birth(), 5));
    await drain(tablet);
    expect((await tablet.store.outbox()).entries).toEqual([]);
  });

  it('[R18] holds nothing for a supervisor', async () => {
    await tablet.signIn(0);
    await drain(tablet);
    await become(0, 'supervisor');
    await drain(tablet);
    expect([await shown(tablet), await inBase(), (await tablet.store.office()).office]).toEqual([[], [], null]);
  });

  it('[R9] [R18] holds for an administrator books and values, and no dossier, also on an officer’s machine', async () => {
    await tablet.signIn(0);
    await drain(tablet);
    await become(2, 'administrator');
    await tablet.signIn(2);
    expect([await shown(tablet), await inBase()]).toEqual([[], []]);
    await drain(tablet);
    expect(await inBase()).toEqual([]);
    await tablet.signIn(0);
    await drain(tablet);
    expect((await shown(tablet)).length).toBe(2);
  });
});
