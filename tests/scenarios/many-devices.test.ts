import { IDBFactory } from 'fake-indexeddb';
import { describe, expect, it } from 'vitest';
import type { Dossier } from '../../src/domain/dossier.ts';
import { businessStates } from '../../src/domain/life-cycle.ts';
import type { Command } from '../../src/store/store.ts';
import { openTab, type Tab } from '../support/desk-on-line.ts';
import { readDisk, writeDisk } from '../support/device-disk.ts';
import { birthCommand, makeDesk, type MadeUpDesk } from '../support/made-up-desk.ts';
import { makePeople, type People } from '../support/people.ts';
import { createSeededRandom, type SeededRandom } from '../support/seeded-random.ts';
import { openServerInProcess, type ServerInProcess } from '../support/server-in-process.ts';

interface Machine {
  desk: MadeUpDesk;
  tab: Tab;
}

interface Story {
  readonly random: SeededRandom;
  readonly people: People;
  readonly server: ServerInProcess;
  readonly machines: Machine[];
  /** Every act that a screen was told is saved. */
  readonly saved: string[];
  number: number;
  badLine: boolean;
}

const pick = <Item>(random: SeededRandom, items: readonly Item[]): Item | undefined =>
  items[random.integer(0, items.length - 1)];

function badFetch(story: Story): typeof fetch {
  return async (input, init) => {
    const chance = story.badLine ? story.random.next() : 1;
    if (chance < 0.15) throw new TypeError('cut before');
    if (chance < 0.2) return new Response('<html>', { status: 200 });
    const response = await story.server.fetch(input, init);
    if (chance < 0.3) await story.server.fetch(input, init);
    if (chance < 0.45) throw new TypeError('cut after');
    return response;
  };
}

function openMachine(story: Story, seed: number, disk = new IDBFactory()): Machine {
  const desk = makeDesk({ seed, disk });
  return { desk, tab: openTab(story.server, { desk, seed, fetch: badFetch(story) }) };
}

async function randomAct(story: Story, tab: Tab): Promise<void> {
  const { random } = story;
  const dossiers = (await tab.store.dossiers({ limit: 50 })).map((view) => view.dossier);
  const dossier = pick(random, dossiers);
  const chance = random.next();
  story.number += 1;
  let command: Command;
  if (dossier === undefined || chance < 0.3) command = birthCommand(story.people.birth(), story.number);
  else if (chance < 0.65) command = { name: 'editDossier', entity: dossier.id, args: randomEdit(story, dossier) };
  else if (chance < 0.8) {
    command = { name: 'recordPrint', entity: dossier.id, args: { paper: 'receiptSlip' } };
  } else {
    const to = pick(random, businessStates) ?? 'PROCESSING';
    command = { name: 'moveDossier', entity: dossier.id, args: { from: dossier.business, to } };
  }
  const outcome = await tab.store.perform(command);
  if (outcome.status === 'saved') story.saved.push(outcome.mid);
  else if (outcome.status !== 'refused') throw new Error(JSON.stringify(outcome));
}

function randomEdit({ random, number }: Story, dossier: Dossier): Record<string, unknown> {
  const field = pick(random, ['applicant.phone', 'applicant.email', 'applicant.copies'] as const) ?? 'applicant.phone';
  const values = {
    'applicant.phone': `0999${String(number).padStart(6, '0')}`,
    'applicant.email': `thu.${number}@mau.invalid`,
    'applicant.copies': random.integer(1, 5),
  };
  return { changes: [{ field, from: dossier.fields[field] ?? null, to: values[field] }] };
}

async function restart(story: Story, machine: Machine): Promise<void> {
  machine.tab.store.close();
  machine.tab = openTab(story.server, {
    desk: machine.desk,
    seed: story.random.integer(1, 1e6),
    fetch: badFetch(story),
  });
}

/** The same profile goes on twice: every act it had waiting is now on two machines. */
async function cloneMachine(story: Story, machine: Machine): Promise<void> {
  const disk = new IDBFactory();
  await writeDisk(disk, 'desk', await readDisk(machine.desk.disk, 'desk'));
  story.machines.push(openMachine(story, story.random.integer(1, 1e6), disk));
}

/** One exchange; a pause in it, between two pieces on a line that was cut, passes as made-up time. */
async function exchange({ desk, tab }: Machine): ReturnType<Tab['exchange']> {
  const under = { way: true };
  const attempt = tab.exchange().finally(() => {
    under.way = false;
  });
  while (under.way) {
    await new Promise((resolve) => setImmediate(resolve));
    desk.clock.advance(5);
  }
  return attempt;
}

async function step(story: Story): Promise<void> {
  const { random } = story;
  const machine = pick(random, story.machines);
  if (machine === undefined) throw new Error('no machines');
  machine.desk.clock.advance(random.integer(0, 100_000));
  story.server.clock.advance(random.integer(0, 100_000));
  const chance = random.next();
  if (chance < 0.5) await randomAct(story, machine.tab);
  else if (chance < 0.85) await exchange(machine);
  else if (chance < 0.9) await restart(story, machine);
  else if (chance < 0.95) {
    story.badLine = false;
    await machine.tab.signIn(random.integer(0, 2));
    story.badLine = true;
  } else if (chance < 0.96 && story.machines.length < 5) await cloneMachine(story, machine);
  else machine.desk.clock.setMachineClock(random.integer(0, 4e12));
}

async function drain(machine: Machine): Promise<void> {
  const { tab } = machine;
  for (let tries = 0; tries < 60; tries += 1) {
    const attempt = await exchange(machine);
    if (attempt.status === 'exchanged' && !attempt.done.workLeft) return;
  }
  throw new Error(`not drained: ${JSON.stringify(await tab.store.exchangeStatus())}`);
}

async function tell(seed: number): Promise<void> {
  const server = await openServerInProcess();
  const story: Story = {
    random: createSeededRandom(seed),
    people: makePeople(seed),
    server,
    machines: [],
    saved: [],
    number: 0,
    badLine: false,
  };
  for (let machine = 0; machine < 3; machine += 1) {
    story.machines.push(openMachine(story, seed * 10 + machine));
    await story.machines[machine]?.tab.signIn(machine);
  }
  story.badLine = true;
  for (let steps = 0; steps < 80; steps += 1) await step(story);

  story.badLine = false;
  for (const { tab } of story.machines) await tab.signIn(0);
  for (let round = 0; round < 3; round += 1) for (const machine of story.machines) await drain(machine);

  const { digest } = await server.store.read((reads) => reads('99999').counter());
  const held = new Set<string>();
  for (const { tab } of story.machines) {
    expect(await tab.store.exchange.digest()).toBe(digest);
    expect((await tab.store.exchangeStatus()).waiting).toBe(0);
    expect(await tab.store.unreadable()).toEqual([]);
    for (let person = 0; person < 3; person += 1) {
      await tab.signIn(person);
      for (const { mid, receipt } of (await tab.store.outbox()).entries) {
        expect(receipt).not.toBeNull();
        held.add(mid);
      }
    }
    tab.store.close();
  }
  // A machine that has done nothing sees what the server has, and nothing else.
  const machine = openMachine(story, 99_999);
  const { tab: newcomer } = machine;
  await newcomer.signIn(0);
  await drain(machine);
  expect(await newcomer.store.exchange.digest()).toBe(digest);
  const events = (await newcomer.store.dossiers({ limit: 1_000 })).flatMap(({ dossier }) => dossier.events);
  const taken = new Set(events.map(({ id }) => id));
  expect(taken.size).toBe(events.length);
  newcomer.store.close();
  // R2, R4: each act it said is saved took effect, or lies with a person, with its receipt.
  expect(story.saved.filter((mid) => !taken.has(mid) && !held.has(mid))).toEqual([]);
  await server.close();
}

describe('several machines, people and a bad line', () => {
  it.each(Array.from({ length: 16 }, (_, at) => at + 1))(
    '[R2][R3][R4][R5][R10][R14] story %i ends with one base everywhere, and every act accounted for',
    (seed) => tell(seed),
  );
});
