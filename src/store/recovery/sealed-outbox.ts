import type { DeviceDatabase } from '../database.ts';
import type { Bytes, Clock } from '../device-ports.ts';
import { readRecoverySeals } from '../keys/key-parts.ts';
import type { KeyTools } from '../keys/seal-under.ts';
import { readMeta } from '../meta.ts';
import { reopening } from '../storage-failure.ts';
import { toBase64Url, toHex } from './bytes-as-text.ts';
import { writeOutboxFile } from './outbox-file.ts';

export interface SealedOutboxParts extends KeyTools {
  readonly database: DeviceDatabase;
  readonly clock: Clock;
}

export type SealedOutbox =
  | {
      readonly status: 'sealed';
      readonly bytes: Bytes;
      readonly count: number;
      readonly upTo: number;
      readonly keyId: string;
    }
  /** Nothing waits. */
  | { readonly status: 'empty' }
  /** So many wait, and this profile's data key was never sealed to a recovery key: nobody could open the copy. */
  | { readonly status: 'noKey'; readonly count: number };

/**
 * Everything of this profile's that has no final receipt, of whoever works here, and the drafts beside it, as a file that the
 * commune's recovery key opens. All of it stays as it lies on the disk, sealed under the data key, which goes with it sealed
 * to the recovery key: so it is made of a locked profile too. `leaves`: drafts alone are reason enough.
 */
export async function sealedOutbox(
  parts: SealedOutboxParts,
  { leaves = false }: { readonly leaves?: boolean } = {},
): Promise<SealedOutbox> {
  const { database, clock } = parts;
  const { rows, drafts, seals, identity } = await reopening(database, () =>
    database.transaction('r', database.outbox, database.drafts, database.keys, database.meta, async () => ({
      rows: await database.outbox.orderBy('turn').toArray(),
      drafts: await database.drafts.toArray(),
      seals: await readRecoverySeals(database),
      identity: await readMeta(database, 'identity'),
    })),
  );
  const [newest] = [...seals].sort(([, a], [, b]) => b.order - a.order);
  if (rows.length === 0 && !(leaves && drafts.length > 0)) return { status: 'empty' };
  if (newest === undefined || identity === undefined) return { status: 'noKey', count: rows.length };
  const [keyId, { scope, device, publicKey, box }] = newest;
  const { incarnation } = identity;
  const madeAt = new Date(clock.now()).toISOString();
  const count = rows.length;
  const bytes = await writeOutboxFile(parts, {
    head: { scope, device, incarnation, madeAt, count, drafts: drafts.length, keyId, publicKey: toHex(publicKey) },
    publicKey,
    body: {
      dataKey: toBase64Url(box),
      acts: rows.map(({ id, hash, state, ...row }) => ({ id, hash, state, box: toBase64Url(row.box) })),
      drafts: drafts.map((row) => ({ id: row.id, box: toBase64Url(row.box) })),
    },
  });
  return { status: 'sealed', bytes, count, upTo: rows.at(-1)?.turn ?? 0, keyId };
}
