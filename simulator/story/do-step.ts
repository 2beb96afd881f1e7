import { lookAtScreen } from '../check/look-at-screen.ts';
import type { Tab } from '../world/machine.ts';
import { beginAnew, decideApart, endAccess, revokeMachine } from './change-access.ts';
import { damageRow, idsIn, loseCommits } from './harm-disk.ts';
import { act, unlessDisk } from './make-act.ts';
import { restoreServer } from './restore-server.ts';
import type { Step } from './step.ts';
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
    case 'pageTrouble':
      machine.line.pageTroubleNext(does.trouble);
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
