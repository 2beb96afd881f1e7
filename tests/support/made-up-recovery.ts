import { randomBytes } from 'node:crypto';
import { officeIdOf } from '../../src/domain/office/office-id.ts';
import { keyText } from '../../src/domain/office/office-key.ts';
import { lastStated } from '../../src/domain/office/office.ts';
import { makeRecoveryKey, type RecoveryKeyMade } from '../../src/store/recovery/recovery-key.ts';
import { deriveDataKeys } from '../../src/store/keys/data-keys.ts';
import type { KeepSealedParts } from '../../src/store/recovery/keep-sealed.ts';
import type { StoreParts } from '../../src/store/store-parts.ts';
import type { Store } from '../../src/store/store.ts';

export const madeUpPassphrase = 'khang trao muan thoi bung sat cong lua';

export function makeMadeUpKey(): Promise<RecoveryKeyMade> {
  const { subtle } = globalThis.crypto;
  return makeRecoveryKey({ subtle, randomBytes: (count) => Uint8Array.from(randomBytes(count)) }, madeUpPassphrase);
}

/** A device without a keyring, as if its profile had a data key. */
export function madeUpDataKey(storeParts: StoreParts): KeepSealedParts {
  const { subtle } = globalThis.crypto;
  const keys = deriveDataKeys(subtle, new Uint8Array(32).fill(7));
  return { storeParts, subtle, gate: { keys: () => keys } };
}

/** An administrator states a recovery key on her machine. */
export async function stateKey(store: Pick<Store, 'perform' | 'office'>, { stated }: RecoveryKeyMade): Promise<void> {
  const key = keyText({ kind: 'recoveryKey' });
  const validFrom = '2026-11-20';
  const standing = lastStated((await store.office()).office ?? undefined, key, validFrom);
  const saved = await store.perform({
    name: 'stateValue',
    entity: officeIdOf('99999') ?? '',
    args: {
      key,
      validFrom,
      from: standing?.to ?? null,
      to: stated,
      basis: 'Khoá khôi phục (thử)',
      name: 'Thử Thị Một',
    },
  });
  if (saved.status !== 'saved') throw new Error(JSON.stringify(saved));
}
