import type { Timers } from '../store/device-ports.ts';
import type { KeyGate } from '../store/keys/key-gate.ts';
import { sealProfile } from '../store/keys/seal-profile.ts';
import { keepFolderCopy } from '../store/recovery/folder-copy.ts';
import { keepSealed } from '../store/recovery/keep-sealed.ts';
import { createRecoveryWork, type RecoveryWork } from '../store/recovery/recovery-work.ts';
import type { StoreParts } from '../store/store-parts.ts';
import { idlePause } from './idle-pause.ts';

export interface OpenRecovery {
  readonly work: RecoveryWork;
  /** Rows of before sealing, and the data key to the commune's recovery key: after the first screen. */
  readonly sealAll: () => Promise<void>;
}

/** What seals this profile and what opens it when a PIN is forgotten; `subtle` is there, or nobody asks. */
export function openRecovery({
  storeParts,
  subtle = crypto.subtle,
  gate,
  timers,
}: {
  readonly storeParts: StoreParts;
  readonly subtle: SubtleCrypto | undefined;
  readonly gate: KeyGate;
  readonly timers: Timers;
}): OpenRecovery {
  const { database, hash, randomBytes, clock } = storeParts;
  const parts = { storeParts, database, hash, randomBytes, clock, subtle, gate, timers };
  return {
    work: createRecoveryWork(parts),
    async sealAll() {
      await sealProfile({ ...storeParts, pause: idlePause }).catch(reportError);
      keepSealed(parts, reportError);
      keepFolderCopy(parts, reportError);
    },
  };
}
