import { randomBytes } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { IDBFactory, IDBKeyRange } from 'fake-indexeddb';
import { v7 } from 'uuid';
import type { Fields } from '../../src/domain/field.ts';
import { createStoreOn, type DeviceStore } from '../../src/store/create-store.ts';
import { type Clock, plainSealer, type Timers } from '../../src/store/device-ports.ts';
import { hashText } from '../../src/store/hash-text.ts';
import { openStoreParts } from '../../src/store/open-store-parts.ts';
import type { StoreParts } from '../../src/store/store-parts.ts';
import type { Command, DossierView, FailureReason, OutboxEntry } from '../../src/store/store.ts';
import { createRoads, refreshByRoads } from '../../src/sync/roads.ts';
import { createAskRefresh } from '../../src/sync/ask-refresh.ts';
import { type Attempt, createExchange } from '../../src/sync/exchange.ts';
import { renewing } from '../../src/sync/renewing.ts';
import { createFetchSnapshot } from '../../src/sync/fetch-snapshot.ts';
import { streamGunzip, streamGzip } from '../../src/sync/gzip.ts';
import { signIn } from '../../src/sync/sign-in.ts';
import { createSignedWire } from '../../src/sync/signed-wire.ts';
import { createTransport } from '../../src/sync/transport.ts';
import { takenDossier } from './taken-dossier.ts';
import { type DeviceKey, openDeviceKey } from './device-key.ts';
import { loadSnapshot, readDisk, saveSnapshot, writeDisk } from './device-disk.ts';
import { nodeSealCheck } from './seal-check.ts';

export interface DeviceOptions {
  /** Origin of a server, e.g. `http://127.0.0.1:8080`. */
  readonly serverUrl: string;
  readonly account: { readonly username: string; readonly password: string };
  /** Of the profile; two devices with two names share nothing. */
  readonly name: string;
  /** Where the profile is kept at `flush()` and `close()`, and found again at the next `openDevice`. */
  readonly directory?: string;
  /** Another way to the server: through a bad line, or to one in this process. */
  readonly fetch?: typeof fetch;
  /** By which the machine is let in, where it needs one. */
  readonly code?: string;
  /** The hub of its hall, and the way to it. */
  readonly hub?: { readonly url: string; readonly fetch: typeof fetch };
  /** Time as this machine tells it; absent: time as it passes. */
  readonly clock?: Clock;
}

/** What one `sync()` did. Bytes are ours: request and status line, our headers, bodies as transferred. */
export interface Synced {
  /** Acts that travelled in answered exchanges. */
  readonly sent: number;
  /** Receipts that told something new. */
  readonly receipts: number;
  /** Records the server sent because others had changed them. */
  readonly pulled: number;
  readonly bytesUp: number;
  readonly bytesDown: number;
  readonly requests: number;
  /** Bytes of the first answer, heads and all. */
  readonly firstAnswer: number;
  /** Why it gave up for now. Everything is still there, and the next `sync()` goes on. */
  readonly failure?: { readonly reason: FailureReason | 'wrongCredentials'; readonly httpStatus: number | null };
}

/** A headless device: the real client code in Node, on an IndexedDB in memory. */
export interface Device {
  readonly name: string;
  /** Its way to the server: what bears a credential is proved by its key. */
  readonly wire: typeof fetch;
  /** Everything else the store can be asked. */
  readonly store: DeviceStore;
  /** What the store is made of. */
  readonly parts: StoreParts;
  /** By which it is known. */
  readonly key: DeviceKey;
  /** Saves one act. `openDossier` also takes the bare fields of a birth, or `{procedure, fields}`, and completes them. Throws when it was not saved. */
  perform(command: Command): Promise<{ readonly status: 'saved'; readonly mid: string; readonly entity: string }>;
  /** Exchanges until nothing is left to send or pull, or until a failure has outlasted a few tries. */
  sync(): Promise<Synced>;
  dossiers(): Promise<readonly DossierView[]>;
  outbox(): Promise<readonly OutboxEntry[]>;
  /** XOR of the digests of every record of the base, computed from the rows' own bytes. */
  digest(): Promise<string>;
  drawProvisionalCode(at: string): Promise<string>;
  drawSlipToken(): string;
  /** Writes the profile to the directory, as it is on the disk now. */
  flush(): Promise<void>;
  close(): Promise<void>;
}

const databaseName = 'lien-mach';
const triesInARow = 10;

const realClock: Clock = { now: () => Date.now(), monotonic: () => performance.now() };
const timers: Timers = {
  set(milliseconds, run) {
    const timer = setTimeout(run, milliseconds);
    return () => {
      clearTimeout(timer);
    };
  },
};

/** Opens a profile; signs in when it holds no session of this account. Throws when it has to and cannot. */
export async function openDevice(options: DeviceOptions): Promise<Device> {
  const { serverUrl, account, name, directory, fetch: given, clock = realClock } = options;
  const own = openDeviceKey(directory);
  const wire = createSignedWire({
    fetch: given ?? ((input, init) => fetch(input, init)),
    clock,
    signer: () => Promise.resolve(own),
    offset: () => Promise.resolve(0),
  });
  const { hub } = options;
  const hubWire = createSignedWire({
    fetch: hub?.fetch ?? (() => Promise.reject(new TypeError('no hub'))),
    ...{ clock, signer: () => Promise.resolve(own), offset: () => Promise.resolve(0) },
  });
  const origin = serverUrl.replace(/\/+$/u, '');
  const disk = new IDBFactory();
  const kept = directory === undefined ? undefined : loadSnapshot(directory);
  if (kept !== undefined) await writeDisk(disk, databaseName, kept);
  const parts = openStoreParts({
    place: { name: databaseName, indexedDB: disk, IDBKeyRange },
    sealer: plainSealer,
    hash: hashText,
    clock,
    timers,
    newId: () => v7(),
    randomBytes: (count) => randomBytes(count),
  });
  const store = createStoreOn(parts);
  const sendTo = (by: typeof fetch, to: string) =>
    createTransport({
      ...{ fetch: by, origin: to, clock, timers },
      gzip: streamGzip(CompressionStream),
      gunzip: streamGunzip(DecompressionStream),
      digest: (bytes) => own.digest(bytes),
    });
  const once = createExchange({
    store: store.exchange,
    snapshots: createFetchSnapshot({ fetch: wire, origin, clock, timers }),
    check: nodeSealCheck(store.exchange, { fetch: wire, origin, timers }),
    send: createRoads({
      direct: sendTo(wire, origin),
      byHub: (hubOrigin) => sendTo(hubWire, hubOrigin),
      hub: async () => hub?.url ?? (await store.exchange.hub()),
      clock,
    }),
    clock,
    randomBytes: (count) => randomBytes(count),
    chance: Math.random,
    build: `headless ${name}`.slice(0, 64),
  });
  const exchange = renewing(once, {
    store: store.exchange,
    ask: refreshByRoads({
      direct: createAskRefresh({ fetch: wire, origin, clock, timers }),
      byHub: (hubOrigin) => createAskRefresh({ fetch: hubWire, origin: hubOrigin, clock, timers }),
      hub: () => Promise.resolve(hub?.url ?? null),
    }),
    clock,
    chance: Math.random,
    mayGoByHub: () => Promise.resolve(hub !== undefined),
  });

  const signInNow = async (): Promise<Synced['failure']> => {
    const { device } = await store.identity();
    const outcome = await signIn(
      { fetch: wire, origin, clock, timers },
      {
        ...{ username: account.username, password: account.password },
        ...{ device, key: own.publicKey, refreshes: true },
        ...(options.code === undefined ? {} : { code: options.code }),
      },
    );
    switch (outcome.status) {
      case 'signedIn':
        await store.startSession(outcome.session);
        return undefined;
      case 'wrongCredentials':
        return { reason: 'wrongCredentials', httpStatus: 401 };
      case 'accessEnded':
      case 'passwordToChange':
      case 'deviceNotEnrolled':
      case 'deviceRevoked':
        return { reason: 'signInNeeded', httpStatus: 403 };
      case 'offline':
        return { reason: 'offline', httpStatus: null };
      case 'tooManyTries':
        return { reason: 'tooMany', httpStatus: 429 };
      case 'serverTrouble':
        return { reason: 'serverError', httpStatus: outcome.httpStatus };
      default:
        return outcome satisfies never;
    }
  };

  if ((await store.session())?.account.username !== account.username) {
    const failure = await signInNow();
    if (failure !== undefined) {
      store.close();
      throw new Error(`${name}: ${account.username} could not sign in at ${origin}: ${failure.reason}`);
    }
  }

  const flush = async (): Promise<void> => {
    if (directory !== undefined) saveSnapshot(directory, await readDisk(disk, databaseName));
  };
  const device: Device = {
    name,
    store,
    wire,
    parts,
    key: own,
    async perform(command) {
      const whole = isBare(command)
        ? await takenDossier(device, (command.args['fields'] ?? command.args) as Fields, {
            procedure: typeof command.args['procedure'] === 'string' ? command.args['procedure'] : 'birth',
          })
        : command;
      const saved = await store.perform({ ...command, args: whole.args });
      if (saved.status !== 'saved') throw new Error(`${name}: ${command.name} was not saved: ${JSON.stringify(saved)}`);
      return saved;
    },
    sync: () => syncAll(exchange, signInNow),
    dossiers: () => store.dossiers({ limit: 1_000_000 }),
    outbox: async () => (await store.outbox()).entries,
    digest: () => store.exchange.digest(),
    drawProvisionalCode: (at) => store.drawProvisionalCode(at),
    drawSlipToken: () => randomBytes(16).toString('base64url'),
    flush,
    async close() {
      await flush();
      store.close();
    },
  };
  return device;
}

/** Without what the desk adds: code, token, promise. */
function isBare({ name, args }: Command): boolean {
  return name === 'openDossier' && !('provisionalCode' in args);
}

async function syncAll(exchange: () => Promise<Attempt>, signInNow: () => Promise<Synced['failure']>): Promise<Synced> {
  const sum = { sent: 0, receipts: 0, pulled: 0, bytesUp: 0, bytesDown: 0, requests: 0, firstAnswer: 0 };
  let failures = 0;
  for (;;) {
    const attempt = await exchange();
    let failure: Synced['failure'];
    if (attempt.status !== 'signedOut') {
      sum.requests += 1;
      sum.bytesUp += attempt.cost.bytesUp;
      sum.bytesDown += attempt.cost.bytesDown;
    }
    if (attempt.status === 'exchanged') {
      const { done, cost } = attempt;
      if (sum.firstAnswer === 0) sum.firstAnswer = cost.bytesDown;
      sum.sent += done.sent;
      sum.receipts += done.receipts;
      sum.pulled += done.pulled;
      if (done.fault === null && !done.workLeft) return sum;
      if (done.progressed && done.fault === null) failures = 0;
      else failure = { reason: 'badAnswer', httpStatus: null };
    } else if (attempt.status === 'signedOut' || attempt.failure.reason === 'signInNeeded') {
      failure = (await signInNow()) ?? { reason: 'signInNeeded', httpStatus: 401 };
    } else {
      failure = { reason: attempt.failure.reason, httpStatus: attempt.failure.httpStatus };
    }
    if (failure === undefined) continue;
    failures += 1;
    if (failures >= triesInARow) return { ...sum, failure };
    // In place of the loop's seconds: the wait is measured where the loop itself is tested.
    await sleep(5 * failures);
  }
}
