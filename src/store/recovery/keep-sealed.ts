import { liveQuery } from 'dexie';
import { newestRecoveryKey } from '../../domain/office/office.ts';
import { statedRecoveryKey } from '../../domain/office/stated-value.ts';
import { readIdentity } from '../identity.ts';
import { rawDataKey } from '../keys/data-keys.ts';
import type { KeyGate } from '../keys/key-gate.ts';
import { readRecoverySeals, recoverySealId } from '../keys/key-parts.ts';
import type { KeyTools } from '../keys/seal-under.ts';
import { readMeta } from '../meta.ts';
import { readOffice } from '../office-view.ts';
import type { RecoverySealRow } from '../rows.ts';
import { reopening } from '../storage-failure.ts';
import type { StoreParts } from '../store-parts.ts';
import { fromBase64Url } from './bytes-as-text.ts';
import { idOf } from './recovery-key.ts';
import { sealToKey } from './seal-to-key.ts';

export interface KeepSealedParts {
  readonly storeParts: StoreParts;
  readonly gate: Pick<KeyGate, 'keys'>;
  readonly subtle: SubtleCrypto;
}

/** `none`: the commune names no key that can be sealed to. */
export type KeptSealed = 'none' | 'already' | 'sealed';

/**
 * Seals the profile's data key to the commune's newest recovery key, where it is not yet. One row in one step: a tab killed
 * before it has sealed nothing, and two tabs write the same thing twice.
 */
export async function sealDataKey({ storeParts, gate, subtle }: KeepSealedParts): Promise<KeptSealed> {
  const { database, randomBytes } = storeParts;
  const scope = (await reopening(database, () => readMeta(database, 'session')))?.scope;
  const { office } = await readOffice(storeParts);
  const stated = statedRecoveryKey(newestRecoveryKey(office ?? undefined)?.to);
  if (scope === undefined || stated === undefined) return 'none';
  const publicKey = fromBase64Url(stated.publicKey);
  // A key under another's name would open nothing with the paper that bears it.
  if ((await idOf(subtle, publicKey)) !== stated.id) return 'none';
  const id = recoverySealId(stated.id);
  const { device } = await readIdentity(storeParts);
  const known = (await reopening(database, () => database.keys.get(id))) as RecoverySealRow | undefined;
  if (known?.device === device && known.scope === scope) return 'already';
  const tools: KeyTools = { subtle, randomBytes };
  const bytes = await rawDataKey(subtle, await gate.keys());
  const sealedFor = { purpose: 'data key', scope, keyId: stated.id, device } as const;
  const box = await sealToKey(tools, publicKey, { ...sealedFor, bytes });
  await reopening(database, () =>
    database.transaction('rw', database.keys, async () => {
      const order = (await readRecoverySeals(database)).size;
      await database.keys.put({ id, scope, device, publicKey, order, box });
    }),
  );
  return 'sealed';
}

/** Does so now, and again whenever what the commune has stated has changed; the answer ends it. */
export function keepSealed(parts: KeepSealedParts, onTrouble: (error: unknown) => void): () => void {
  let last: Promise<unknown> = Promise.resolve();
  const seal = (): void => {
    last = last.then(() => sealDataKey(parts)).catch(onTrouble);
  };
  const stated = liveQuery(async () => newestRecoveryKey((await readOffice(parts.storeParts)).office ?? undefined));
  const watch = stated.subscribe({ next: seal, error: onTrouble });
  return () => watch.unsubscribe();
}
