import type { StoreParts } from '../../src/store/store-parts.ts';
import { reopening } from '../../src/store/storage-failure.ts';
import type { SealedOutbox } from '../../src/sync/leave-machine.ts';

/** What waits, as the real parcel has it, and open: sealing takes time that is not the story's. */
export async function sealMadeUp({ database }: Pick<StoreParts, 'database'>): Promise<SealedOutbox> {
  const rows = await reopening(database, () =>
    database.transaction('r', database.outbox, () => database.outbox.orderBy('turn').toArray()),
  );
  const acts = rows.map(({ id, box }) => ({ id, box: Buffer.from(box).toString('base64url') }));
  return { bytes: new TextEncoder().encode(JSON.stringify(acts)), count: rows.length, upTo: rows.at(-1)?.turn ?? 0 };
}

/** Ids of the acts in one. */
export function actsInParcel(bytes: Uint8Array): readonly string[] {
  const acts = JSON.parse(new TextDecoder().decode(bytes)) as readonly { readonly id: string; readonly box: string }[];
  return acts.flatMap(({ id, box }) => (box.length > 0 ? [id] : []));
}
