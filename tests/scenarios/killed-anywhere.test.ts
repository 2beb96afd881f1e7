import { afterEach, describe, expect, it } from 'vitest';
import { openTab, type Tab } from '../support/desk-on-line.ts';
import { withDiskTrouble } from '../support/disk-trouble.ts';
import { birthCommand, makeDesk, type MadeUpDesk } from '../support/made-up-desk.ts';
import { makePeople } from '../support/people.ts';
import { openServerInProcess, type ServerInProcess } from '../support/server-in-process.ts';

/** Thrown by everything that leaves the machine once the machine is off; nothing it held in memory comes back. */
class PowerCut extends Error {
  override readonly name = 'PowerCut';
}

/** Counts the moments at which the machine can lose power, and takes it away at one of them. */
function powerSupply(cutAt: number): { moment: () => void; readonly moments: () => number; isCut: () => boolean } {
  let moments = 0;
  return {
    moment: () => {
      moments += 1;
      if (moments >= cutAt) throw new PowerCut();
    },
    moments: () => moments,
    isCut: () => moments >= cutAt,
  };
}

type Power = ReturnType<typeof powerSupply>;

/** The line is cut with the machine: before the server hears, or after it has acted and before the device hears. */
function poweredFetch(server: ServerInProcess, power: Power): typeof fetch {
  return async (input, init) => {
    power.moment();
    const response = await server.fetch(input, init);
    power.moment();
    return response;
  };
}

function poweredTab(server: ServerInProcess, desk: MadeUpDesk, power: Power): Tab {
  const { opened, trouble } = withDiskTrouble(() => openTab(server, { desk, fetch: poweredFetch(server, power) }));
  // A transaction that the cut comes before, or in the middle of, has not happened.
  trouble.beforeTransaction = power.moment;
  trouble.beforeWrite = () => {
    try {
      power.moment();
      return undefined;
    } catch (cut) {
      return cut as PowerCut;
    }
  };
  return opened;
}

interface Told {
  readonly saved: { mid: string; entity: string }[];
}

/** A morning at the desk: births, edits, prints, exchanges, a colleague's births in between. */
async function morning(tab: Tab, colleague: Tab, told: Told): Promise<void> {
  const people = makePeople(21);
  let number = 0;
  const say = async (command: Parameters<Tab['store']['perform']>[0]): Promise<string> => {
    const outcome = await tab.store.perform(command);
    if (outcome.status !== 'saved') throw new PowerCut(JSON.stringify(outcome));
    told.saved.push(outcome);
    return outcome.entity;
  };
  const birth = (): Promise<string> => {
    number += 1;
    return say(birthCommand(people.birth(), number));
  };
  const edit = async (entity: string, phone: string): Promise<void> => {
    const from = (await tab.store.dossier(entity))?.dossier.fields['applicant.phone'] ?? null;
    await say({ name: 'editDossier', entity, args: { changes: [{ field: 'applicant.phone', from, to: phone }] } });
  };
  const first = await birth();
  await edit(first, '0999000001');
  await tab.exchange();
  await colleague.exchange();
  const second = await birth();
  await say({ name: 'recordPrint', entity: first, args: { paper: 'receiptSlip' } });
  await tab.exchange();
  await edit(second, '0999000002');
  await tab.exchange();
}

const open: { close(): unknown }[] = [];
afterEach(async () => {
  for (const one of open.splice(0).reverse()) await one.close();
});

async function drain(tab: Tab): Promise<void> {
  for (let tries = 0; tries < 30; tries += 1) {
    const attempt = await tab.exchange();
    if (attempt.status === 'exchanged' && !attempt.done.workLeft) return;
  }
  throw new Error('not drained');
}

/** Plays the morning with the power cut at one moment, then starts the machine again; how many moments there were. */
async function play(cutAt: number): Promise<{ readonly cut: boolean }> {
  const server = await openServerInProcess();
  const desk = makeDesk();
  const colleague = openTab(server, { desk: makeDesk({ seed: 50 }), seed: 50 });
  const before = openTab(server, { desk });
  open.push(server, colleague.store);
  await colleague.signIn(1);
  await before.signIn(0);
  const theirs = makePeople(22);
  for (let number = 1; number <= 3; number += 1) {
    await colleague.store.perform(birthCommand(theirs.birth(), 500 + number));
  }
  before.store.close();

  const power = powerSupply(cutAt);
  const told: Told = { saved: [] };
  const tab = poweredTab(server, desk, power);
  try {
    await morning(tab, colleague, told);
  } catch (error) {
    if (!power.isCut()) throw error;
  }
  tab.store.close();

  const after = openTab(server, { desk, seed: 2 });
  open.push(after.store);
  // Everything she was told is saved is there, before anything is sent.
  const waiting = new Set((await after.store.outbox()).entries.map(({ mid }) => mid));
  const answered = new Set(
    (await after.store.dossiers({ limit: 99 })).flatMap(({ receipts }) => receipts.map(({ mid }) => mid)),
  );
  for (const { mid } of told.saved) expect(waiting.has(mid) || answered.has(mid)).toBe(true);
  expect(await after.store.unreadable()).toEqual([]);

  for (const one of [after, colleague, after]) await drain(one);
  const { digest } = await server.store.read((reads) => reads('99999').counter());
  expect(await after.store.exchange.digest()).toBe(digest);
  expect(await colleague.store.exchange.digest()).toBe(digest);
  const events = (await colleague.store.dossiers({ limit: 99 })).flatMap(({ dossier }) => dossier.events);
  const times = new Map<string, number>();
  for (const { id } of events) times.set(id, (times.get(id) ?? 0) + 1);
  expect([...times.values()].every((count) => count === 1)).toBe(true);
  for (const { mid } of told.saved) expect(times.get(mid)).toBe(1);
  expect(await after.store.exchangeStatus()).toMatchObject({ waiting: 0, attention: 0 });
  return { cut: power.isCut() };
}

describe('a machine that loses power', () => {
  it('[R1][R2][R4][R8][R11] at any moment at all: what it said is saved arrives once, and nothing else changes', async () => {
    let moments = 0;
    for (let cutAt = 1; (await play(cutAt)).cut; cutAt += 1) {
      moments = cutAt;
      for (const one of open.splice(0).reverse()) await one.close();
    }
    expect(moments).toBeGreaterThan(100);
  });
});
