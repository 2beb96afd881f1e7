import { checkBase, checkHead } from '../check/check-base.ts';
import { readHandedIn } from '../check/check-machines.ts';
import { checkViews } from '../check/check-views.ts';
import { checkPagesAtServer } from '../check/check-pages.ts';
import { checkOrder } from '../check/check-order.ts';
import { checkServer } from '../check/check-server.ts';
import type { Violation } from '../check/ledger.ts';
import { readServer } from '../check/read-server.ts';
import type { MakeDatabase } from '../world/simulated-database.ts';
import { lightenGlobals } from '../world/light-globals.ts';
import { takeOverTimers } from '../world/own-timers.ts';
import { comeToRest } from './come-to-rest.ts';
import { doStep } from './do-step.ts';
import type { Step, StepDoes, Story } from './step.ts';
import { World } from './world.ts';

export interface Told {
  readonly seed: number;
  readonly violations: readonly Violation[];
  readonly trace: string;
  readonly mutations: number;
  readonly requests: number;
  readonly tasks: number;
  /** Milliseconds of the made-up time. */
  readonly lasted: number;
  /** Acts that a restored server had lost and whose only disk was lost as well. */
  readonly goneWithDisk: number;
  /** How often each kind of happening befell it. */
  readonly drawn: Readonly<Record<string, number>>;
}

export interface TellOptions {
  readonly makeDatabase: MakeDatabase;
  /** Told each line of the trace. */
  readonly keep?: (line: string) => void;
}

/** Tells one story from its beginning to the last check. */
export async function tellStory(story: Story, { makeDatabase, keep }: TellOptions): Promise<Told> {
  const world = new World(story, makeDatabase, keep);
  const { scheduler, servers, ledger, trace } = world;
  const giveBack = takeOverTimers(scheduler);
  const giveGlobalsBack = lightenGlobals();
  const unheard = (reason: unknown): void => {
    ledger.violate('unhandled', reason instanceof Error ? (reason.stack ?? reason.message) : String(reason));
  };
  process.on('unhandledRejection', unheard);
  try {
    await begin(world);
    for (const step of story.steps) {
      await scheduler.runUntil(() => false, scheduler.now + step.gap);
      for (const machine of world.machines) {
        checkBase(ledger, machine);
        checkViews(ledger, machine);
      }
      scheduler.enter(world.teller);
      trace.note(scheduler.now, 'story', step.does.kind);
      doStep(world, step);
    }
    await comeToRest(world);
    world.checkDisks();
    const mids = [...ledger.saved.keys()];
    const state = await servers.inspect((store) => readServer(store, mids));
    await servers.inspect((store) => readHandedIn(ledger, store));
    checkServer(ledger, state, heldByDesks(world));
    // Two machines with one profile that both offer a lane again may each be the first with a part of it.
    const sharesLanes = ledger.restores > 0 && world.machines.length > story.machines;
    for (const machine of world.machines) {
      checkBase(ledger, machine);
      checkHead(ledger, machine);
      if (!sharesLanes) checkOrder(ledger, machine, state);
    }
    await servers.inspect((store) => checkPagesAtServer(ledger, world.machines, { store, blobs: servers.blobs }));
    checkOwnRows(world);
    checkPace(world);
    await hearThieves(world);
  } catch (error) {
    unheard(error);
  } finally {
    for (const machine of world.machines) machine.killAll();
    servers.close();
    giveGlobalsBack();
    giveBack();
    scheduler.end();
    process.off('unhandledRejection', unheard);
  }
  for (const { check } of ledger.violations) trace.note(0, 'violation', check);
  return {
    seed: story.seed,
    violations: ledger.violations,
    trace: trace.hash,
    mutations: world.mutations,
    requests: world.requests,
    tasks: scheduler.tasksRun,
    lasted: scheduler.now,
    goneWithDisk: ledger.restores > 0 ? ledger.goneWithDisk.size : 0,
    drawn: { ...countKinds(story), ...countSaved(world) },
  };
}

async function begin(world: World): Promise<void> {
  const { story, scheduler, servers } = world;
  await servers.open(story.servers);
  if (story.steps.some(({ does }) => does.kind === 'restoreServer')) world.backups.push(servers.backup());
  for (let number = 0; number < story.machines; number += 1) {
    const machine = world.addMachine();
    for (let count = 0; count < story.tabs; count += 1) machine.openTab();
    const [tab] = machine.tabs;
    if (tab !== undefined) await scheduler.runToEnd(tab.process, () => tab.signIn(world.officer(number)));
  }
}

const thievesWait = 15 * 60_000;

/** Who has overheard something may send it when everybody has gone home. */
async function hearThieves({ story, scheduler, machines }: World): Promise<void> {
  const isLate = ({ does }: Step): boolean =>
    does.kind === 'trouble' && does.trouble.kind === 'thief' && does.trouble.how === 'late';
  if (!story.steps.some(isLate)) return;
  for (const machine of machines) machine.killAll();
  await scheduler.runUntil(() => false, scheduler.now + thievesWait);
}

/** What any disk still holds, answered or not. */
function heldByDesks({ machines }: World): Set<string> {
  const rows = machines.flatMap(({ disk }) => [...disk.rows('outbox'), ...disk.rows('acknowledged')]);
  return new Set(rows.map(({ id }) => String(id)));
}

function countKinds({ steps }: Story): Record<string, number> {
  const counts: Record<string, number> = {};
  for (const { does } of steps) {
    const name =
      does.kind === 'trouble'
        ? `line ${does.trouble.kind}${does.trouble.kind === 'stranger' ? ` ${does.trouble.what}` : ''}`
        : does.kind === 'weather'
          ? `line ${does.weather.kind}`
          : does.kind;
    counts[name] = (counts[name] ?? 0) + 1;
  }
  return counts;
}

/** What people came to do of what was drawn for them. */
function countSaved({ ledger }: World): Record<string, number> {
  const counts: Record<string, number> = {};
  for (const { name } of ledger.saved.values()) counts[`saved ${name}`] = (counts[`saved ${name}`] ?? 0) + 1;
  return counts;
}

/** R17: on the worst of lines, with people pressing the button and every tab leading. */
const failuresAMinute = 60;

function checkPace({ machines, ledger }: World): void {
  for (const { name, line } of machines) {
    if (line.mostFailures > failuresAMinute)
      ledger.violate('pace', `${name} made ${line.mostFailures} requests within a minute that failed`);
  }
}

/** Happenings after which a machine may rightly be sent what it made: its disk or its number is not what it was. */
const blemishes = ['damageRow', 'loseCommits', 'clone', 'restoreServer', 'revokeMachine'];

/** A register's row says what only the server knows. */
function isAtRegister(does: StepDoes): boolean {
  return does.kind === 'act' && does.act === 'openBook';
}

/** L35: with nobody else in the commune, everything the server has to tell a machine is its own. */
function checkOwnRows({ story, machines, ledger }: World): void {
  const [machine, ...others] = machines;
  if (machine === undefined || others.length > 0 || story.machines > 1) return;
  if (story.steps.some(({ does }) => blemishes.includes(does.kind) || isAtRegister(does))) return;
  if (machine.pulledRows > 0) ledger.violate('ownRows', `${machine.name} downloaded ${machine.pulledRows} rows`);
}
