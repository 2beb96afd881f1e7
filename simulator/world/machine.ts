import { sessionOnDisk } from '../../src/store/names-on-disk.ts';
import { IDBKeyRange } from 'fake-indexeddb';
import { createStore, type DeviceStore } from '../../src/store/create-store.ts';
import { type Clock, plainSealer, type Timers } from '../../src/store/device-ports.ts';
import { createSealCheck } from '../../src/sync/check-seals.ts';
import { createExchange } from '../../src/sync/exchange.ts';
import { fetchKeys } from '../../src/sync/fetch-keys.ts';
import { guardStore } from '../../src/sync/guard-store.ts';
import { createLeadership } from '../../src/sync/leader.ts';
import { createReplay, type Replay } from '../../src/sync/replay.ts';
import { signIn } from '../../src/sync/sign-in.ts';
import { createStorageWatch } from '../../src/sync/storage-watch.ts';
import { createTransport } from '../../src/sync/transport.ts';
import type { DiskSnapshot } from '../../tests/support/device-disk.ts';
import { createFakeIds } from '../../tests/support/fake-ids.ts';
import { createDisk, createDiskFrom, type Disk } from './disk.ts';
import { Line } from './line.ts';
import type { OldReplies } from './old-replies.ts';
import { verifyMadeUp } from './made-up-seals.ts';
import { type Officer, password } from './people-of-the-world.ts';
import { mixed, type Process, type Scheduler } from './scheduler.ts';
import { hashText, type ServerRoom, worldBegins } from './server-room.ts';
import { createTabLocks, type TabLocks } from './tab-locks.ts';

/** One tab of the real client. */
export interface Tab {
  readonly process: Process;
  readonly store: DeviceStore;
  readonly replay: Replay;
  /** Asks the server who this is, and begins her session; what came of it. */
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

  constructor(parts: MachineParts, name: string) {
    this.name = name;
    this.#parts = parts;
    const unanswered = (): string[] =>
      this.#disk.rows('outbox').flatMap(({ id, receipt }) => (receipt === null ? [String(id)] : []));
    const watch = (): (() => void) => parts.sets(unanswered);
    this.line = new Line(parts.scheduler, parts.servers, { name, cutEvery: parts.cutEvery, old: parts.old, watch });
    this.#locks = createTabLocks(parts.scheduler);
    this.#disk = createDisk(parts.scheduler, name);
  }

  get disk(): Disk {
    return this.#disk;
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
    const store = createStore({
      place: { name: disk.name, indexedDB: disk.factoryFor(process), IDBKeyRange },
      sealer: plainSealer,
      hash: hashText,
      clock,
      timers,
      newId,
      randomBytes,
    });
    const watches = new Set<() => void>();
    const watched = {
      ...store.exchange,
      watch: (onEvent: Parameters<typeof store.exchange.watch>[0]) => {
        const end = store.exchange.watch(onEvent);
        watches.add(end);
        return end;
      },
    };
    const fetch = this.line.fetchFor(process);
    const origin = 'http://server.test';
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
    const exchange = createExchange({ store: guarded, send, check, clock, randomBytes, chance, build: 'simulated' });
    const counted = async (): ReturnType<typeof exchange> => {
      const asks = { account: this.account, askedAt: scheduler.now };
      const attempt = await exchange();
      if (attempt.status === 'exchanged') {
        this.pulledRows += attempt.done.pulled;
        if (attempt.done.mismatches > 0) this.mismatches += 1;
        this.heard = asks.account === this.account ? asks : null;
        this.#parts.answered(this);
      }
      return attempt;
    };
    const replay = createReplay({ store: guarded, exchange: counted, clock, timers, chance, leadership, report });
    const tab: Tab = {
      process,
      store,
      replay,
      async signIn({ username }) {
        const { device } = await store.identity();
        const outcome = await signIn({ fetch, origin, clock, timers }, { username, password, device });
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
        replay.start();
      },
      { of: process },
    );
    return tab;
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
