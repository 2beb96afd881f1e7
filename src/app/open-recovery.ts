import type { Timers } from '../store/device-ports.ts';
import type { KeyGate } from '../store/keys/key-gate.ts';
import { sealProfile } from '../store/keys/seal-profile.ts';
import { keepFolderCopy } from '../store/recovery/folder-copy.ts';
import { handInNow, keepHandIn, sealHandIn, type SealedHandIn } from '../store/recovery/kept-hand-in.ts';
import { keepSealed } from '../store/recovery/keep-sealed.ts';
import { createRecoveryWork, type RecoveryWork } from '../store/recovery/recovery-work.ts';
import { type SealedOutbox, sealedOutbox } from '../store/recovery/sealed-outbox.ts';
import type { StoreParts } from '../store/store-parts.ts';
import { keepServerKeys } from '../store/server-keys.ts';
import { reopening } from '../store/storage-failure.ts';
import { askKeys } from '../sync/fetch-keys.ts';
import { type CarryWork, createCarryWork } from '../sync/carry/carry-work.ts';
import { buildName } from './build-name.ts';
import { idlePause } from './idle-pause.ts';

export interface OpenRecovery {
  readonly work: RecoveryWork;
  readonly carry: CarryWork;
  /** Rows of before sealing, and the data key to the commune's recovery key: after the first screen. */
  readonly sealAll: () => Promise<void>;
  /** What a revoked machine hands in, also one that is locked: for the commune's recovery key, or for the server's. */
  readonly lastOutbox: () => Promise<SealedOutbox>;
  readonly handIn: (isOpen: boolean) => Promise<SealedHandIn | null>;
}

/** As much of the machine as carry files need. */
interface OwnMachine {
  readonly wire: typeof fetch;
  sign(text: string): Promise<string>;
  digest(bytes: Uint8Array<ArrayBuffer>): Promise<string | undefined>;
}

/** What seals this profile and what opens it when a PIN is forgotten; `subtle` is there, or nobody asks. */
export function openRecovery({
  storeParts,
  subtle = crypto.subtle,
  gate,
  timers,
  wire,
  chance,
  machine,
  beforeLock,
}: {
  readonly storeParts: StoreParts;
  readonly subtle: SubtleCrypto | undefined;
  readonly gate: KeyGate;
  readonly timers: Timers;
  readonly wire: typeof fetch;
  readonly chance: () => number;
  readonly machine: () => Promise<OwnMachine>;
  /** Runs before the page locks, when what is typed has been kept. */
  readonly beforeLock: (keep: () => Promise<unknown>) => void;
}): OpenRecovery {
  const { database, hash, randomBytes, clock } = storeParts;
  const parts = { storeParts, database, hash, randomBytes, clock, subtle, gate, timers };
  // Both kinds at once: what comes back in a file is held to keys when there is no line to ask for them.
  const askKey = async (): Promise<string | undefined> => {
    const told = await askKeys({ fetch: wire, origin: '', timers });
    if (told === undefined) return undefined;
    await reopening(database, () =>
      database.transaction('rw', database.meta, () => keepServerKeys(database, told.keys)),
    );
    return told.handIn;
  };
  return {
    lastOutbox: () => sealedOutbox(parts, { leaves: true }),
    handIn: (isOpen) => handInNow({ ...parts, askKey }, isOpen),
    work: createRecoveryWork(parts),
    carry: createCarryWork({
      ...{ storeParts, subtle, timers, chance, build: buildName },
      wire: async (input, init) => (await machine()).wire(input, init),
      sign: async (text) => (await machine()).sign(text),
      digest: async (bytes) => (await machine()).digest(bytes),
    }),
    async sealAll() {
      await sealProfile({ ...storeParts, pause: idlePause }).catch(reportError);
      keepSealed(parts, reportError);
      keepFolderCopy(parts, reportError);
      keepHandIn({ ...parts, askKey }, reportError);
      beforeLock(() => sealHandIn(parts));
    },
  };
}
