import { sessionOnDisk } from '../../src/store/names-on-disk.ts';
import { digestNoted } from '../check/check-base.ts';
import { noteGiven } from '../check/check-books.ts';
import { checkSameOffice } from '../check/check-office.ts';
import type { OfficeView } from '../../src/store/store.ts';
import { byId, waitingOn } from '../check/check-device.ts';
import { pagesWaitingOn } from '../check/check-pages.ts';
import { mayKeep } from '../check/check-machines.ts';
import { notInHands, readLastWords } from '../check/check-hands.ts';
import { type ScopeState } from '../../src/store/meta.ts';
import { isRecovering, type Recovery } from '../../src/store/restore-state.ts';
import type { Machine } from '../world/machine.ts';
import { officers, scope } from '../world/people-of-the-world.ts';
import type { ScopeCounter } from '../../sync-server/store/scope-rows.ts';
import type { World } from './world.ts';

const minutes = 60_000;
/** The longest that anything may hold the next try back, and some tries after it. */
const patience = 45 * minutes;
const lookEvery = 3_000;
/** Within which a machine at rest hears the last word on what is held. */
const hearsWithin = 10 * minutes;
/** Requests that a machine may need beside those for what waits. */
const fewRequests = 60;

/**
 * The trouble is over: lines are good, servers and tabs run, somebody is signed in everywhere. From here on everything
 * must come to rest by itself: nothing waits, and every base is at the server's head with the server's digest.
 */
export async function comeToRest(world: World): Promise<void> {
  const { scheduler, servers, machines, ledger } = world;
  calm(world);
  const since = scheduler.now;
  const before = new Map(machines.map((machine) => [machine, machine.line.requests + waitingOn(machine).count]));
  let counter: ScopeCounter;
  let signedInAgain = ledger.restores === 0;
  let looked = false;
  let restsSince: number | undefined;
  for (;;) {
    await scheduler.runUntil(() => false, scheduler.now + lookEvery);
    scheduler.enter(world.teller);
    counter = await servers.inspect((store) => store.read((reads) => reads(scope).counter()));
    if (!world.isBusy && machines.every((machine) => isAtRest(world, machine, counter))) {
      if (!signedInAgain) {
        signedInAgain = await everyoneSignsIn(world);
        continue;
      }
      restsSince ??= scheduler.now;
      const apart = await apartFromServer(world);
      if (apart.length > 0 && scheduler.now - restsSince < hearsWithin) continue;
      for (const sentence of apart) ledger.violate('hands', sentence);
      if (looked) break;
      // A damaged record is noticed by whoever reads it, and then asked for again.
      await lookAtEverything(world);
      looked = true;
      continue;
    }
    if (scheduler.now - since > patience) {
      for (const machine of machines) {
        if (!isAtRest(world, machine, counter))
          ledger.violate('drains', `${machine.name}: ${standing(machine, counter)}`);
      }
      return;
    }
    await signInWhereNeeded(world);
  }
  const polls = (scheduler.now - since) / 20_000;
  for (const [machine, requests] of before) {
    const made = machine.line.requests - requests;
    if (made > fewRequests + polls)
      ledger.violate('requests', `${machine.name} made ${made} requests after the trouble`);
  }
  const offices = new Map<string, OfficeView>();
  for (const machine of machines) {
    const [tab] = machine.tabs;
    if (tab === undefined || ledger.revoked.has(machine.device ?? '')) continue;
    offices.set(machine.name, await scheduler.runToEnd(tab.process, () => tab.store.office()));
    const digest =
      digestNoted(ledger, machine) ?? (await scheduler.runToEnd(tab.process, () => tab.store.exchange.digest()));
    if (digest !== counter.digest)
      ledger.violate('digest', `${machine.name} has ${digest}, the server ${counter.digest}`);
  }
  checkSameOffice(ledger, offices);
}

async function apartFromServer({ ledger, machines, servers }: World): Promise<readonly string[]> {
  const words = await servers.inspect((store) => readLastWords(store, [...ledger.saved.keys()]));
  return notInHands(ledger, machines, words);
}

/** A restored server has forgotten who signed in where: whoever made something on a machine does it there once more. */
async function everyoneSignsIn(world: World): Promise<boolean> {
  for (const { disk, tabs } of world.machines) {
    const [tab] = tabs;
    if (tab === undefined) return false;
    const authors = new Set([...disk.rows('outbox'), ...disk.rows('acknowledged')].map(({ author }) => author));
    for (const officer of officers.filter(({ id }) => authors.has(id))) {
      const outcome = await world.scheduler.runToEnd(tab.process, () =>
        tab.signIn(officer).catch((error: unknown) => String(error)),
      );
      if (outcome !== 'signedIn') return false;
    }
  }
  return true;
}

async function lookAtEverything({ machines, scheduler, ledger }: World): Promise<void> {
  for (const { tabs } of machines) {
    const [tab] = tabs;
    if (tab === undefined) continue;
    const shown = await scheduler.runToEnd(tab.process, () => tab.store.dossiers({ limit: 10_000 }));
    noteGiven(ledger, shown);
    // A damaged one is noticed here too.
    await scheduler.runToEnd(tab.process, () => tab.store.office());
  }
}

function calm(world: World): void {
  const { servers, machines, story, scheduler } = world;
  scheduler.enter(world.teller);
  world.isCalm = true;
  world.serverWritesToFail = 0;
  servers.trouble.throwsOn.clear();
  servers.trouble.doesNotKnow.clear();
  // A mended build is a new start: what was put aside is judged again.
  servers.startAll(story.servers);
  for (const machine of machines) {
    machine.line.clear();
    machine.disk.setFull(false);
    if (machine.isGone) continue;
    machine.unlock();
    // A death that the story drew for later would end a tab in the middle of what is asked of it now.
    for (const { process } of machine.tabs) scheduler.spare(process);
    if (machine.tabs.length === 0) machine.openTab();
  }
}

/** A person signs in where nobody is, or where the server asks for it. */
async function signInWhereNeeded(world: World): Promise<void> {
  for (const [number, machine] of world.machines.entries()) {
    if (machine.isGone || world.ledger.revoked.has(machine.device ?? '')) continue;
    const [tab] = machine.tabs;
    if (tab === undefined) {
      machine.openTab();
      continue;
    }
    const meta = byId(machine.disk.rows('meta'));
    const log = meta.get('exchangeLog')?.['value'] as { readonly signInNeeded?: boolean } | undefined;
    const account = (meta.get(sessionOnDisk)?.['value'] as { readonly account: string } | undefined)?.account;
    if (account !== undefined && !world.ledger.ended.has(account) && log?.signInNeeded !== true) continue;
    await world.scheduler.runToEnd(tab.process, () =>
      tab.signIn(world.officerWithAccess(number)).catch((error: unknown) => String(error)),
    );
  }
}

function scopeOf(machine: Machine): ScopeState | undefined {
  return byId(machine.disk.rows('meta')).get(`scope:${scope}`)?.['value'] as ScopeState | undefined;
}

function isAtRest({ ledger, story }: World, machine: Machine, { seq, chain }: ScopeCounter): boolean {
  if (machine.isGone) return true;
  // R18: it forgets everything, unless nobody can hand in what waits there.
  if (ledger.revoked.has(machine.device ?? '')) return mayKeep(ledger, machine, story.seals ?? false);
  const state = scopeOf(machine);
  const meta = byId(machine.disk.rows('meta'));
  const recovery = meta.get(`recovery:${scope}`)?.['value'] as Recovery | undefined;
  return (
    machine.disk.quiet &&
    meta.has(sessionOnDisk) &&
    !isRecovering(recovery) &&
    !machine.disk.rows('meta').some(({ id }) => String(id).startsWith('damage:records')) &&
    waitingOn(machine).count === 0 &&
    pagesWaitingOn(machine).pages === 0 &&
    state?.cursor?.seq === seq &&
    state.cursor.chain === chain &&
    (state.wholeTo ?? null) === null &&
    !state.rewalking
  );
}

function standing(machine: Machine, { seq }: ScopeCounter): string {
  const log = byId(machine.disk.rows('meta')).get('exchangeLog')?.['value'];
  const { count } = waitingOn(machine);
  return `${count} wait, base at ${scopeOf(machine)?.cursor?.seq ?? 0} of ${seq}, log ${JSON.stringify(log)}`;
}
