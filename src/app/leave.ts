import { createExchangeStore } from '../store/create-exchange-store.ts';
import type { Timers } from '../store/device-ports.ts';
import { hashText } from '../store/hash-text.ts';
import { readIdentity } from '../store/identity.ts';
import type { StoreParts } from '../store/store-parts.ts';
import { createPageStore } from '../store/pages/create-page-store.ts';
import {
  countDrafts,
  countUnanswered,
  countUnsentPages,
  readRevokedNote,
  wipeDatabase,
  writeRevokedNote,
} from '../store/wipe-device.ts';
import { askAsDevice } from '../sync/ask-as-device.ts';
import { createSealCheck } from '../sync/check-seals.ts';
import { createExchange } from '../sync/exchange.ts';
import { fetchKeys } from '../sync/fetch-keys.ts';
import { streamGunzip, streamGzip } from '../sync/gzip.ts';
import { handIn } from '../sync/hand-in.ts';
import { type HandedIn, leaveMachine, type Left } from '../sync/leave-machine.ts';
import { createPageWire } from '../sync/pages/page-wire.ts';
import { sendLastPages } from '../sync/pages/send-last-pages.ts';
import { createTransport } from '../sync/transport.ts';
import { webCryptoVerify } from '../sync/web-crypto-verify.ts';
import { buildName } from './build-name.ts';
import { showLeaving } from './leave-page.ts';
import type { OpenRecovery } from './open-recovery.ts';

interface LeaveHere {
  readonly storeParts: StoreParts;
  /** What seals; `undefined`: without a secure context nothing can be sealed. */
  readonly sealing: (() => Promise<OpenRecovery>) | undefined;
  /** One that proves requests to be this device's. */
  readonly wire: typeof fetch;
  readonly isOpen: () => boolean;
  readonly timers: Timers;
}

export type Leave = () => Promise<Left>;

const ourDatabases = ['lien-mach', 'lien-mach-practice'];
const mostLastExchanges = 50;

/** This page, revoked: hands in what waits, forgets everything, and says so. */
export function createLeave({ storeParts, sealing, wire, isOpen, timers }: LeaveHere): Leave {
  const { clock, randomBytes } = storeParts;
  const asking = { fetch: wire, origin: '', timers };
  const store = createExchangeStore(storeParts);
  const exchange = createExchange({
    store,
    send: createTransport({
      fetch: wire,
      origin: '',
      gzip: streamGzip(globalThis.CompressionStream),
      gunzip: streamGunzip(globalThis.DecompressionStream),
      clock,
      timers,
    }),
    check: createSealCheck({
      store,
      hash: hashText,
      verify: webCryptoVerify(isSecureContext ? crypto.subtle : undefined),
      fetchKeys: () => fetchKeys(asking),
    }),
    clock,
    randomBytes,
    chance: () => 0,
    last: true,
    build: buildName,
  });
  return async () => {
    const waits = await countUnanswered(storeParts);
    if (waits === 0 || isOpen()) showLeaving('leaving', waits);
    let lostPages = 0;
    const left = await leaveMachine({
      notes: {
        read: () => readRevokedNote(storeParts),
        write: (handedIn) => writeRevokedNote(storeParts, handedIn),
      },
      waiting: () => countUnanswered(storeParts),
      drafts: () => countDrafts(storeParts),
      async sealedOutbox() {
        const made = await (await sealing?.())?.lastOutbox();
        return made?.status === 'sealed' ? made : null;
      },
      sealedForServer: async () => (await (await sealing?.())?.handIn(isOpen())) ?? null,
      handIn: async (sealed) => {
        const { device } = await readIdentity(storeParts);
        return handIn({ ...asking, device, hash: hashText }, sealed);
      },
      isOpen,
      async sayLast() {
        for (let turn = 0; turn < mostLastExchanges; turn += 1) {
          if ((await countUnanswered(storeParts)) === 0) return true;
          const attempt = await exchange();
          if (attempt.status !== 'exchanged') return false;
        }
        return false;
      },
      pages: async () =>
        isOpen()
          ? sendLastPages({
              store: createPageStore(storeParts),
              wire: createPageWire({ ...asking, clock }),
              ...{ clock, timers, chance: () => 0 },
              report: (error) => reportError(error),
            })
          : 'done',
      tellEmpty: async () => askAsDevice(asking, (await readIdentity(storeParts)).device, { leaves: true }),
      async wipe(handedIn) {
        lostPages = await countUnsentPages(storeParts);
        return wipeEverything(storeParts, handedIn);
      },
    });
    showLeaving(left, left === 'gone' ? lostPages : await countUnanswered(storeParts));
    return left;
  };
}

/** What is sealed goes first, then what holds nothing of anybody. */
async function wipeEverything(storeParts: StoreParts, handedIn: HandedIn): Promise<boolean> {
  if (!(await wipeDatabase(storeParts, handedIn))) return false;
  for (const name of ourDatabases) indexedDB.deleteDatabase(name);
  if ('caches' in globalThis) for (const name of await caches.keys()) await caches.delete(name);
  localStorage.clear();
  sessionStorage.clear();
  if ('serviceWorker' in navigator) {
    for (const registration of await navigator.serviceWorker.getRegistrations()) await registration.unregister();
  }
  return true;
}
