import { storageFailure } from '../../src/store/storage-failure.ts';
import type { SeededRandom } from '../../tests/support/seeded-random.ts';
import { lookAtScreen } from '../check/look-at-screen.ts';
import type { Machine, Tab } from '../world/machine.ts';
import { restoreServer } from './restore-server.ts';
import { officers } from '../world/people-of-the-world.ts';
import type { Command } from '../../src/store/store.ts';
import { readBooks } from '../check/check-proposals.ts';
import { chooseAct } from './choose-act.ts';
import { chooseStatement } from './choose-statement.ts';
import { chooseBookActs, isBookAct } from './choose-book-act.ts';
import { damageRow, idsIn, loseCommits } from './harm-disk.ts';
import type { ActKind, BookActKind, Step } from './step.ts';
import type { World } from './world.ts';

/** Begins what the step says; what follows from it happens beside the steps that come after. */
export function doStep(world: World, step: Step): void {
  const { scheduler, servers, ledger } = world;
  const random = world.randomOf(step.seed);
  const { does } = step;
  const machine = world.machines[step.machine % world.machines.length];
  if (machine === undefined || (machine.isGone && does.kind !== 'beginAnew')) return;
  const tab = world.tabOf(machine, random);
  const inTab = (work: (of: Tab) => Promise<void>): void => {
    if (tab !== undefined) world.inTab(tab, () => unlessDisk(() => work(tab)));
  };
  const onDisk = (work: () => Promise<void>): void => {
    const unlessGone = (): Promise<void> => (machine.isGone ? Promise.resolve() : unlessDisk(work));
    scheduler.soon(() => void world.heard(unlessGone()), { of: machine.disk.process, kind: 'disk' });
  };

  switch (does.kind) {
    case 'act':
      inTab(async (of) => {
        for (let time = 0; time < does.times; time += 1) await act(world, machine, of, does.act, random);
      });
      return;
    case 'clash':
      for (const [at, other] of world.machines.entries()) {
        const of = world.tabOf(other, random);
        // One chance for which record it is, another for what becomes of it.
        const which = world.randomOf(step.seed);
        const what = world.randomOf(step.seed + 1 + at);
        let drawn = 0;
        const next = (): number => ((drawn += 1) === 1 || does.act === 'openSame' ? which : what).next();
        const both = { next, integer: (min: number, max: number) => min + Math.floor(next() * (max - min + 1)) };
        if (of === undefined) continue;
        world.inTab(of, () =>
          unlessDisk(async () => {
            await act(world, other, of, does.act, both);
          }),
        );
      }
      return;
    case 'poison':
      inTab(async (of) => {
        const mid = await act(world, machine, of, random.next() < 0.3 ? 'open' : 'print', random);
        // Once the trouble is over every build is a mended one.
        if (mid === undefined || world.isCalm) return;
        ledger.poisoned.add(mid);
        (does.how === 'throws' ? servers.trouble.throwsOn : servers.trouble.doesNotKnow).add(mid);
      });
      return;
    case 'wake':
      tab?.replay.wake(does.reason);
      return;
    case 'letGo':
      inTab(async ({ store }) => {
        for (const { mid, exchange } of (await store.outbox()).entries) {
          if (exchange !== 'attention' || random.next() < 0.3) continue;
          const released = await store.release(mid, 'thôi');
          if (released.status === 'released') ledger.released.add(mid);
        }
      });
      return;
    case 'look':
      inTab((of) => lookAtScreen(ledger, scheduler, machine, of));
      return;
    case 'signIn':
      inTab(async (of) => {
        await of.signIn(world.officer(does.officer));
      });
      return;
    case 'signOut':
      inTab(async ({ store }) => store.endSession());
      return;
    case 'endAccess':
      void world.heard(endAccess(world, does.officer));
      return;
    case 'decideApart':
      inTab(async (of) => decideApart(world, { machine, tab: of, take: does.take }, random));
      return;
    case 'revokeMachine':
      void world.heard(revokeMachine(world, machine, does.locked));
      return;
    case 'beginAnew':
      if (machine.isGone) beginAnew(world, machine, random.integer(0, 2));
      return;
    case 'trouble':
      machine.line.troubleNext(does.trouble);
      return;
    case 'weather':
      machine.line.setWeather(does.weather, does.forMs);
      return;
    case 'breakOnceTold':
      for (const { line, tabs } of world.machines) {
        line.clear();
        line.troubleNext({ kind: 'pass' });
        for (let time = 0; time < does.times; time += 1) line.troubleNext({ kind: 'dropBefore' });
        tabs[0]?.replay.wake('button');
      }
      return;
    case 'killTab': {
      const dying = random.next() < 0.5 ? machine.tabs : tab === undefined ? [] : [tab];
      for (const { process } of dying) scheduler.killAfter(process, 1 + does.afterTasks);
      later(world, does.backAfterMs, () => {
        // Once the trouble is over nobody dies any more.
        if (!world.isCalm) for (const { process } of dying) scheduler.kill(process);
        if (machine.tabs.length < world.story.tabs && !machine.isGone) machine.openTab();
      });
      return;
    }
    case 'openTab':
      if (machine.tabs.length < 3) machine.openTab();
      return;
    case 'freeze':
      if (tab !== undefined) scheduler.freeze(tab.process, does.forMs);
      return;
    case 'hangDisk':
      for (const { process } of machine.tabs) scheduler.hangDisk(process, does.forMs);
      return;
    case 'closeDisk':
      if (tab !== undefined) machine.disk.closeUnder(tab.process);
      return;
    case 'fullDisk': {
      const { disk } = machine;
      disk.setFull(true);
      later(world, does.forMs, () => {
        disk.setFull(false);
      });
      return;
    }
    case 'damageRow':
      onDisk(() => damageRow(world, machine, does.table, random));
      return;
    case 'keepDisk':
      onDisk(async () => {
        world.keptDisks.set(machine, await machine.disk.snapshot());
      });
      return;
    case 'loseCommits':
      loseCommits(world, machine);
      return;
    case 'clone':
      if (world.machines.length < 5) {
        onDisk(async () => {
          const snapshot = await machine.disk.snapshot();
          for (const mid of idsIn(snapshot, ['outbox'])) ledger.withoutVoucher.add(mid);
          const clone = world.addMachine();
          await clone.goBackTo(snapshot);
          clone.openTab();
        });
      }
      return;
    case 'setClock':
      machine.clockWrongBy = does.byMs;
      return;
    case 'killServer':
      if (servers.killOne(random.integer(0, 7), does.afterTasks)) {
        later(world, does.backAfterMs, () => {
          if (servers.alive < world.story.servers) servers.start();
        });
      }
      return;
    case 'serverDiskFull':
      world.serverWritesToFail += does.writes;
      return;
    case 'backUpServer':
      world.backups.push(servers.backup());
      return;
    case 'restoreServer':
      restoreServer(world, random);
      return;
    default:
      does satisfies never;
  }
}

function later(world: World, milliseconds: number, run: () => void): void {
  world.scheduler.after(milliseconds, run, { of: world.teller });
}

/** A disk that does not work is told as such by the client; anything else it throws is a bug. */
async function unlessDisk(work: () => Promise<void>): Promise<void> {
  try {
    await work();
  } catch (error) {
    if (storageFailure(error) === undefined) throw error;
  }
}

async function act(
  world: World,
  machine: Machine,
  { store, process }: Tab,
  kind: ActKind,
  random: SeededRandom,
): Promise<string | undefined> {
  if (isBookAct(kind)) return bookAct(world, { machine, store, process }, kind, random);
  if (kind === 'state') {
    if ((await store.session()) === null) return undefined;
    const { office } = await store.office();
    return perform(world, { machine, store, process }, chooseStatement(office ?? undefined, random));
  }
  const shown = await store.dossiers({ limit: 6 });
  const command = chooseAct(
    kind,
    shown.map(({ dossier }) => dossier),
    random,
  );
  if (command === undefined) return undefined;
  const mid = await perform(world, { machine, store, process }, command);
  if (mid !== undefined && kind === 'oversized' && command.name === 'editDossier')
    world.ledger.violate('bug', `an oversized act was saved: ${mid}`);
  return mid;
}

/** A person does something at the register, and what she enters under a number she writes on paper in the same moment. */
async function bookAct(
  world: World,
  { machine, store, process }: Pick<Tab, 'store' | 'process'> & { readonly machine: Machine },
  kind: BookActKind,
  random: SeededRandom,
): Promise<undefined> {
  if ((await store.session()) === null) return undefined;
  const dossiers = (await store.dossiers({ limit: 12 })).map(({ dossier }) => dossier);
  const { books, device } = await readBooks(world, machine, { store, process });
  for (const command of chooseBookActs(
    kind,
    { shown: dossiers, books, device, onPaper: world.ledger.onPaper },
    random,
  )) {
    const mid = await perform(world, { machine, store, process }, command);
    const { number = null, book } = command.args as { readonly number?: number | null; readonly book?: string };
    if (mid === undefined) return undefined;
    if (command.name === 'enterInBook' && number !== null && book !== undefined) {
      world.ledger.paper.set(mid, { book, number, entity: command.entity ?? '' });
      world.ledger.writeOnPaper(number);
    }
  }
  return undefined;
}

/** Its id, once the screen has said that it is saved. */
async function perform(
  world: World,
  { machine, store, process }: Pick<Tab, 'store' | 'process'> & { readonly machine: Machine },
  command: Command,
): Promise<string | undefined> {
  const saved = await store.perform(command);
  if (saved.status !== 'saved') return undefined;
  const { mid, entity } = saved;
  world.mutations += 1;
  world.ledger.saved.set(mid, { mid, machine: machine.name, entity, name: command.name });
  // R1: at this very moment the screen says so.
  const here = (table: string): boolean => machine.disk.rows(table).some((row) => row['id'] === mid);
  if (process.alive && !here('outbox') && !here('acknowledged')) {
    world.ledger.violate('onDisk', `${command.name} ${mid} was said to be saved and is not on the disk`);
  }
  return mid;
}

/** R18: an administrator ends an officer's access, as long as somebody is left. */
async function endAccess(world: World, number: number): Promise<void> {
  const { ledger, servers, scheduler } = world;
  const { id } = world.officer(number);
  if (ledger.ended.size >= officers.length - 1 || ledger.ended.has(id)) return;
  // The server's clock knows whole milliseconds.
  const begun = { from: Math.floor(scheduler.now), to: Infinity };
  ledger.ended.set(id, begun);
  await servers.endAccess(id);
  ledger.ended.set(id, { ...begun, to: scheduler.now });
}

/** R18: an administrator revokes a machine, which may be locked just then. */
async function revokeMachine(world: World, machine: Machine, locked: boolean): Promise<void> {
  const { ledger, servers, scheduler } = world;
  const { device } = machine;
  if (device === undefined || ledger.revoked.has(device)) return;
  if (locked) machine.lock();
  const begun = { from: Math.floor(scheduler.now), to: Infinity };
  ledger.revoked.set(device, begun);
  await servers.revoke(device);
  ledger.revoked.set(device, { ...begun, to: scheduler.now });
}

/** It comes as another machine, and somebody signs in on it. */
function beginAnew(world: World, machine: Machine, number: number): void {
  machine.beginAnew();
  const [tab] = machine.tabs;
  if (tab === undefined) return;
  world.inTab(tab, () =>
    unlessDisk(async () => {
      await tab.signIn(world.officer(number));
    }),
  );
}

async function decideApart(
  world: World,
  { machine, tab, take }: { readonly machine: Machine; readonly tab: Tab; readonly take: boolean },
  random: SeededRandom,
): Promise<void> {
  const apart = [...world.ledger.setApart];
  const mid = apart[random.integer(0, apart.length - 1)];
  const entity = world.ledger.saved.get(mid ?? '')?.entity;
  if (mid === undefined || entity === undefined) return;
  const args = { mid, take, reason: 'Đã hỏi lại người phụ trách (thử)' };
  await perform(world, { ...tab, machine }, { name: 'decideQuarantined', entity, args });
}
