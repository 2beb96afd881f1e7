import { sessionOnDisk } from '../../src/store/names-on-disk.ts';
import { IDBKeyRange } from 'fake-indexeddb';
import { createStoreOn, type DeviceStore } from '../../src/store/create-store.ts';
import { type Clock, plainSealer, type Timers } from '../../src/store/device-ports.ts';
import { openStoreParts } from '../../src/store/open-store-parts.ts';
import { createSealCheck } from '../../src/sync/check-seals.ts';
import { createExchange } from '../../src/sync/exchange.ts';
import { fetchKeys } from '../../src/sync/fetch-keys.ts';
import { guardStore } from '../../src/sync/guard-store.ts';
import { createLeadership } from '../../src/sync/leader.ts';
import { createReplay, type Replay } from '../../src/sync/replay.ts';
import { createStorageWatch } from '../../src/sync/storage-watch.ts';
import { createTransport } from '../../src/sync/transport.ts';
import type { DiskSnapshot } from '../../tests/support/device-disk.ts';
import { createFakeIds } from '../../tests/support/fake-ids.ts';
import { createDisk, createDiskFrom, type Disk } from './disk.ts';
import { Line } from './line.ts';
import type { OldReplies } from './old-replies.ts';
import type { Theft } from './thief.ts';
import { verifyMadeUp } from './made-up-seals.ts';
import { createPageLane } from './page-lane.ts';
import { createOwnMachine } from './own-machine.ts';
import type { Officer } from './people-of-the-world.ts';
import { mixed, type Process, type Scheduler } from './scheduler.ts';
import { hashText, type ServerRoom, worldBegins } from './server-room.ts';
import { createTabLocks, type TabLocks } from './tab-locks.ts';
import type { WireRequest } from './wire-message.ts';

/** One tab of the real client. */
export interface Tab {
  readonly process: Process;
  readonly store: DeviceStore;
  readonly replay: Replay;
  /** Asks the server who this is, and begins her session; what came of it. Where the machine needs a code, one is made for it. */
  signIn(officer: Officer): Promise<string>;
}

export interface MachineParts {
  readonly seed: number;
  readonly scheduler: Scheduler;
  readonly servers: ServerRoom;
  /** Without them every tab works the loop. */
  readonly hasLocks: boolean;
  readonly cutEvery: number | null;
  readonly old: OldReplies;
  /** Told whenever an answer has been kept. */
  readonly answered: (machine: Machine) => void;
  /** Told when an exchange sets out, with the acts that no server has answered here yet; the answer is told when it arrives. */
  readonly sets: (unanswered: () => readonly string[]) => () => void;
  /** What waits on a machine that leaves goes sealed. */
  readonly seals: boolean;
  /** A machine that was revoked has forgotten everything: called before its tabs and its disk go. */
  readonly gone: (machine: Machine) => void;
  /** A thief has sent something of what travelled here, and this came back. */
  readonly stolen: (how: Theft, status: number) => void;
  /** Papers are photographed in this story: the tab that leads sends their pages. */
  readonly hasPages: boolean;
  /** A server has let a page of this machine's begin. */
  readonly pageBegun: (machine: Machine, request: WireRequest, askedAt: number) => void;
  /** Told of what the client calls a bug. */
  readonly report: (error: unknown) => void;
}

/** One browser profile with its clock, its disk, its line and its tabs. */
export class Machine {
  readonly name: string;
  readonly line: Line;
  readonly #parts: MachineParts;
  readonly #locks: TabLocks;
  #disk: Disk;
  #tabs: Tab[] = [];
  #opened = 0;
  #disks = 0;
  /** Its clock against the true one, in milliseconds. */
  clockWrongBy = 0;
  /** Whole rows the servers sent it. */
  pulledRows = 0;
  /** How often it came to the head of the changes with another base than the server's. */
  mismatches = 0;
  /** For whom, and from when, the latest exchange was that came through; `null`: somebody else signed in meanwhile. */
  heard: { readonly account: string | undefined; readonly askedAt: number } | null = null;
  /** When the latest exchange set out that came through. */
  toldAt: number | null = null;
  /** Nobody has unlocked it: its page waits, and asks nothing but whether the machine may stay. */
  #locked = false;
  /** It was revoked, and has forgotten everything. */
  #gone = false;

  constructor(parts: MachineParts, name: string) {
    this.name = name;
    this.#parts = parts;
    const unanswered = (): string[] =>
      this.#disk.rows('outbox').flatMap(({ id, receipt }) => (receipt === null ? [String(id)] : []));
    const watch = (): (() => void) => parts.sets(unanswered);
    const { cutEvery, old, stolen } = parts;
    const pageBegun = (request: WireRequest, askedAt: number): void => {
      parts.pageBegun(this, request, askedAt);
    };
    this.line = new Line(parts.scheduler, parts.servers, { name, cutEvery, old, watch, stolen, pageBegun });
    this.#locks = createTabLocks(parts.scheduler);
    this.#disk = createDisk(parts.scheduler, name);
  }

  get disk(): Disk {
    return this.#disk;
  }

  /** By which the servers know it; `undefined`: it has not asked for anything yet. */
  get device(): string | undefined {
    const identity = this.#disk.rows('meta').find(({ id }) => id === 'identity');
    return (identity?.['value'] as { readonly device: string } | undefined)?.device;
  }

  get isGone(): boolean {
    return this.#gone;
  }

  get isLocked(): boolean {
    return this.#locked;
  }

  /** Who is signed in. */
  get account(): string | undefined {
    const session = this.#disk.rows('meta').find(({ id }) => id === sessionOnDisk);
    return (session?.['value'] as { readonly account: string } | undefined)?.account;
  }

  get tabs(): readonly Tab[] {
    return this.#tabs.filter(({ process }) => process.alive);
  }

  openTab(): Tab {
    const { scheduler, seed, hasLocks, report } = this.#parts;
    this.#opened += 1;
    const name = `${this.name} tab ${this.#opened}`;
    const process = scheduler.process(name);
    const disk = this.#disk;
    const openedAt = scheduler.now;
    const clock: Clock = {
      now: () => worldBegins + this.clockWrongBy + Math.floor(scheduler.now),
      monotonic: () => scheduler.now - openedAt,
    };
    const timers: Timers = { set: (milliseconds, run) => scheduler.after(milliseconds, run, { of: process }) };
    const { newId, randomBytes } = createFakeIds(mixed(seed, name));
    const chance = (): number => scheduler.random(process).next();
    const storeParts = openStoreParts({
      place: { name: disk.name, indexedDB: disk.factoryFor(process), IDBKeyRange },
      sealer: plainSealer,
      hash: hashText,
      clock,
      timers,
      newId,
      randomBytes,
    });
    const store = createStoreOn(storeParts);
    const watches = new Set<() => void>();
    const watched = {
      ...store.exchange,
      watch: (onEvent: Parameters<typeof store.exchange.watch>[0]) => {
        const end = store.exchange.watch(onEvent);
        watches.add(end);
        return end;
      },
    };
    const origin = 'http://server.test';
    const isOpen = !this.#locked;
    const own = createOwnMachine({
      storeParts,
      fetch: this.line.fetchFor(process),
      origin,
      timers,
      seals: this.#parts.seals,
      isOpen: () => isOpen,
      sayLast: () => saysLast(),
      hasPages: this.#parts.hasPages,
      gone: () => {
        if (process.alive) this.#forget();
      },
      report,
    });
    const fetch = own.wire;
    const send = createTransport({ fetch, origin, gzip: undefined, clock, timers });
    const leadership = createLeadership({
      turn: (decide) => store.exchange.turnTerm(decide),
      read: () => store.exchange.term(),
      newId,
      clock,
      timers,
      locks: hasLocks ? this.#locks.locksFor(process) : undefined,
      lockName: 'lien-mach-replay',
      visible: () => true,
      storage: createStorageWatch(() => store.exchange.reopen()),
    });
    const guarded = guardStore(watched, { timers, confirm: () => leadership.confirm() });
    const check = createSealCheck({
      store: guarded,
      hash: hashText,
      verify: verifyMadeUp,
      fetchKeys: () => fetchKeys({ fetch, origin, timers }),
    });
    const exchanging = { send, clock, randomBytes, chance, build: 'simulated' };
    const exchange = createExchange({ ...exchanging, store: guarded, check });
    // As of a page that leaves: it waits for no leader.
    const saysLast = createExchange({ ...exchanging, store: store.exchange, check, last: true });
    const counted = async (): ReturnType<typeof exchange> => {
      const asks = { account: this.account, askedAt: scheduler.now };
      const attempt = await exchange();
      if (attempt.status === 'exchanged') {
        this.pulledRows += attempt.done.pulled;
        if (attempt.done.mismatches > 0) this.mismatches += 1;
        this.toldAt = asks.askedAt;
        this.heard = asks.account === this.account ? asks : null;
        this.#parts.answered(this);
      }
      return attempt;
    };
    const lane = this.#parts.hasPages ? createPageLane({ store, fetch, origin, clock, timers, chance, report }) : {};
    const replay = createReplay({
      ...{ store: guarded, exchange: counted, clock, timers, chance, leadership, report },
      ...lane,
    });
    const tab: Tab = {
      process,
      store,
      replay,
      signIn: async ({ username }) => {
        let outcome = await own.signIn(username);
        if (outcome.status === 'deviceNotEnrolled') {
          outcome = await own.signIn(username, await this.#parts.servers.makeCode(process));
        }
        if (outcome.status === 'signedIn') await store.startSession(outcome.session);
        return outcome.status;
      },
    };
    this.#tabs.push(tab);
    scheduler.whenDead(process, () => {
      for (const end of watches) end();
      disk.forget(process);
      store.close();
      this.#locks.release(process);
    });
    scheduler.soon(
      () => {
        own.look();
        if (isOpen) replay.start();
      },
      { of: process },
    );
    return tab;
  }

  /** Its page is left, and comes back locked. */
  lock(): void {
    this.killAll();
    this.#locked = true;
    this.openTab();
  }

  unlock(): void {
    if (!this.#locked) return;
    this.killAll();
    this.#locked = false;
    this.openTab();
  }

  /** The browser begins anew with nothing: another machine to the servers. */
  beginAnew(): void {
    if (!this.#gone) return;
    this.#gone = false;
    this.heard = null;
    this.toldAt = null;
    this.openTab();
  }

  /** The page has emptied the database: it, and what other tabs hold of it, go. */
  #forget(): void {
    this.#parts.gone(this);
    this.#gone = true;
    this.#locked = false;
    this.killAll();
    this.#disks += 1;
    this.#disk = createDisk(this.#parts.scheduler, `${this.name} disk ${this.#disks}`);
  }

  killAll(): void {
    for (const { process } of this.tabs) this.#parts.scheduler.kill(process);
    this.#tabs = [];
  }

  /** The power goes, and the disk is as it was at an earlier moment. */
  async goBackTo(snapshot: DiskSnapshot): Promise<void> {
    this.killAll();
    this.#disks += 1;
    const disk = await createDiskFrom(this.#parts.scheduler, `${this.name} disk ${this.#disks}`, snapshot);
    // Whoever opened a tab meanwhile opened it on the disk that is gone.
    this.killAll();
    this.#disk = disk;
  }
}
