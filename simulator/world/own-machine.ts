import type { StoreParts } from '../../src/store/store-parts.ts';
import { readIdentity } from '../../src/store/identity.ts';
import { noteKnown, openDeviceSigner, readIsKnown } from '../../src/store/keys/device-signer.ts';
import { readMeta } from '../../src/store/meta.ts';
import { reopening, storageFailure } from '../../src/store/storage-failure.ts';
import {
  countDrafts,
  countUnanswered,
  readRevokedNote,
  wipeDatabase,
  writeRevokedNote,
} from '../../src/store/wipe-device.ts';
import type { Timers } from '../../src/store/device-ports.ts';
import { askAsDevice, introduceKey } from '../../src/sync/ask-as-device.ts';
import type { Attempt } from '../../src/sync/exchange.ts';
import { handIn } from '../../src/sync/hand-in.ts';
import { leaveMachine } from '../../src/sync/leave-machine.ts';
import { createPageStore } from '../../src/store/pages/create-page-store.ts';
import { createPageWire } from '../../src/sync/pages/page-wire.ts';
import { sendLastPages } from '../../src/sync/pages/send-last-pages.ts';
import { type SignedIn, signIn } from '../../src/sync/sign-in.ts';
import { createSignedWire } from '../../src/sync/signed-wire.ts';
import { digestOf, madeUpSubtle } from './made-up-keys.ts';
import { sealMadeUp } from './made-up-parcel.ts';
import { password } from './people-of-the-world.ts';
import { hashText } from './server-room.ts';

export interface OwnMachineParts {
  readonly storeParts: StoreParts;
  readonly fetch: typeof fetch;
  readonly origin: string;
  readonly timers: Timers;
  /** What waits can be sealed so that only the commune opens it. */
  readonly seals: boolean;
  readonly isOpen: () => boolean;
  /** There may be pages to send before it goes. */
  readonly hasPages: boolean;
  /** One exchange that says what waits and asks for nothing. */
  readonly sayLast: () => Promise<Attempt>;
  /** Everything is forgotten; what comes after this never comes. */
  readonly gone: () => void;
  readonly report: (error: unknown) => void;
}

/** What is the machine's own in one tab: its key, its wire, and how it leaves. As the page puts it together, with made-up keys. */
export interface OwnMachine {
  readonly wire: typeof fetch;
  signIn(username: string, code?: string): Promise<SignedIn>;
  /** Asks as the machine itself whether it may stay, now and again and again. */
  look(): void;
}

const lookEvery = 10 * 60_000;
const leaveAgainAfter = 30_000;
const mostLastExchanges = 50;

export function createOwnMachine(parts: OwnMachineParts): OwnMachine {
  const { storeParts, fetch, origin, timers, seals, isOpen, hasPages, sayLast, gone, report } = parts;
  const { database, clock } = storeParts;
  const subtle = madeUpSubtle(storeParts.randomBytes);
  const digest = async (bytes: Uint8Array): Promise<string> => digestOf(bytes);
  const openOwn = async () => ({ ...(await openDeviceSigner({ database, subtle })), digest });
  let opened: ReturnType<typeof openOwn> | undefined;
  const signer = async () => {
    opened ??= openOwn();
    try {
      return await opened;
    } catch (error) {
      opened = undefined;
      throw error;
    }
  };
  const offset = async () => (await reopening(database, () => readMeta(database, 'clockOffset'))) ?? 0;

  let leaving = false;
  const revoked = (): void => {
    if (leaving) return;
    leaving = true;
    void leave().then(
      (left) => {
        if (left === 'gone') return;
        leaving = false;
        timers.set(leaveAgainAfter, revoked);
      },
      (error: unknown) => {
        if (storageFailure(error) === undefined) report(error);
        leaving = false;
        timers.set(leaveAgainAfter, revoked);
      },
    );
  };
  const plain = createSignedWire({ fetch, clock, signer, offset, revoked });
  const asking = { fetch: plain, origin, timers };
  let introducing: Promise<void> | undefined;
  const introduce = (authorization: string): Promise<void> =>
    (introducing ??= (async () => {
      const own = await signer();
      if (await readIsKnown(database)) return;
      const outcome = await introduceKey(asking, { authorization, key: own.publicKey });
      if (outcome === 'known') await noteKnown(database);
      if (outcome === 'later') introducing = undefined;
    })().catch((error: unknown) => {
      introducing = undefined;
      throw error;
    }));
  const wire = createSignedWire({ fetch, clock, signer, offset, revoked, introduce });

  const leave = () =>
    leaveMachine({
      notes: {
        read: () => readRevokedNote(storeParts),
        write: (handedIn) => writeRevokedNote(storeParts, handedIn),
      },
      waiting: () => countUnanswered(storeParts),
      drafts: () => countDrafts(storeParts),
      sealedOutbox: () => (seals ? sealMadeUp(storeParts) : Promise.resolve(null)),
      sealedForServer: () => Promise.resolve(null),
      handIn: async (sealed) =>
        handIn({ ...asking, device: (await readIdentity(storeParts)).device, hash: hashText }, sealed),
      isOpen,
      async sayLast() {
        for (let turn = 0; turn < mostLastExchanges; turn += 1) {
          if ((await countUnanswered(storeParts)) === 0) return true;
          if ((await sayLast()).status !== 'exchanged') return false;
        }
        return false;
      },
      pages: async () =>
        hasPages && isOpen()
          ? sendLastPages({
              store: createPageStore(storeParts),
              wire: createPageWire({ ...asking, clock }),
              ...{ clock, timers, chance: () => 0, report },
            })
          : 'done',
      tellEmpty: async () => askAsDevice(asking, (await readIdentity(storeParts)).device, { leaves: true }),
      async wipe(handed) {
        const wiped = await wipeDatabase(storeParts, handed);
        if (wiped) gone();
        return wiped;
      },
    });

  const lookOnce = async (): Promise<void> => {
    if ((await readRevokedNote(storeParts)) !== undefined) {
      revoked();
      return;
    }
    if (!(await readIsKnown(database))) return;
    await askAsDevice(asking, (await readIdentity(storeParts)).device);
  };
  const look = (): void => {
    void lookOnce().catch(() => undefined);
    timers.set(lookEvery, look);
  };
  return {
    wire,
    look,
    async signIn(username, code) {
      const { device } = await readIdentity(storeParts);
      const { publicKey: key } = await signer();
      const request = { username, password, device, key, ...(code === undefined ? {} : { code }) };
      const outcome = await signIn({ fetch: plain, origin, clock, timers }, request);
      if (outcome.status === 'signedIn') await noteKnown(database);
      return outcome;
    },
  };
}
