import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { changeRow } from '../support/damage.ts';
import { openTab, type ScriptedLine, scriptedLine, type Tab } from '../support/desk-on-line.ts';
import { birthCommand, makeDesk, type MadeUpDesk } from '../support/made-up-desk.ts';
import { makePeople } from '../support/people.ts';
import { openServerInProcess, type ServerInProcess } from '../support/server-in-process.ts';

let server: ServerInProcess;
let line: ScriptedLine;
let desk: MadeUpDesk;
let tab: Tab;
const people = makePeople(6);
let count = 0;

beforeEach(async () => {
  server = await openServerInProcess();
  line = scriptedLine(server);
  desk = makeDesk();
  tab = openTab(server, { desk, fetch: line.fetch });
  await tab.signIn(0);
});

afterEach(async () => {
  tab.store.close();
  await server.close();
});

async function saveBirth(): Promise<{ mid: string; entity: string }> {
  count += 1;
  const saved = await tab.store.perform(birthCommand(people.birth(), count));
  if (saved.status !== 'saved') throw new Error(JSON.stringify(saved));
  return saved;
}

/** Until nothing is left; how many exchanges it took, and how many rows came. */
async function drain(most = 50): Promise<{ exchanges: number; pulled: number }> {
  let pulled = 0;
  for (let exchanges = 1; exchanges <= most; exchanges += 1) {
    const attempt = await tab.exchange();
    if (attempt.status !== 'exchanged') continue;
    pulled += attempt.done.pulled;
    if (!attempt.done.workLeft) return { exchanges, pulled };
  }
  throw new Error('not drained');
}

const serverDigest = async (): Promise<string> => (await server.store.read((reads) => reads('99999').counter())).digest;

describe('what a device made itself', () => {
  it('derives its own acts also when a page was cut between two of them on one record (L35)', async () => {
    const { entity } = await saveBirth();
    await drain();
    const print = () => tab.store.perform({ name: 'recordPrint', entity, args: { paper: 'receiptSlip' } });
    await print();
    for (let births = 0; births < 70; births += 1) await saveBirth();
    await print();
    await changeRow(desk.disk, { name: 'desk', table: 'meta', id: 'lineSize' }, (row) => ({
      ...row,
      value: { ...(row['value'] as object), aim: 14_000, ratioUp: 0.04, ratioDown: 1.5 },
    }));
    const { exchanges, pulled } = await drain();
    expect(exchanges).toBeGreaterThan(1);
    expect(pulled).toBe(0);
    expect(await tab.store.exchange.digest()).toBe(await serverDigest());
  });

  it('waits for the receipts that were lost, and downloads nothing of its own for that (L35)', async () => {
    for (let births = 0; births < 40; births += 1) await saveBirth();
    line.next(async (pass) => {
      await pass();
      throw new TypeError('the line went down');
    });
    const { exchanges, pulled } = await drain();
    expect(exchanges).toBeGreaterThan(1);
    expect(pulled).toBe(0);
    expect(await tab.store.exchange.digest()).toBe(await serverDigest());
  });
});
