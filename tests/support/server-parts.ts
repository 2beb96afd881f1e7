import { createHash } from 'node:crypto';
import type { AppParts } from '../../sync-server/app-parts.ts';
import { newHandInKey } from '../../sync-server/hand-in-key.ts';
import { createLog } from '../../sync-server/log.ts';
import { newReceiptSigner, verifyWithNode } from '../../sync-server/node-receipt-signer.ts';
import { createLive } from '../../sync-server/live.ts';
import { createLocalPokes } from '../../sync-server/pokes.ts';
import { createPasswords, type Passwords } from '../../sync-server/passwords.ts';
import type { ServerClock } from '../../sync-server/server-clock.ts';
import { closedPolicy } from '../../sync-server/security-headers.ts';
import { zlibPacking } from '../../sync-server/zlib-packing.ts';
import type { ServerStore } from '../../sync-server/store/port.ts';
import { tellStanding } from '../../sync-server/store/tell-standing.ts';
import { applyMutation } from '../../src/domain/apply-mutation.ts';
import type { HashText } from '../../src/domain/words.ts';
import type { Commune } from '../../src/protocol/sign-in.ts';
import { blobsInMemory } from './blobs-in-memory.ts';
import { createFakeIds } from './fake-ids.ts';
import { realTimers } from './real-timers.ts';

export const serverHash: HashText = (text) => createHash('sha256').update(text).digest('hex');

/** A server's clock that stands still until it is moved. */
export interface HeldClock extends ServerClock {
  advance(milliseconds: number): void;
}

export function holdServerClock(start = '2026-11-20T02:00:00.000Z'): HeldClock {
  let moved = 0;
  return {
    now: () => new Date(Date.parse(start) + moved).toISOString(),
    monotonicMs: () => moved,
    advance(milliseconds) {
      moved += milliseconds;
    },
  };
}

/** The made-up commune, and another one beside it. */
export const testCommune: Commune = {
  code: '99999',
  name: 'xã Thử Nghiệm',
  provinceCode: '99',
  provinceName: 'tỉnh Mẫu',
  closing: '17:00',
};
export const otherCommune: Commune = { ...testCommune, code: '99998', name: 'xã Thử Bên Cạnh' };

let cheap: Promise<Passwords> | undefined;

/** Real argon2id, with a cost that a test can afford. */
export function cheapPasswords(): Promise<Passwords> {
  cheap ??= createPasswords({ memoryKiB: 64, passes: 1 });
  return cheap;
}

export const testPassword = 'plainly made up';

/** One for all made-up servers, as the key file is that a backup brings back. */
export const testSigner = newReceiptSigner();
const testHandInKey = newHandInKey();

/** The parts of an app over a store, with everything else held still. */
export async function testAppParts(store: ServerStore, overrides: Partial<AppParts> = {}): Promise<AppParts> {
  const ids = createFakeIds(8);
  const pokes = overrides.pokes ?? createLocalPokes();
  return {
    store: tellStanding(store, pokes),
    passwords: await cheapPasswords(),
    apply: applyMutation,
    pokes,
    live: createLive({ store, pokes }),
    timers: realTimers,
    clock: holdServerClock(),
    newId: ids.newId,
    randomBytes: ids.randomBytes,
    hash: serverHash,
    signer: testSigner,
    handInKey: testHandInKey,
    verify: verifyWithNode,
    packing: zlibPacking,
    log: createLog('silent', { write: () => undefined }),
    tokenHours: 12,
    sessions: { accessMinutes: 60, sessionDays: 14 },
    enrolment: { by: 'password', keyless: true },
    blobs: blobsInMemory(),
    communeBytes: 1e9,
    files: new Map(),
    contentSecurityPolicy: closedPolicy,
    committed: () => undefined,
    stopping: () => false,
    addressOf: () => '127.0.0.1',
    cameByHttps: () => false,
    ...overrides,
  };
}
