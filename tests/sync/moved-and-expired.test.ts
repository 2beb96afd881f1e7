import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openTab, type Tab } from '../support/desk-on-line.ts';
import { birthCommand, makeDesk } from '../support/made-up-desk.ts';
import { makePeople } from '../support/people.ts';
import { otherCommune, testCommune } from '../support/server-parts.ts';
import { openServerInProcess, type ServerInProcess } from '../support/server-in-process.ts';

let server: ServerInProcess;
let tab: Tab;
const people = makePeople(19);
let made: string[] = [];

beforeEach(async () => {
  server = await openServerInProcess();
  tab = openTab(server, { desk: makeDesk() });
  await tab.signIn(0);
  made = [await saveBirth(1), await saveBirth(2)];
});
afterEach(async () => {
  tab.store.close();
  await server.close();
});

async function saveBirth(number: number): Promise<string> {
  const saved = await tab.store.perform(birthCommand(people.birth(), number));
  if (saved.status !== 'saved') throw new Error(JSON.stringify(saved));
  return saved.mid;
}

async function exchangeAll(): Promise<void> {
  for (let tries = 0; tries < 20; tries += 1) {
    const attempt = await tab.exchange();
    if (attempt.status === 'exchanged' && !attempt.done.workLeft) return;
  }
  throw new Error('not drained');
}

/** Her token runs out while she is out of reach. */
async function tokenRunsOut(): Promise<void> {
  server.clock.advance(13 * 60 * 60_000);
  expect(await tab.exchange()).toMatchObject({ status: 'failed', failure: { reason: 'signInNeeded' } });
}

async function setApart(cause: string): Promise<string[]> {
  const rows = await server.store.read((scope) => scope(testCommune.code).quarantinedFor([cause], 0, 100));
  return rows.map(({ mid }) => mid);
}

describe('an officer whose token has run out while her work waited', () => {
  it('[R9] [R18] [R4] and who was moved meanwhile: all of it is on the server once she has signed in for her new commune', async () => {
    await server.store.accounts.reassign(server.accounts[0].id, otherCommune.code, server.clock.now());
    await tokenRunsOut();
    // Nothing is lost, and work goes on, before anybody has signed in.
    made.push(await saveBirth(3));
    expect((await tab.store.outbox()).entries.map(({ mid }) => mid)).toEqual(made);
    await tab.signIn(0);
    expect((await tab.store.session())?.commune.code).toBe(otherCommune.code);
    await exchangeAll();
    expect(await setApart('notYourCommune')).toEqual(made);
    const { entries } = await tab.store.outbox();
    expect(entries.map(({ mid, receipt }) => [mid, receipt?.problems[0]?.code])).toEqual(
      made.map((mid) => [mid, 'notYourCommune']),
    );
  });

  it('[R9] [R18] [R4] and who was moved: a colleague on her machine carries it first, and nothing is doubled when she comes', async () => {
    await server.store.accounts.reassign(server.accounts[0].id, otherCommune.code, server.clock.now());
    await tokenRunsOut();
    await tab.signIn(1);
    await exchangeAll();
    expect(await setApart('unknownAuthor')).toEqual(made);
    await tab.signIn(0);
    await exchangeAll();
    expect([...(await setApart('unknownAuthor')), ...(await setApart('notYourCommune'))]).toEqual(made);
    expect((await tab.store.outbox()).entries.map(({ receipt }) => receipt?.status)).toEqual([
      'quarantined',
      'quarantined',
    ]);
  });

  it('[R9] [R18] [R4] and whose access has ended: it waits on her machine, whole, until a colleague signs in there', async () => {
    await server.store.accounts.endAccess(server.accounts[0].id, server.clock.now());
    await tokenRunsOut();
    await expect(tab.signIn(0)).rejects.toThrow();
    expect((await tab.store.outbox()).entries.map(({ mid }) => mid)).toEqual(made);
    await tab.signIn(1);
    await exchangeAll();
    expect(await setApart('accessEnded')).toEqual(made);
    expect((await tab.store.outbox()).ofColleagues).toBe(2);
  });
});

describe('an officer whose access has ended, on a machine where a colleague’s work waits', () => {
  it('[R16] [R17] [R18] is told that the server does not take it from her, and asks seldom', async () => {
    await tab.signIn(1);
    await server.store.accounts.endAccess(server.accounts[1].id, server.clock.now());
    for (let tries = 0; tries < 3; tries += 1) await tab.exchange();
    const { lastFailure, waiting, accessEndedAt } = await tab.store.exchangeStatus();
    expect({ reason: lastFailure?.reason, waiting, ended: accessEndedAt !== null }).toEqual({
      reason: 'forbidden',
      waiting: 2,
      ended: true,
    });
    const step = await tab.step();
    expect(step.kind === 'sleep' && step.milliseconds).toBeGreaterThan(4 * 60_000);
    await tab.signIn(0);
    await exchangeAll();
    expect(await tab.store.exchangeStatus()).toMatchObject({ waiting: 0, lastFailure: null });
  });
});
