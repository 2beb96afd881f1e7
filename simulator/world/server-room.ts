import { rolesOfBefore } from '../../src/domain/access/role.ts';
import { createHash } from 'node:crypto';
import { createApp } from '../../sync-server/app.ts';
import { createDeviceCode } from '../../sync-server/create-device-code.ts';
import { createLive } from '../../sync-server/live.ts';
import { lookAtAllPens } from '../../sync-server/look-at-pens.ts';
import { createLog } from '../../sync-server/log.ts';
import { createLocalPokes } from '../../sync-server/pokes.ts';
import { reconsider } from '../../sync-server/reconsider.ts';
import { closedPolicy } from '../../sync-server/security-headers.ts';
import type { ServerClock } from '../../sync-server/server-clock.ts';
import type { ServerStore } from '../../sync-server/store/port.ts';
import { applyMutation } from '../../src/domain/apply-mutation.ts';
import { parcelPath } from '../../src/protocol/parcel.ts';
import type { HashText } from '../../src/domain/words.ts';
import type { PageBlobs } from '../../sync-server/documents/page-blobs.ts';
import { createFakeIds } from '../../tests/support/fake-ids.ts';
import { heardBlobs } from './heard-blobs.ts';
import { handInKey } from './unused-hand-in-key.ts';
import { madeUpSigner, verifyMadeUp } from './made-up-seals.ts';
import { communes, officers, password, scope } from './people-of-the-world.ts';
import { promptPacking } from './prompt-packing.ts';
import { mixed, type Process, type Scheduler } from './scheduler.ts';
import type { DatabaseConnection, MakeDatabase, SimulatedDatabase } from './simulated-database.ts';
import { type StoreTap, tapStore } from './store-tap.ts';
import type { WireReply, WireRequest } from './wire-message.ts';

export const hashText: HashText = (text) => createHash('sha256').update(text).digest('hex');

/** When every world begins: a Friday morning in Viet Nam. */
export const worldBegins = Date.parse('2026-11-20T02:00:00.000Z');

/** What a broken mutator does to an act of one of these ids; absent: works as it should. */
export interface MutatorTrouble {
  readonly throwsOn: Set<string>;
  readonly doesNotKnow: Set<string>;
}

interface Running {
  readonly process: Process;
  readonly connection: DatabaseConnection;
  readonly app: ReturnType<typeof createApp>;
  readonly pending: Set<(reply: WireReply | 'reset') => void>;
  ready: boolean;
}

export interface ServerRoomParts {
  readonly seed: number;
  readonly scheduler: Scheduler;
  readonly makeDatabase: MakeDatabase;
  readonly slowStatements: boolean;
  /** A machine that is not known needs a code. */
  readonly byCode: boolean;
  /** Of a build that has no road for exchanges in pieces. */
  readonly wholeOnly: boolean;
  readonly tap: StoreTap;
  /** Told of each page that a server takes for whole. */
  readonly pagePut: (sha256: string, bytes: Uint8Array) => void;
  /** Every line of every server's log. */
  readonly logged: (line: string) => void;
}

/** The server processes of a world and the database behind them. */
export class ServerRoom {
  readonly #parts: ServerRoomParts;
  readonly #clock: ServerClock;
  readonly #trouble: MutatorTrouble = { throwsOn: new Set(), doesNotKnow: new Set() };
  readonly #admin: Process;
  readonly #newId: () => string;
  readonly #adminBytes: (length: number) => Uint8Array;
  /** Where whole pages lie: no database is put back with it. */
  readonly blobs: PageBlobs;
  #database: SimulatedDatabase;
  #running: Running[] = [];
  #started = 0;

  constructor(parts: ServerRoomParts) {
    const { seed, scheduler, makeDatabase, slowStatements } = parts;
    this.#parts = parts;
    this.blobs = heardBlobs(parts.pagePut);
    this.#clock = {
      now: () => new Date(worldBegins + Math.floor(scheduler.now)).toISOString(),
      monotonicMs: () => scheduler.now,
    };
    this.#admin = scheduler.process('administrator');
    this.#newId = createFakeIds(mixed(seed, 'database')).newId;
    this.#adminBytes = createFakeIds(mixed(seed, 'codes')).randomBytes;
    this.#database = makeDatabase({
      scheduler,
      newId: this.#newId,
      now: () => this.#clock.now(),
      slowStatements,
    });
  }

  get trouble(): MutatorTrouble {
    return this.#trouble;
  }

  get alive(): number {
    return this.#running.filter(({ process, ready }) => process.alive && ready).length;
  }

  /** Makes communes and accounts, and starts so many processes. */
  async open(processes: number): Promise<void> {
    const { scheduler } = this.#parts;
    await this.inspect(async ({ accounts }) => {
      for (const commune of communes) await accounts.putCommune(commune);
      for (const { id, username, name, commune } of officers) {
        const roles = rolesOfBefore;
        const account = {
          id,
          username,
          name,
          title: 'Công chức (thử)',
          scope: commune.code,
          roles,
          passwordHash: password,
        };
        await accounts.putAccount(account, this.#clock.now());
      }
    });
    for (let count = 0; count < processes; count += 1) this.start();
    await scheduler.runUntil(() => this.alive === processes);
  }

  /** One more process: it judges again what an older build could not, then takes requests. */
  start(): void {
    const { scheduler, seed, tap, logged } = this.#parts;
    this.#started += 1;
    const name = `server ${this.#started}`;
    const process = scheduler.process(name);
    const connection = this.#database.connect();
    const store = tapStore(connection.store, tap);
    const ids = createFakeIds(mixed(seed, name));
    const clock = this.#clock;
    const apply: typeof applyMutation = (dossier, mutation, recordedAt) => {
      if (this.#trouble.throwsOn.has(mutation.mid)) throw new TypeError('a reducer that throws');
      if (this.#trouble.doesNotKnow.has(mutation.mid)) return { status: 'unknownKind' };
      return applyMutation(dossier, mutation, recordedAt);
    };
    const pokes = createLocalPokes();
    const app = createApp({
      store,
      pokes,
      live: createLive({ store, pokes }),
      timers: { set: (milliseconds, run) => scheduler.after(milliseconds, run, { of: process }) },
      passwords: { hash: async (text) => text, fits: async (text, kept) => text === kept },
      apply,
      clock,
      newId: ids.newId,
      randomBytes: ids.randomBytes,
      hash: hashText,
      packing: promptPacking,
      signer: madeUpSigner,
      handInKey,
      verify: verifyMadeUp,
      log: createLog('info', { write: logged }),
      tokenHours: 12,
      sessions: { accessMinutes: 60, sessionDays: 14 },
      enrolment: { by: this.#parts.byCode ? 'code' : 'password', keyless: false },
      blobs: this.blobs,
      communeBytes: 1e9,
      files: new Map(),
      contentSecurityPolicy: closedPolicy,
      committed: () => undefined,
      stopping: () => false,
      addressOf: () => '127.0.0.1',
      cameByHttps: () => false,
    });
    const running: Running = { process, connection, app, pending: new Set(), ready: false };
    this.#running.push(running);
    scheduler.whenDead(process, () => {
      connection.kill();
      for (const answer of running.pending) answer('reset');
      running.pending.clear();
    });
    scheduler.soon(
      () => {
        void (async () => {
          await store.receiptKeys.add(madeUpSigner.key, clock.now());
          await reconsider({ store, pokes, clock, hash: hashText, apply });
          await lookAtAllPens({ store, pokes, clock, hash: hashText, apply });
          running.ready = true;
        })();
      },
      { of: process },
    );
  }

  /** One of the processes dies between two of its next steps; `undefined` when none is left. */
  killOne(which: number, afterTasks: number): boolean {
    const alive = this.#running.filter(({ process }) => process.alive);
    const chosen = alive[which % Math.max(1, alive.length)];
    if (chosen === undefined) return false;
    this.#parts.scheduler.killAfter(chosen.process, 1 + afterTasks);
    return true;
  }

  /** All of them end, and as many of a mended build start. */
  startAll(processes: number): void {
    this.killAll();
    for (let count = 0; count < processes; count += 1) this.start();
  }

  killAll(): void {
    for (const { process } of this.#running) this.#parts.scheduler.kill(process);
    this.#running = [];
  }

  backup(): () => SimulatedDatabase {
    return this.#database.backup();
  }

  /** All processes end, the database becomes the one that was kept, and as many start again. */
  restore(kept: () => SimulatedDatabase, processes: number): void {
    this.killAll();
    const before = this.#database;
    this.#database = kept();
    before.close();
    for (let count = 0; count < processes; count += 1) this.start();
  }

  /** The administrator ends an officer's access. */
  async endAccess(account: string): Promise<void> {
    await this.#administer(({ accounts }) => accounts.endAccess(account, this.#clock.now()));
  }

  /** The administrator revokes a machine. */
  async revoke(device: string): Promise<void> {
    await this.#administer(({ devices }) => devices.revoke(device, null, this.#clock.now()));
  }

  /** The administrator makes a code, and reads it out to whoever asks. */
  async makeCode(asker: Process): Promise<string> {
    const parts = { clock: this.#clock, hash: hashText, randomBytes: this.#adminBytes };
    const wanted = { scope, name: '', by: null };
    const { code } = await this.#administer((store) => createDeviceCode(wanted, { ...parts, store }));
    await new Promise<void>((resolve) => {
      this.#parts.scheduler.soon(resolve, { of: asker });
    });
    return code;
  }

  async #administer<Value>(work: (store: ServerStore) => Promise<Value>): Promise<Value> {
    const connection = this.#database.connect();
    const value = await new Promise<Value>((done, failed) => {
      this.#parts.scheduler.soon(() => void work(connection.store).then(done, failed), { of: this.#admin });
    });
    connection.kill();
    return value;
  }

  /** Gives a request to one of the living; `answer` is told once. */
  handle(request: WireRequest, which: number, answer: (reply: WireReply | 'reset' | 'nobody') => void): void {
    const ready = this.#running.filter(({ process, ready: isReady }) => process.alive && isReady);
    const server = ready[which % Math.max(1, ready.length)];
    if (server === undefined) {
      answer('nobody');
      return;
    }
    const once = (reply: WireReply | 'reset'): void => {
      if (server.pending.delete(once)) answer(reply);
    };
    server.pending.add(once);
    this.#parts.scheduler.soon(() => void this.#serve(server, request).then(once), {
      of: server.process,
    });
  }

  /** Looks at the database from outside, in the administrator's name. */
  async inspect<Value>(work: (store: ServerStore) => Promise<Value>): Promise<Value> {
    const connection = this.#database.connect();
    try {
      return await this.#parts.scheduler.runToEnd(this.#admin, () => work(connection.store));
    } finally {
      connection.kill();
    }
  }

  close(): void {
    this.killAll();
    this.#database.close();
  }

  async #serve({ app }: Running, { method, path, headers, body }: WireRequest): Promise<WireReply> {
    const road = this.#parts.wholeOnly && path.startsWith(parcelPath('')) ? '/v1/no-such-road' : path;
    const sent = method === 'GET' || method === 'HEAD' ? { method, headers } : { method, headers, body };
    const response = await app.request(`http://server.test${road}`, sent);
    return {
      status: response.status,
      headers: [...response.headers],
      body: new Uint8Array(await response.arrayBuffer()),
    };
  }
}
