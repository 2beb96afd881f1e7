import type { KeyGate } from '../store/keys/key-gate.ts';
import { sealProfile } from '../store/keys/seal-profile.ts';
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
}: {
  readonly storeParts: StoreParts;
  readonly subtle: SubtleCrypto | undefined;
  readonly gate: KeyGate;
}): OpenRecovery {
  const { database, hash, randomBytes, clock } = storeParts;
  return {
    work: createRecoveryWork({ storeParts, database, hash, randomBytes, clock, subtle, gate }),
    async sealAll() {
      await sealProfile({ ...storeParts, pause: idlePause }).catch(reportError);
      keepSealed({ storeParts, gate, subtle }, reportError);
    },
  };
}
